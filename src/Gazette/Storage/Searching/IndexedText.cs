using Gazette.Articles;
using Gazette.Text.Searching;

namespace Gazette.Storage.Searching;

/// <summary>What the search index holds of one article.</summary>
/// <param name="Moment">When lists have it, as <see cref="SearchKey"/> writes it.</param>
/// <param name="Titles">Terms of its headlines.</param>
/// <param name="Bodies">Terms of its text, source and authors that the headlines do not have.</param>
internal sealed record IndexedText(string Moment, string? Column, IReadOnlyList<string> Titles, IReadOnlyList<string> Bodies)
{
    /// <summary>Further terms of an article cannot be found; 500,000 characters of prose have fewer.</summary>
    public const int MaxTerms = 8_000;

    public static IndexedText Of(Article article, TimeZoneInfo siteZone)
    {
        var titles = TermsOf(article.Title, article.Standfirst).Take(MaxTerms).ToHashSet(StringComparer.Ordinal);
        var bodies = TermsOf(article.Text, article.Source, article.Author).Where(term => !titles.Contains(term)).Distinct(StringComparer.Ordinal).Take(MaxTerms - titles.Count);
        return new IndexedText(SearchKey.Reversed(article.ListedAt(siteZone)), article.Column, [.. titles], [.. bodies]);
    }

    public bool IsSameAs(IndexedText other) =>
        Moment == other.Moment && Column == other.Column && Titles.SequenceEqual(other.Titles) && Bodies.SequenceEqual(other.Bodies);

    /// <summary>The keys of all its entries.</summary>
    public IEnumerable<(string Partition, string Row)> KeysOf(string id) =>
        Titles.Select(term => Key(term, SearchKey.InTitle, id)).Concat(Bodies.Select(term => Key(term, SearchKey.InBody, id)));

    private (string, string) Key(string term, char rank, string id) => (SearchKey.PartitionOf(term), SearchKey.RowOf(term, rank, Moment, id));

    private static IEnumerable<string> TermsOf(params string?[] texts) =>
        texts.Where(text => text is not null).SelectMany(text => SearchTerms.Of(FoldedText.Of(text!).Text));
}
