using System.Text.RegularExpressions;
using Gazette.Drafts;

namespace Gazette.Extraction.Parsing;

/// <summary>
/// Markdown as people and programs write it beside the standard: headings without a space, notes with a mark, short codes of
/// site generators. Code stays as it is.
/// </summary>
internal static partial class LooseMarkdown
{
    private const string Rule = "short-codes";

    public static string Tidy(string markdown, RepairReport report)
    {
        var lines = markdown.ReplaceLineEndings("\n").Split('\n');
        var spaced = HasTightHeadings(lines);
        string? fence = null;
        var isVerbatim = false;
        for (var i = 0; i < lines.Length; i++)
        {
            if (Fence().Match(lines[i]) is { Success: true } mark && (fence is null || mark.Groups["fence"].Value.StartsWith(fence, StringComparison.Ordinal)))
                (fence, isVerbatim) = (fence is null ? mark.Groups["fence"].Value : null, true);
            else
                isVerbatim = fence is not null || Indented().IsMatch(lines[i]);
            if (isVerbatim)
                continue;
            if (TightHeading().Match(lines[i]) is { Success: true } heading && (spaced || IsFirst(lines, i)) && !IsTag(lines, i))
                lines[i] = $"{heading.Groups["level"].Value} {heading.Groups["text"].Value}";
            else if (Alert().IsMatch(lines[i]))
                lines[i] = Alert().Replace(lines[i], "${quote}");
            else
                lines[i] = WithoutShortCodes(lines[i], report);
        }

        return string.Join('\n', lines);
    }

    /// <summary>Two and more, one of them of the second level: a single line may be a topic, as networks write them.</summary>
    private static bool HasTightHeadings(string[] lines) =>
        lines.Count(l => TightHeading().IsMatch(l)) > 1 && Array.Exists(lines, l => TightHeading().Match(l) is { Success: true } heading && heading.Groups["level"].Length > 1);

    private static bool IsFirst(string[] lines, int at) => lines.Take(at).All(string.IsNullOrWhiteSpace) && at + 1 < lines.Length && string.IsNullOrWhiteSpace(lines[at + 1]);

    /// <summary>Below the last paragraph stand tags.</summary>
    private static bool IsTag(string[] lines, int at) => lines.Skip(at + 1).All(l => string.IsNullOrWhiteSpace(l) || (TightHeading().Match(l) is { Success: true } next && next.Groups["level"].Length == 1));

    private static string WithoutShortCodes(string line, RepairReport report)
    {
        if (!ShortCode().IsMatch(line))
            return line;
        if (Caption().Match(line) is { Success: true } caption)
            return $"<figure>{(caption.Groups["image"].Success ? caption.Groups["image"].Value : $"<img src=\"{caption.Groups["address"].Value}\">")}<figcaption>{caption.Groups["text"].Value.Trim()}</figcaption></figure>";
        return ShortCode().Replace(line, m =>
        {
            report.Add(Rule, m.Value, "");
            return "";
        });
    }

    [GeneratedRegex("^ {0,3}(?<fence>`{3,}|~{3,})", RegexOptions.NonBacktracking)]
    private static partial Regex Fence();

    [GeneratedRegex("^(?: {4,}|\\t)", RegexOptions.NonBacktracking)]
    private static partial Regex Indented();

    // #井盖安全# is a topic, #1 a number, #!/bin/sh a program's head, #define another's.
    [GeneratedRegex("^(?<level>#{1,6})(?<text>[^#\\s!0-9a-z][^#]{0,58}[^#。！？；，,;])$|^(?<level>#{2,6})(?<text>[^#\\s!][^#]{0,58}[^#。！？；，,;])$", RegexOptions.NonBacktracking)]
    private static partial Regex TightHeading();

    [GeneratedRegex("^(?<quote>\\s*>\\s*)\\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION|INFO|DANGER|SUCCESS|QUESTION|ABSTRACT|TODO|BUG|EXAMPLE|QUOTE)\\][+-]?\\s*", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Alert();

    /// <summary>Of WordPress at a line's start or end; of Hexo, Jekyll and Hugo on a line of their own.</summary>
    [GeneratedRegex("^\\s*\\[/?(?:caption|gallery|audio|video|playlist|embed|wp_caption)(?:\\s[^\\]\\n]*)?/?\\]|\\[/(?:caption|audio|video|playlist|embed|wp_caption)\\]\\s*$|^\\s*\\{%.*%\\}\\s*$|^\\s*\\{\\{[<%].*[>%]\\}\\}\\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex ShortCode();

    [GeneratedRegex("^\\s*\\[(?:wp_)?caption(?:\\s[^\\]\\n]*)?\\]\\s*(?:(?:<a\\s[^<>]*>)?(?<image><img[^<>]*>)(?:</a>)?|!\\[[^\\]]*\\]\\((?<address>[^)\\s]*)[^)]*\\))(?<text>.*)\\[/(?:wp_)?caption\\]\\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex Caption();
}
