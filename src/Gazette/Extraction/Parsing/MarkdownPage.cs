using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Gazette.Uploads;
using Markdig;
using Markdig.Extensions.TaskLists;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Gazette.Extraction.Parsing;

/// <summary>Markdown to an HTML page. Raw HTML passes: the sanitizer treats it like any other.</summary>
internal static partial class MarkdownPage
{
    // No generic attributes: nothing that an author could only reach through them is allowed on a page.
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseGridTables()
        .UseFootnotes()
        .UseEmphasisExtras()
        .UseCjkFriendlyEmphasis()
        .UseTaskLists()
        .UseDefinitionLists()
        .Build();

    public static bool TryToHtml(string markdown, [NotNullWhen(true)] out string? html, [NotNullWhen(false)] out Rejection? rejection)
    {
        html = null;
        rejection = MarkupLimits.CheckMarkdown(markdown);
        if (rejection is not null)
            return false;
        try
        {
            html = $"<!DOCTYPE html><html><head></head><body>{ToHtml(JoinHan(markdown))}</body></html>";
        }
        catch (ArgumentException fault) when (fault.Message.Contains("nested", StringComparison.Ordinal))
        {
            // Markdig's way to say that its limit of nesting is exceeded.
            rejection = MarkupLimits.TooDeep();
        }

        return rejection is null;
    }

    private static string ToHtml(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        // Markdig makes controls of them, which no published body may hold; and that also where they begin no item.
        foreach (var box in document.Descendants<TaskList>().ToList())
            box.ReplaceBy(new LiteralInline(box.PreviousSibling is not null ? markdown.Substring(box.Span.Start, box.Span.Length) : box.Checked ? "☑" : "☐"));
        // Not one of the pipeline's own writers: those are used again, and one that failed amid a list would write the paragraphs of
        // whatever comes next without their tags.
        using var page = new StringWriter();
        var renderer = new HtmlRenderer(page);
        Pipeline.Setup(renderer);
        renderer.Render(document);
        return page.ToString();
    }

    /// <summary>A line break in a paragraph reads as a space, which Chinese does not have between its characters.</summary>
    private static string JoinHan(string markdown) => BreakInsideHan().Replace(markdown.ReplaceLineEndings("\n"), "");

    [GeneratedRegex("(?<=[\\u3001-\\u303F\\u4E00-\\u9FFF\\uFF01-\\uFF5E])\\n(?=[\\u3400-\\u4DBF\\u4E00-\\u9FFF“‘《（])", RegexOptions.None, 1000)]
    private static partial Regex BreakInsideHan();
}
