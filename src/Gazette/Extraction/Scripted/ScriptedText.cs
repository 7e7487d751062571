using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Gazette.Drafts;
using Gazette.Extraction.Lines;
using Gazette.Text;

namespace Gazette.Extraction.Scripted;

/// <summary>
/// The text of pages that show next to nothing until their scripts have run: it stands in what browsers without scripts
/// show, in a template, in a script's data or in a text field. Pages that show a text themselves are left alone.
/// </summary>
internal static class ScriptedText
{
    public const string Rule = "text-from-script";

    /// <summary>Letters, a Han character for three: a page that shows as much prose has its text.</summary>
    private const int MaxShown = 400;

    /// <summary>And with this much more in a script, what is shown is a teaser of it.</summary>
    private const int MinGain = 3;

    private const int MinText = 240;

    /// <summary>Shorter sources hold no text.</summary>
    private const int MinSource = 80;

    private const int MinParagraph = 60;

    private static readonly string[] TemplateTypes = ["template", "html", "x-handlebars", "x-jquery", "ng-template", "x-tmpl", "x-jsrender", "x-mustache"];

    /// <param name="candidates">Scripts, templates and text fields, in order.</param>
    /// <returns>Whether there was any.</returns>
    public static bool Show(IHtmlDocument document, IReadOnlyList<IElement> candidates, RepairReport report, ProcessingBudget budget)
    {
        if (document.Body is not { } body || !candidates.Any(MayHoldText))
            return false;
        var shown = 0;
        // Nearly all pages show enough in their first lines.
        if (TextLines.Any(body, line => (shown += IsSentence(line) ? SizeOf(line) : 0) >= MaxShown, budget))
            return false;
        var sources = candidates.Where(MayHoldText).ToArray();
        var best = budget.Watch(sources).Select(s => (Source: s, Content: ContentOf(document, s))).Where(s => s.Content is not null)
            .Select(s => (s.Source, Content: s.Content!, Prose: ProseIn(TextLines.Of(s.Content!, budget)))).OrderByDescending(s => s.Prose).FirstOrDefault();
        if (best.Prose < Math.Max(MinText, shown * MinGain))
            return false;
        report.Add(Rule, "", ShortText.Of(best.Content.TextContent.Trim(), MinSource), certain: false);
        Insert(body, best.Source, best.Content);
        return true;
    }

    private static bool MayHoldText(IElement element) => element switch
    {
        IHtmlTemplateElement template => template.Content.TextContent.Length >= MinSource,
        // Most are scripts, and long ones: their text is not put together to count it.
        { ChildNodes: [IText only] } => only.Length >= MinSource,
        _ => element.TextContent.Length >= MinSource,
    };

    /// <summary>In an element of its own; null when the source holds none.</summary>
    private static IElement? ContentOf(IHtmlDocument document, IElement source) => source switch
    {
        IHtmlTemplateElement template => Of(document, template.Content.ChildNodes.Select(n => n.Clone(true))),
        { LocalName: "noscript" } => OfMarkup(document, source.TextContent),
        { LocalName: "textarea" } => OfText(document, source.TextContent),
        _ when IsTemplate(source) => OfMarkup(document, source.TextContent),
        _ => ScriptData.TextIn(source.TextContent) is { } text ? LooksLikeMarkup(text) ? OfMarkup(document, text) : OfText(document, text) : null,
    };

    private static bool IsTemplate(IElement script) =>
        script.GetAttribute("type") is { } type && type.StartsWith("text/", StringComparison.OrdinalIgnoreCase) && Array.Exists(TemplateTypes, t => type.AsSpan(5).StartsWith(t, StringComparison.OrdinalIgnoreCase));

    private static bool LooksLikeMarkup(string text) => text.Contains("</", StringComparison.Ordinal) || text.Contains("<br", StringComparison.OrdinalIgnoreCase);

    private static IElement OfMarkup(IHtmlDocument document, string markup)
    {
        var content = document.CreateElement("div");
        content.InnerHtml = markup;
        // What a script would put in, and what it would do, is not there.
        foreach (var inner in content.QuerySelectorAll("script, style, noscript, template").ToArray())
            inner.Remove();
        return content;
    }

    private static IElement OfText(IHtmlDocument document, string text) => Of(document, text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line =>
    {
        var paragraph = document.CreateElement("p");
        paragraph.TextContent = line;
        return paragraph;
    }));

    private static IElement Of(IHtmlDocument document, IEnumerable<INode> nodes)
    {
        var content = document.CreateElement("div");
        foreach (var node in nodes)
            content.AppendChild(node);
        return content;
    }

    private static void Insert(IElement body, IElement source, IElement content)
    {
        if (body.Contains(source))
            source.Replace(content);
        else
            (body.QuerySelector("article, main") ?? body).AppendChild(content);
    }

    private static int ProseIn(IReadOnlyList<TextLine> lines) => lines.Select(l => l.Text).Where(IsSentence).Sum(SizeOf);

    private static bool IsSentence(string line) => SizeOf(line) >= MinParagraph && line.TrimEnd('"', '”', '’', '」', '』', ')', '）') is [.., '.' or '!' or '?' or '。' or '！' or '？' or '…' or '।' or '؟'];

    private static int SizeOf(string line) => line.Length + (Han.Count(line) * 2) + Han.CountSyllables(line);
}
