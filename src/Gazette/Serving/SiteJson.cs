using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Gazette.Articles;
using Gazette.Articles.Corrections;
using Gazette.Articles.Edits;
using Gazette.Serving.Contracts;
using Gazette.Storage;
using Gazette.Storage.Articles;
using Gazette.Text;
using Gazette.Uploads;

namespace Gazette.Serving;

/// <summary>The JSON contract: camelCase, absent is null, Chinese readable, what HTML could trip over escaped.</summary>
public sealed class SiteJson(Site site)
{
    public const string ContentType = "application/json";

    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>For readers: what the page shows, and nothing that it leaves out.</summary>
    public string Of(StoredArticle stored)
    {
        var article = stored.Article;
        return Serialize(new
        {
            article.Id,
            Url = site.ArticleUrl(article.Id),
            article.Title,
            article.Standfirst,
            article.Author,
            article.Source,
            article.Column,
            article.Language,
            PublishedAt = article.PublishedAt?.ToIso(site.TimeZone),
            article.FirstPublishedAt,
            article.UpdatedAt,
            article.TextChangedAt,
            Version = stored.Number,
            article.Summary,
            Html = article.Body.ToString(),
            article.Text,
        });
    }

    /// <summary>For editors: a version as it was stored, with its upload and what was repaired.</summary>
    public string OfVersion(StoredArticle stored)
    {
        var article = stored.Article;
        return Serialize(new
        {
            article.Id,
            Url = site.ArticleUrl(article.Id),
            article.Title,
            article.Standfirst,
            article.Author,
            article.Source,
            article.Column,
            article.Language,
            PublishedAt = article.PublishedAt?.ToIso(site.TimeZone),
            article.FirstPublishedAt,
            article.UpdatedAt,
            article.TextChangedAt,
            Version = stored.Number,
            article.Summary,
            Html = article.Body.ToString(),
            article.Text,
            Upload = UploadVersion.Of(article.Upload),
            article.Repairs,
            article.NeedsReview,
        });
    }

    /// <param name="receipt">Of the article's upload; null when it has none.</param>
    public string OfRepairs(StoredArticle stored, Receipt? receipt) => Serialize(ArticleRepairs.Of(stored, receipt, site));

    /// <summary>What became of an article that was withdrawn, for who withdrew it.</summary>
    public string OfWithdrawn(StoredArticle stored)
    {
        var (article, withdrawal) = (stored.Article, stored.Withdrawal!);
        var file = $"The file {article.Upload.Name} in the container {StorageAccount.UploadContainer} was not touched: it is yours to delete.";
        return Serialize(new
        {
            article.Id,
            Url = site.ArticleUrl(article.Id),
            WithdrawnAt = withdrawal.At,
            withdrawal.Reason,
            Purged = withdrawal.IsPurged,
            Note = withdrawal.IsPurged ? file : file + " Its stored text and versions are kept; \"purge\": true deletes them.",
        });
    }

    /// <param name="history">The newest version first.</param>
    public string Of(string id, IReadOnlyList<ArticleVersion> history) => Serialize(new
    {
        id,
        Url = site.ArticleUrl(id),
        Items = history.Select(version => new
        {
            version.Number,
            Url = $"{site.BaseUrl}/api/articles/{id}/versions/{version.Number}",
            version.At,
            version.TextChangedAt,
            version.Title,
            UploadEtag = version.UploadETag,
            version.Pipeline,
            version.Corrections,
            version.IsCurrent,
        }),
    });

    /// <summary>Two versions of one article, and what changed from the one to the other.</summary>
    public string Of(StoredArticle from, StoredArticle to, IReadOnlyList<TextChange> changes) => Serialize(new
    {
        to.Article.Id,
        Url = site.ArticleUrl(to.Article.Id),
        From = from.Number,
        To = to.Number,
        FromTitle = from.Article.Title,
        ToTitle = to.Article.Title,
        Changes = changes,
    });

    /// <param name="list">Of the article with this id.</param>
    /// <param name="corrections">Likewise: what editors want; those that did not apply are on the receipt.</param>
    public string Of(string id, EditList list, ArticleCorrections corrections) => Serialize(new
    {
        id,
        Url = site.ArticleUrl(id),
        list.Block,
        list.LeftOut,
        list.LeftOutLength,
        list.IsDetailed,
        list.Draft,
        list.Edits,
        list.Undone,
        list.Replaced,
        Corrections = new
        {
            corrections.Fields,
            Undo = corrections.Undone.Select(undo => new { undo.Rule, undo.Before, undo.After }),
            Accept = corrections.Accepted is not null,
        },
    });

    public string Of(ArticleList list) => Serialize(new
    {
        Items = list.Items.Select(item => new
        {
            item.Id,
            Url = site.ArticleUrl(item.Id),
            item.Title,
            item.Standfirst,
            item.Source,
            item.Author,
            PublishedAt = item.PublishedAt?.ToIso(site.TimeZone),
            item.UpdatedAt,
            item.Language,
            item.Column,
            item.Summary,
        }),
        Next = list.Next is null ? null : $"{site.BaseUrl}/api/articles?after={Uri.EscapeDataString(list.Next)}",
    });

    public string Of(Receipt receipt) => Serialize(View(receipt));

    /// <param name="filter">The query that the list was asked for with, which its next page repeats; empty for all.</param>
    public string Of(ReceiptList list, string filter) => Serialize(new
    {
        Items = list.Items.Select(View),
        Next = list.Next is null ? null : $"{site.BaseUrl}/api/uploads?{filter}after={Uri.EscapeDataString(list.Next)}",
    });

    private object View(Receipt receipt) => new
    {
        receipt.Name,
        Etag = receipt.ETag,
        receipt.State,
        Reason = receipt.Reason is { } reason ? new { Code = reason.Reason, reason.Detail } : null,
        receipt.ArticleId,
        Url = receipt.ArticleId is { } id ? site.ArticleUrl(id) : null,
        receipt.Repairs,
        receipt.NeedsReview,
        receipt.StaleCorrections,
        receipt.SameTextAs,
        receipt.Attempts,
        receipt.At,
    };

    internal static string Serialize(object value) => JsonSerializer.Serialize(value, Options);
}
