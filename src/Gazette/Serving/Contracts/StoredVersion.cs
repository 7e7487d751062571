using System.Text.Json.Serialization;
using Gazette.Articles;
using Gazette.Storage.Articles;

namespace Gazette.Serving.Contracts;

/// <summary>One version of an article for editors: also what it was made of, and what was repaired.</summary>
public sealed record StoredVersion : PublicArticle
{
    private StoredVersion(PublicArticle article, UploadVersion upload, IReadOnlyList<Repair> repairs, bool needsReview)
        : base(article) => (Upload, Repairs, NeedsReview) = (upload, repairs, needsReview);

    [JsonPropertyOrder(1)]
    public UploadVersion Upload { get; }

    [JsonPropertyOrder(2)]
    public IReadOnlyList<Repair> Repairs { get; }

    [JsonPropertyOrder(3)]
    public bool NeedsReview { get; }

    public static new StoredVersion Of(StoredArticle stored, Site site) => new(
        PublicArticle.Of(stored, site), UploadVersion.Of(stored.Article.Upload), stored.Article.Repairs, stored.Article.NeedsReview);
}
