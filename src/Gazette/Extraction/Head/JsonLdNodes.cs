using System.Net;
using System.Text.Json;
using Gazette.Extraction.Lines;

namespace Gazette.Extraction.Head;

/// <summary>All objects of a page's JSON-LD blocks: the article among them, the page, and those that others refer to by their id.</summary>
internal sealed class JsonLdNodes
{
    private const int MaxDepth = 64;

    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = MaxDepth };

    private readonly Dictionary<string, JsonElement> byId = new(StringComparer.Ordinal);

    public JsonLdNodes(IEnumerable<JsonElement> roots)
    {
        foreach (var root in roots)
            Collect(root, isPart: false);
    }

    public JsonElement? Article { get; private set; }

    public JsonElement? WebPage { get; private set; }

    /// <summary>The one that carries a name; null when none does.</summary>
    public JsonElement? ById(string id) => byId.TryGetValue(id, out var node) ? node : null;

    /// <summary>Null for what is no JSON: it tells nothing about the article, which stands in the page all the same.</summary>
    public static JsonDocument? Parse(string script)
    {
        script = WithoutSection(script);
        var (start, end) = (script.AsSpan().IndexOfAny('{', '['), script.AsSpan().LastIndexOfAny('}', ']'));
        if (start < 0 || end < start)
            return null;
        try
        {
            // Templates print texts as they are, with line breaks that JSON does not allow inside of strings.
            return JsonDocument.Parse(script[start..(end + 1)].ReplaceLineEndings(" ").Replace('\t', ' '), Lenient);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Systems that write XHTML put scripts into CDATA, whose brackets look like those of a list.</summary>
    private static string WithoutSection(string script)
    {
        const string Opening = "<![CDATA[", Closing = "]]>";
        var start = script.IndexOf(Opening, StringComparison.Ordinal);
        if (start < 0)
            return script;
        var inside = script[(start + Opening.Length)..];
        var end = inside.LastIndexOf(Closing, StringComparison.Ordinal);
        return end < 0 ? inside : inside[..end];
    }

    public static IEnumerable<JsonElement> Each(JsonElement value) => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [value];

    public static IEnumerable<string> Texts(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? Each(value).Where(v => v.ValueKind == JsonValueKind.String).Select(Text).Where(t => t.Length > 0) : [];

    /// <summary>As text, also where a number stands: seconds since 1970.</summary>
    public static string? Moment(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetRawText() : Texts(element, name).FirstOrDefault();

    /// <summary>Systems that cut a headline after so many units leave half of an emoji: such a string counts as none.</summary>
    public static string Text(JsonElement value)
    {
        try
        {
            return WordList.Of(WebUtility.HtmlDecode(value.GetString()!));
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }

    /// <param name="isPart">True inside of an article: comments, reviews and related articles are described there.</param>
    private void Collect(JsonElement element, bool isPart)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                Collect(item, isPart);
        }

        if (element.ValueKind != JsonValueKind.Object)
            return;
        var kinds = Texts(element, "@type").ToArray();
        var isArticle = kinds.Any(k => k.EndsWith("Article", StringComparison.Ordinal) || k is "BlogPosting" or "Report");
        if (isArticle && !isPart)
            Article ??= element;
        else if (kinds.Any(k => k is "WebPage" or "ItemPage" or "MedicalWebPage") && !isPart)
            WebPage ??= element;
        if (Texts(element, "@id").FirstOrDefault() is { } id && element.TryGetProperty("name", out _))
            byId.TryAdd(id, element);
        foreach (var property in element.EnumerateObject())
            Collect(property.Value, isPart || isArticle);
    }
}
