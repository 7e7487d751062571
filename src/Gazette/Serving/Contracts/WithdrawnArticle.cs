using Gazette.Articles;
using Gazette.Storage;
using Gazette.Storage.Articles;

namespace Gazette.Serving.Contracts;

/// <summary>What became of an article that was withdrawn, for whoever withdrew it.</summary>
/// <param name="Reason">As readers are told it; null when the file was deleted.</param>
/// <param name="Purged">Whether its stored text and versions were deleted too.</param>
/// <param name="Note">What was left alone, in a sentence.</param>
public sealed record WithdrawnArticle(string Id, string Url, DateTimeOffset WithdrawnAt, string? Reason, bool Purged, string Note)
{
    /// <param name="stored">With a withdrawal.</param>
    public static WithdrawnArticle Of(StoredArticle stored, Site site)
    {
        var (article, withdrawal) = (stored.Article, stored.Withdrawal!);
        var file = $"The file {article.Upload.Name} in the container {StorageAccount.UploadContainer} was not touched: it is yours to delete.";
        var note = withdrawal.IsPurged ? file : file + " Its stored text and versions are kept; \"purge\": true deletes them.";
        return new WithdrawnArticle(article.Id, site.ArticleUrl(article.Id), withdrawal.At, withdrawal.Reason, withdrawal.IsPurged, note);
    }
}
