using System.Text;
using Gazette.Articles;
using Gazette.Articles.Corrections;
using Gazette.Storage.Articles;
using Gazette.Uploads;

namespace Gazette.Publishing;

/// <summary>What an article's row becomes when its upload was edited again.</summary>
internal static class NextVersion
{
    // Each costs a delete per publication; older ones were removed by the runs in between.
    private const int MaxOldEntries = 8;

    /// <summary>
    /// The row to write, or <paramref name="previous"/> itself when the same bytes were published by the same rules and with
    /// the same corrections. A changed upload and a correction make a new version; better rules, pictures that came, changed or went,
    /// and doubts that an editor has accepted replace the one there is, without readers being told.
    /// </summary>
    /// <param name="article">As processing made it of the upload just now.</param>
    /// <param name="isReplay">Whether somebody asked for it to be published again.</param>
    /// <param name="corrections">Those that were laid over it.</param>
    /// <param name="placeOf">Where the list entries of an article stand.</param>
    public static StoredArticle Of(
        Article article, Upload upload, ArticleCorrections corrections, StoredArticle? previous, bool isReplay, PipelineVersion version, Func<Article, TimelinePlace> placeOf)
    {
        var hash = StoredArticle.HashOf(upload.Bytes.Span);
        if (previous is null)
            return First(article, hash, version, placeOf(article));

        var withdrawal = isReplay || previous.Withdrawal?.UploadETag != upload.ETag ? null : previous.Withdrawal;
        // Nothing of it may be stored.
        if (withdrawal is { IsPurged: true })
            return previous;
        var isSameUpload = previous.UploadHash == hash && previous.Withdrawal is not { IsPurged: true };
        if (isSameUpload && withdrawal == previous.Withdrawal && previous.Pipeline >= version.Number && corrections == previous.Corrections && article.Media.IsSameAs(previous.Article.Media))
            return previous;
        var isNewVersion = !isSameUpload || !corrections.ReadsLike(previous.Corrections);
        return Following(article, hash, previous, isNewVersion, version, placeOf) with { Corrections = corrections, Withdrawal = withdrawal };
    }

    private static StoredArticle First(Article article, string hash, PipelineVersion version, TimelinePlace place) => new()
    {
        Article = article,
        Number = 1,
        UploadHash = hash,
        TextHash = TextHashOf(article),
        Pipeline = version.Number,
        Timeline = place,
    };

    private static StoredArticle Following(
        Article article, string hash, StoredArticle previous, bool isNewVersion, PipelineVersion version, Func<Article, TimelinePlace> placeOf)
    {
        var earlier = previous.Article;
        var changesText = isNewVersion && article.Text != earlier.Text;
        var continued = article with
        {
            FirstPublishedAt = earlier.FirstPublishedAt,
            UpdatedAt = isNewVersion ? article.UpdatedAt : earlier.UpdatedAt,
            TextChangedAt = changesText ? article.UpdatedAt : earlier.TextChangedAt,
        };
        var (place, textHash) = (placeOf(continued), TextHashOf(continued));
        return new StoredArticle
        {
            Article = continued,
            Number = isNewVersion ? previous.Number + 1 : previous.Number,
            UploadHash = hash,
            TextHash = textHash,
            OldTexts = Old(previous.OldTexts.Prepend(previous.TextHash), textHash),
            OldMedia = previous.OldMedia.After(earlier.Media, continued.Media),
            Pipeline = version.Number,
            Timeline = place,
            OldTimelines = Old(previous.OldTimelines.Prepend(previous.Timeline), place),
        };
    }

    private static List<T> Old<T>(IEnumerable<T> entries, T current) =>
        [.. entries.Where(old => !EqualityComparer<T>.Default.Equals(old, current)).Distinct().Take(MaxOldEntries)];

    private static string TextHashOf(Article article) => StoredArticle.HashOf(Encoding.UTF8.GetBytes(article.Text));
}
