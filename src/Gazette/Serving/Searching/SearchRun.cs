using System.Text.RegularExpressions;
using Gazette.Articles;
using Gazette.Articles.Variants;
using Gazette.Pages.Searching;
using Gazette.Storage.Articles;
using Gazette.Storage.Searching;
using Gazette.Text.Searching;

namespace Gazette.Serving.Searching;

/// <summary>
/// One search: the index names articles, and their rows decide. So nothing is shown that readers may not see, or that does not say what was
/// looked for, whatever the index holds.
/// </summary>
/// <param name="deadline">When it comes, what was found by then is the answer.</param>
internal sealed partial class SearchRun(ArticleSearch search, ArticleStore articles, SiteVariant view, GazetteOptions options, CancellationToken deadline, CancellationToken cancellation)
{
    // Read at one time, and for one page.
    private const int AtOnce = ArticleList.PageSize;
    private const int MaxRead = 3 * AtOnce;

    private const int MaxNearest = 2;
    private const int TriedForNearest = 12;

    // Of a query as long as it may be there are thousands.
    private const int MaxShorter = 1_000;

    private readonly Dictionary<SearchTerm, TermHits> read = [];
    private bool isCut;

    /// <summary>Whether strangers may say so.</summary>
    public static bool IsPlace(string text) => Place().IsMatch(text);

    public async Task<SearchResults> RunAsync(string text, SearchQuery query, SearchWindow window)
    {
        var candidates = await search.FindAsync(query, window, read, deadline, cancellation);
        var (items, looked) = await ShownAsync(query, candidates.Hits, ArticleList.PageSize);
        var isLast = looked == candidates.Hits.Count && candidates.IsComplete;
        var next = isLast || looked == 0 || isCut ? null : candidates.Hits[looked - 1].Place;
        // A single term is what was looked for; of several the article's text decides.
        var atLeast = isLast || query.Terms.Count > 1 ? items.Count : Math.Max(items.Count, candidates.Hits.Count - looked + items.Count);
        var isFirst = window.After is null;
        return new SearchResults(
            text, items, next, isFirst ? atLeast : null, isLast && !isCut && !candidates.IsPartial, isCut || candidates.IsPartial,
            items.Count == 0 && isFirst ? await NearestAsync(query, window) : []);
    }

    /// <returns>Those that readers may see and that have all parts, and how many candidates were looked at.</returns>
    private async Task<(List<SearchResult> Items, int Looked)> ShownAsync(SearchQuery query, IReadOnlyList<SearchHit> candidates, int count)
    {
        var (items, looked) = (new List<SearchResult>(), 0);
        while (items.Count < count && looked < Math.Min(candidates.Count, MaxRead))
        {
            var batch = candidates.Skip(looked).Take(Math.Min(AtOnce, count - items.Count)).ToList();
            try
            {
                var stored = await Task.WhenAll(batch.Select(hit => articles.FindAsync(hit.Id, deadline)));
                items.AddRange(stored.OfType<StoredArticle>().Where(found => ArticleEndpoint.Refusal(found, options) is null && Has(found.Article, query)).Select(found => ResultOf(found.Article, query)));
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                isCut = true;
                break;
            }

            looked += batch.Count;
        }

        return (items, looked);
    }

    /// <summary>Each part in one of its fields.</summary>
    private static bool Has(Article article, SearchQuery query)
    {
        var fields = new[] { article.Title, article.Standfirst, article.Source, article.Author, article.Text }.OfType<string>().Select(field => FoldedText.Of(field).Text).ToList();
        return query.Parts.All(part => fields.Exists(field => part.FindIn(field, 0) >= 0));
    }

    private SearchResult ResultOf(Article article, SearchQuery query)
    {
        var shown = view.Of(article);
        var item = new ArticleListItem
        {
            Id = shown.Id,
            Title = shown.Title,
            Standfirst = shown.Standfirst,
            Source = shown.Source,
            Author = shown.Author,
            PublishedAt = shown.PublishedAt,
            UpdatedAt = shown.UpdatedAt,
            Language = shown.Language,
            Column = shown.Column,
            Thumbnail = Timeline.ThumbnailOf(article),
            Summary = shown.Summary,
        };
        return new SearchResult(item, Excerpt.Of(shown.Text, query));
    }

    private async Task<IReadOnlyList<string>> NearestAsync(SearchQuery query, SearchWindow window)
    {
        var (nearest, tried) = (new List<string>(), 0);
        foreach (var text in query.Shorter().Distinct(StringComparer.Ordinal).Take(MaxShorter))
        {
            if (nearest.Count == MaxNearest || tried == TriedForNearest || deadline.IsCancellationRequested || SearchQuery.Parse(text) is not { Parts.Count: > 0 } shorter)
                break;
            // With a term of which it is known by now that no article has it, nothing is found, and nothing need be read.
            if (shorter.Terms.Any(term => read.TryGetValue(term, out var hits) && hits is { IsComplete: true, Hits.Count: 0 }))
                continue;
            tried++;
            var candidates = await search.FindAsync(shorter, window, read, deadline, cancellation);
            if ((await ShownAsync(shorter, candidates.Hits, count: 1)).Items.Count > 0)
                nearest.Add(text);
        }

        return nearest;
    }

    [GeneratedRegex("^[01][0-9]{19}-[a-z0-9-]{1,80}\\z", RegexOptions.None, 10000)]
    private static partial Regex Place();
}
