using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

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

    public string Of(Article article) => Serialize(new
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
        article.Summary,
        Html = article.Body.ToString(),
        article.Text,
        Upload = new { article.Upload.Name, Etag = article.Upload.ETag, article.Upload.LastModified, article.Upload.Bytes },
        article.Repairs,
        article.NeedsReview,
    });

    /// <param name="list">Of the article with this id.</param>
    public string Of(string id, EditList list) => Serialize(new
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

    public string Of(ReceiptList list) => Serialize(new
    {
        Items = list.Items.Select(View),
        Next = list.Next is null ? null : $"{site.BaseUrl}/api/uploads?after={Uri.EscapeDataString(list.Next)}",
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
        receipt.Attempts,
        receipt.At,
    };

    private static string Serialize(object value) => JsonSerializer.Serialize(value, Options);
}
