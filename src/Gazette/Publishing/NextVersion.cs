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
        Article article, Upload upload, ArticleCorrections corrections, StoredArticle? previous, bool isReplay, PipelineVersion version, Holds holds, Func<Article, TimelinePlace> placeOf)
    {
        var hash = StoredArticle.HashOf(upload.Bytes.Span);
        if (previous is null)
            return First(article, hash, version, placeOf(article)) with { Hold = holds.Of(article, previous: null) };

        var withdrawal = isReplay || previous.Withdrawal?.UploadETag != upload.ETag ? null : previous.Withdrawal;
        // Nothing of it may be stored.
        if (withdrawal is { IsPurged: true })
            return previous;
        var hold = holds.Of(article, previous);
        var isSameUpload = previous.UploadHash == hash && previous.Withdrawal is not { IsPurged: true };
        if (isSameUpload && withdrawal == previous.Withdrawal && previous.Pipeline >= version.Number && corrections == previous.Corrections && hold == previous.Hold && article.Media.IsSameAs(previous.Article.Media))
            return previous;
        var isNewVersion = !isSameUpload || !corrections.ReadsLike(previous.Corrections);
        var continued = holds.Shown(Continued(article, previous.Article, isNewVersion), previous, hold);
        return Following(continued, hash, previous, isNewVersion, version, placeOf) with { Corrections = corrections, Withdrawal = withdrawal, Hold = hold };
    }

    /// <summary>The same version, which waits for its time no more.</summary>
    /// <param name="stored">One that is due.</param>
    public static StoredArticle Released(StoredArticle stored, Holds holds, Func<Article, TimelinePlace> placeOf)
    {
        var hold = holds.Of(stored.Article, stored);
        var article = holds.Shown(stored.Article, stored, hold);
        var place = placeOf(article);
        return stored with { Article = article, Hold = hold, Timeline = place, OldTimelines = Old(stored.OldTimelines.Prepend(stored.Timeline), place) };
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
        Article continued, string hash, StoredArticle previous, bool isNewVersion, PipelineVersion version, Func<Article, TimelinePlace> placeOf)
    {
        var earlier = previous.Article;
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

    /// <summary>With its times as the versions before have left them.</summary>
    private static Article Continued(Article article, Article earlier, bool isNewVersion) => article with
    {
        FirstPublishedAt = earlier.FirstPublishedAt,
        UpdatedAt = isNewVersion ? article.UpdatedAt : earlier.UpdatedAt,
        TextChangedAt = isNewVersion && article.Text != earlier.Text ? article.UpdatedAt : earlier.TextChangedAt,
    };

    private static List<T> Old<T>(IEnumerable<T> entries, T current) =>
        [.. entries.Where(old => !EqualityComparer<T>.Default.Equals(old, current)).Distinct().Take(MaxOldEntries)];

    private static string TextHashOf(Article article) => StoredArticle.HashOf(Encoding.UTF8.GetBytes(article.Text));
}
