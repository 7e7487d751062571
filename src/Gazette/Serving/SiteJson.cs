using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Gazette.Articles;
using Gazette.Articles.Corrections;
using Gazette.Articles.Edits;
using Gazette.Serving.Contracts;
using Gazette.Storage.Articles;
using Gazette.Text;
using Gazette.Uploads;

namespace Gazette.Serving;

/// <summary>
/// Writes the records of <c>Contracts</c>: camelCase, absent is null, Chinese readable, what HTML could trip over escaped.
/// </summary>
public sealed class SiteJson(Site site)
{
    public const string ContentType = "application/json";

    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>For readers: what the page shows, and nothing that it leaves out.</summary>
    public string Of(StoredArticle stored) => Serialize(PublicArticle.Of(stored, site));

    /// <summary>For editors: a version as it was stored, with its upload and what was repaired.</summary>
    public string OfVersion(StoredArticle stored) => Serialize(StoredVersion.Of(stored, site));

    /// <param name="receipt">Of the article's upload; null when it has none.</param>
    public string OfRepairs(StoredArticle stored, Receipt? receipt) => Serialize(ArticleRepairs.Of(stored, receipt, site));

    /// <param name="stored">With a withdrawal.</param>
    public string OfWithdrawn(StoredArticle stored) => Serialize(WithdrawnArticle.Of(stored, site));

    /// <param name="history">The newest version first.</param>
    public string Of(string id, IReadOnlyList<ArticleVersion> history) => Serialize(VersionList.Of(id, history, site));

    /// <param name="from">Of the same article as <paramref name="to"/>.</param>
    public string Of(StoredArticle from, StoredArticle to, IReadOnlyList<TextChange> changes) =>
        Serialize(VersionComparison.Of(from, to, changes, site));

    /// <param name="list">Of the article with this id, likewise <paramref name="corrections"/>.</param>
    public string Of(string id, EditList list, ArticleCorrections corrections) => Serialize(ArticleEdits.Of(id, list, corrections, site));

    /// <inheritdoc cref="PublicArticleList.Of"/>
    /// <param name="shownAs">The site in the variant of the list; null as it was written.</param>
    public string Of(ArticleList list, string? column = null, Site? shownAs = null) => Serialize(PublicArticleList.Of(list, column, shownAs ?? site));

    /// <inheritdoc cref="UploadReceipt.Of"/>
    public string Of(Receipt receipt, IReadOnlyList<string>? shownIn = null, ReceiptCounts? unpacked = null) => Serialize(UploadReceipt.Of(receipt, site, shownIn, unpacked));

    /// <inheritdoc cref="UploadReceiptList.Of"/>
    public string Of(ReceiptList list, string filter) => Serialize(UploadReceiptList.Of(list, filter, site));

    internal static string Serialize<T>(T value) => JsonSerializer.Serialize(value, Options);
}
