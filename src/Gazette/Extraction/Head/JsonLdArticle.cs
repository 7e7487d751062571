using System.Text.Json;

namespace Gazette.Extraction.Head;

/// <summary>The article as described in a page's JSON-LD (schema.org Article and its kinds), or what the page says of itself there.</summary>
/// <param name="PageDatePublished">That of the WebPage node, which some systems fill with the day that the address was made.</param>
/// <param name="Authors">People only: an organization that is named as author is the publisher once more.</param>
internal sealed record JsonLdArticle(
    string? Headline, string? AlternativeHeadline, string? DatePublished, string? PageDatePublished, string? Publisher, IReadOnlyList<string> Authors)
{
    public static JsonLdArticle? Find(PageElements page)
    {
        var parsed = new List<JsonDocument>();
        try
        {
            foreach (var script in page.Named("script").Where(s => s.GetAttribute("type") == "application/ld+json"))
            {
                if (JsonLdNodes.Parse(script.TextContent) is { } json)
                    parsed.Add(json);
            }

            return parsed.Count == 0 ? null : Read(new JsonLdNodes(parsed.Select(p => p.RootElement)));
        }
        finally
        {
            parsed.ForEach(p => p.Dispose());
        }
    }

    private static JsonLdArticle? Read(JsonLdNodes nodes)
    {
        var (article, page) = (nodes.Article, nodes.WebPage);
        if ((article ?? page) is not { } described)
            return null;
        return new JsonLdArticle(
            First(article, "headline"),
            First(article, "alternativeHeadline"),
            article is { } dated ? JsonLdNodes.Moment(dated, "datePublished") : null,
            First(page, "datePublished"),
            Field(described, "publisher") is { ValueKind: JsonValueKind.Object } publisher ? First(publisher, "name") : null,
            [.. Names(nodes, described).Concat(article is null || page is not { } other ? [] : Names(nodes, other)).Distinct(StringComparer.Ordinal)]);
    }

    private static IEnumerable<string> Names(JsonLdNodes nodes, JsonElement described)
    {
        if ((Field(described, "author") ?? Field(described, "creator")) is not { } author)
            return [];
        return JsonLdNodes.Each(author).Select(a => Name(nodes, a)).OfType<string>().Where(n => n.Length > 0);
    }

    private static string? Name(JsonLdNodes nodes, JsonElement author)
    {
        if (author.ValueKind == JsonValueKind.String)
            return JsonLdNodes.Text(author);
        if (author.ValueKind != JsonValueKind.Object)
            return null;
        var named = Field(author, "name") is null && First(author, "@id") is { } id ? nodes.ById(id) ?? author : author;
        var isHouse = JsonLdNodes.Texts(named, "@type").Any(t => t.EndsWith("Organization", StringComparison.Ordinal));
        return isHouse ? null : First(named, "name");
    }

    private static JsonElement? Field(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value : null;

    private static string? First(JsonElement? element, string name) => element is { } known ? JsonLdNodes.Texts(known, name).FirstOrDefault() : null;
}
