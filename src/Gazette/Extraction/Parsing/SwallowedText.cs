using System.Text.RegularExpressions;
using Gazette.Drafts;
using Gazette.Text;

namespace Gazette.Extraction.Parsing;

/// <summary>
/// Closes a comment or a quoted value that was left open. A parser takes all that follows into it, paragraphs and all, and a browser
/// shows none of them: what comes back asks for a review.
/// </summary>
internal static partial class SwallowedText
{
    public const string Rule = "swallowed-text";

    private static readonly List<string> RawText = ["script", "style", "textarea", "noscript", "iframe", "title", "template"];

    private const int MaxShown = 80;

    /// <summary>Of one page; each looks ahead to the next quote.</summary>
    private const int MaxValues = 40;

    /// <summary>A value in which somebody has put markup on purpose is no longer.</summary>
    private const int MaxAhead = 20_000;

    /// <returns>The markup as it was meant, or the same string.</returns>
    public static string Release(string html, RepairReport report) => CloseValues(CloseComment(html, report), report);

    /// <summary>The last one of the file, at its line's end or at the next tag.</summary>
    private static string CloseComment(string html, RepairReport report)
    {
        var open = html.LastIndexOf("<!--", StringComparison.Ordinal);
        if (open < 0 || html.IndexOf("-->", open, StringComparison.Ordinal) >= 0 || html.IndexOf("--!>", open, StringComparison.Ordinal) >= 0 || IsInRawText(html, open))
            return html;
        var end = html.AsSpan(open + 4).IndexOfAny('<', '\n');
        if (end < 0 || !HoldsBlocks(html.AsSpan(open + 4 + end)))
            return html;
        Report(report, html, open);
        return html.Insert(open + 4 + end, "-->");
    }

    private static string CloseValues(string html, RepairReport report)
    {
        var from = 0;
        for (var count = 0; count < MaxValues && OpenValue().Match(html, from) is { Success: true } match; count++)
        {
            var end = match.Index + match.Length;
            var quote = match.Groups["quote"].ValueSpan[0];
            var ahead = html.AsSpan(end, Math.Min(MaxAhead, html.Length - end));
            var next = ahead.IndexOf(quote);
            from = end;
            if (!HoldsBlocks(next < 0 ? ahead : ahead[..next]) || IsInRawText(html, match.Index))
                continue;
            Report(report, html, end);
            html = html.Insert(end, html[end] == '>' ? $"{quote}" : $"{quote}>");
        }

        return html;
    }

    private static void Report(RepairReport report, string html, int at) =>
        report.Add(Rule, ShortText.Of(html[at..Math.Min(html.Length, at + MaxShown)], MaxShown), "", certain: false);

    private static bool HoldsBlocks(ReadOnlySpan<char> markup) => Block().IsMatch(markup);

    /// <summary>In a script or another element whose text is no markup of the page.</summary>
    private static bool IsInRawText(string html, int at) => RawText.Exists(name => IsIn(html, at, name));

    private static bool IsIn(string html, int at, string name) =>
        html.LastIndexOf("<" + name, at, StringComparison.OrdinalIgnoreCase) is >= 0 and var start && html.IndexOf("</" + name, start, at - start, StringComparison.OrdinalIgnoreCase) < 0;

    // Values that hold no markup: an address, a class, a style.
    [GeneratedRegex("</?(?:a|p|span|div|font|img|td|strong|b|em|h[1-6]|li|table|section)\\b(?:\\s+[\\w:-]+(?:\\s*=\\s*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\\s\"'<>]+))?){0,12}\\s+(?:href|src|class|style|id|target|align|width|height|color|face|size|lang)\\s*=\\s*(?<quote>[\"'])[^\"'<>]{0,400}(?=[<>])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OpenValue();

    [GeneratedRegex("</?(?:p|div|td|tr|li|section|h[1-6])(?:\\s[^<>]*)?>", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Block();
}
