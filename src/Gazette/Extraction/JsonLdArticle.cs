using System.Text.Json;
using AngleSharp.Html.Dom;

namespace Gazette.Extraction;

/// <summary>The article as described in a page's JSON-LD (schema.org Article and its kinds).</summary>
internal sealed record JsonLdArticle(string? Headline, string? AlternativeHeadline, string? DatePublished, IReadOnlyList<string> Authors)
{
    private const int MaxDepth = 6;

    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    public static JsonLdArticle? Find(IHtmlDocument document)
    {
        foreach (var script in document.QuerySelectorAll("script[type='application/ld+json']"))
        {
            if (Parse(script.TextContent) is { } found)
                return found;
        }

        return null;
    }

    private static JsonLdArticle? Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Lenient);
            return Search(document.RootElement, MaxDepth) is { } article ? Read(article) : null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // A broken block, or a name that is no text, tells nothing about the article, which stands in the page all the same.
            return null;
        }
    }

    private static JsonElement? Search(JsonElement element, int depth)
    {
        if (depth == 0)
            return null;
        if (element.ValueKind == JsonValueKind.Array)
            return element.EnumerateArray().Select(e => Search(e, depth - 1)).FirstOrDefault(e => e is not null);
        if (element.ValueKind != JsonValueKind.Object)
            return null;
        if (Texts(element, "@type").Any(t => t.EndsWith("Article", StringComparison.Ordinal) || t is "BlogPosting" or "Report"))
            return element;
        return element.TryGetProperty("@graph", out var graph) ? Search(graph, depth - 1)
            : element.TryGetProperty("mainEntity", out var main) ? Search(main, depth - 1) : null;
    }

    private static JsonLdArticle Read(JsonElement article) => new(
        Texts(article, "headline").FirstOrDefault(),
        Texts(article, "alternativeHeadline").FirstOrDefault(),
        Texts(article, "datePublished").FirstOrDefault(),
        [.. Names(article)]);

    private static IEnumerable<string> Names(JsonElement article)
    {
        if (!article.TryGetProperty("author", out var author))
            return [];
        var people = author.ValueKind == JsonValueKind.Array ? author.EnumerateArray().ToArray() : [author];
        return people.SelectMany(p => p.ValueKind == JsonValueKind.Object ? Texts(p, "name") : p.ValueKind == JsonValueKind.String ? [Words.Of(Text(p))] : [])
            .Where(n => n.Length > 0);
    }

    private static IEnumerable<string> Texts(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var value))
            return [];
        var values = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToArray() : [value];
        return values.Where(v => v.ValueKind == JsonValueKind.String).Select(v => Words.Of(System.Net.WebUtility.HtmlDecode(Text(v)))).Where(t => t.Length > 0);
    }

    /// <summary>Systems that cut a headline after so many units leave half of an emoji: such a string counts as none.</summary>
    private static string Text(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }
}
