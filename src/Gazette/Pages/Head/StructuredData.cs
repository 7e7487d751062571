using System.Text.Json;
using System.Text.Json.Serialization;
using Gazette.Articles;
using Gazette.Articles.Media;

namespace Gazette.Pages.Head;

/// <summary>
/// The article and the way to it in the vocabulary of schema.org, as JSON-LD: data, of which browsers run nothing, so that the
/// policy against inline scripts does not touch it.
/// </summary>
internal static class StructuredData
{
    private static readonly JsonSerializerOptions Options = new(EmbeddedJson.Options)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static Markup Of(Article article, Site site)
    {
        object[] graph = article.Column is { Length: > 0 } column ? [News(article, site), Way(article, column, site)] : [News(article, site)];
        var json = JsonSerializer.Serialize(new Dictionary<string, object> { ["@context"] = "https://schema.org", ["@graph"] = graph }, Options);
        return $"<script type=\"application/ld+json\">{new ScriptData(json)}</script>\n";
    }

    private static Dictionary<string, object?> News(Article article, Site site) => Known(new()
    {
        ["@type"] = "NewsArticle",
        ["headline"] = EncodedText.Shown(article.Title),
        ["alternativeHeadline"] = Shown(article.Standfirst),
        ["description"] = Shown(article.Summary),
        ["url"] = site.ArticleUrl(article.Id),
        ["mainEntityOfPage"] = site.ArticleUrl(article.Id),
        ["datePublished"] = (article.PublishedAt ?? PublishDate.ParseIso(MetaTags.Moment(article.FirstPublishedAt, site))).ToIso(site.TimeZone),
        ["dateModified"] = MetaTags.Moment(article.UpdatedAt, site),
        ["author"] = Named("Person", article.Author) ?? Named("Organization", article.Source) ?? Publisher(site),
        ["sourceOrganization"] = Named("Organization", article.Source),
        ["publisher"] = Publisher(site),
        ["articleSection"] = article.Column is { } column ? Shown(site.Columns.NameOf(column)) : null,
        ["inLanguage"] = article.Language,
        ["image"] = Image(article.Media.Lead, site),
    });

    /// <summary>As the page's own breadcrumb, and the article at its end.</summary>
    private static Dictionary<string, object?> Way(Article article, string column, Site site)
    {
        var levels = column.Split('/');
        var columns = levels.Select((_, i) => string.Join('/', levels[..(i + 1)]));
        (string Name, string Url)[] steps =
        [
            (site.Name, site.FrontPageUrl),
            .. columns.Select(each => (site.Columns.NameOf(each), site.BaseUrl + PagePath.OfColumn(each))),
            (article.Title, site.ArticleUrl(article.Id)),
        ];
        return new()
        {
            ["@type"] = "BreadcrumbList",
            ["itemListElement"] = steps.Select((step, i) => new Dictionary<string, object>
            {
                ["@type"] = "ListItem",
                ["position"] = i + 1,
                ["name"] = EncodedText.Shown(step.Name),
                ["item"] = step.Url,
            }),
        };
    }

    private static Dictionary<string, object?> Publisher(Site site) =>
        Known(new() { ["@type"] = "Organization", ["name"] = EncodedText.Shown(site.Operator?.Name ?? site.Name), ["url"] = site.FrontPageUrl });

    private static Dictionary<string, object?>? Named(string type, string? name) =>
        string.IsNullOrWhiteSpace(name) ? null : new() { ["@type"] = type, ["name"] = EncodedText.Shown(name) };

    private static Dictionary<string, object?>? Image(ShownPicture? lead, Site site) => lead is null ? null : Known(new()
    {
        ["@type"] = "ImageObject",
        ["url"] = site.BaseUrl + lead.Picture.PathOf(lead.Picture.Fallback),
        ["width"] = lead.Picture.Fallback.Width,
        ["height"] = lead.Picture.Fallback.Height,
        ["caption"] = Shown(lead.Alt),
    });

    private static string? Shown(string? text) => string.IsNullOrWhiteSpace(text) ? null : EncodedText.Shown(text);

    private static Dictionary<string, object?> Known(Dictionary<string, object?> properties) =>
        properties.Where(property => property.Value is not null).ToDictionary();
}
