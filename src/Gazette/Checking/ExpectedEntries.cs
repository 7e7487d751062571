using Gazette.Articles.Media;
using Gazette.Storage.Articles;
using Gazette.Storage.Searching;

namespace Gazette.Checking;

/// <summary>
/// What lists, indexes and containers must hold because a row says so. Whoever finds an entry takes it out; what is left in
/// the end is missing.
/// </summary>
/// <param name="siteZone">Of printed times that state none.</param>
internal sealed class ExpectedEntries(TimeZoneInfo siteZone)
{
    /// <summary>By id. A receipt takes its article out of <see cref="Unclaimed"/>.</summary>
    public Dictionary<string, ArticleMark> Articles { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Unclaimed { get; } = new(StringComparer.Ordinal);

    /// <summary>By place: what the entry says of which article.</summary>
    public Dictionary<string, EntryMark> Timeline { get; } = new(StringComparer.Ordinal);

    /// <summary>By place: what the entry says of which upload.</summary>
    public Dictionary<string, EntryMark> Receipts { get; } = new(StringComparer.Ordinal);

    /// <summary>Places of uploads that are being run again: they are listed there until the run has ended.</summary>
    public HashSet<string> OldReceipts { get; } = new(StringComparer.Ordinal);

    public HashSet<(string TextHash, string Id)> Texts { get; } = [];

    /// <summary>Of the search index's entries, by id.</summary>
    public Dictionary<string, IndexDigest> Searched { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Bodies { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Edits { get; } = new(StringComparer.Ordinal);

    /// <summary>Of the articles that stand, by id.</summary>
    public Dictionary<string, ArticleMedia> Media { get; } = new(StringComparer.Ordinal);

    /// <summary>Uploads that may be attachments, and were not taken as such.</summary>
    public HashSet<string> NoAttachments { get; } = new(StringComparer.Ordinal);

    /// <summary>By upload: when its receipt reached its state.</summary>
    public Dictionary<string, DateTimeOffset> LastTurns { get; } = new(StringComparer.Ordinal);

    /// <summary>By upload: the hash of the picture or the attachment that it has given.</summary>
    public Dictionary<string, string> UploadedMedia { get; } = new(StringComparer.Ordinal);

    public void Add(StoredArticle current)
    {
        var article = current.Article;
        Articles[article.Id] = new ArticleMark(
            article.Upload.Name, article.Upload.ETag, current.UploadHash, current.IsStanding, current.IsPublic, article.NeedsReview);
        Unclaimed.Add(article.Id);
        if (current.IsStanding && !article.Media.IsEmpty)
            Media[article.Id] = article.Media;
        if (!current.IsPublic)
            return;
        foreach (var entry in current.Timeline.Entries)
            Timeline[entry.ToString()] = EntryMark.Of(article);
        Searched[article.Id] = IndexDigest.Of(IndexedText.Of(article, siteZone).KeysOf(article.Id));
        Texts.Add((current.TextHash, article.Id));
    }
}
