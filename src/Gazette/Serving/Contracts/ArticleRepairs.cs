using Gazette.Articles;
using Gazette.Articles.Corrections;
using Gazette.Storage.Articles;
using Gazette.Uploads;

namespace Gazette.Serving.Contracts;

/// <summary>
/// How an article came about, for editors: its upload, what was repaired with samples, and what asks for a review. Readers
/// do not get it, for samples and names hold what the page leaves out.
/// </summary>
/// <param name="Version">The number of the article's version that this is about.</param>
/// <param name="StaleCorrections">Corrections that did not fit the upload's latest version.</param>
/// <param name="SameTextAs">The file that was published first with the very same text; null when there is none.</param>
public sealed record ArticleRepairs(
    string Id,
    string Url,
    int Version,
    UploadVersion Upload,
    IReadOnlyList<Repair> Repairs,
    bool NeedsReview,
    IReadOnlyList<StaleCorrection> StaleCorrections,
    string? SameTextAs)
{
    /// <param name="receipt">Of the article's upload; null when it has none.</param>
    public static ArticleRepairs Of(StoredArticle stored, Receipt? receipt, Site site) => new(
        stored.Article.Id,
        site.ArticleUrl(stored.Article.Id),
        stored.Number,
        UploadVersion.Of(stored.Article.Upload),
        stored.Article.Repairs,
        stored.Article.NeedsReview,
        receipt?.StaleCorrections ?? [],
        receipt?.SameTextAs);
}
