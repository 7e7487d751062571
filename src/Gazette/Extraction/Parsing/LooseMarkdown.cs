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
        var headings = new TightHeadings(lines);
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
            if (headings.Read(i) is var (level, text))
                lines[i] = $"{new string('#', level)} {text}";
            else if (Alert().IsMatch(lines[i]))
                lines[i] = Alert().Replace(lines[i], "${quote}");
            else
                lines[i] = WithoutShortCodes(lines[i], report);
            // Numbers that Markdown takes for text each begin a line, as people write them.
            if (i > 0 && HanItem().IsMatch(lines[i]) && lines[i - 1].AsSpan().TrimEnd() is { IsEmpty: false } above && !HasMark().IsMatch(lines[i - 1]))
                lines[i - 1] = $"{above}  ";
        }

        return string.Join('\n', lines);
    }

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

    [GeneratedRegex("^ {0,3}(?<fence>`{3,}|~{3,})", RegexOptions.None, 10000)]
    private static partial Regex Fence();

    [GeneratedRegex("^(?: {4,}|\\t)", RegexOptions.None, 10000)]
    private static partial Regex Indented();

    [GeneratedRegex("^(?:[0-9]{1,3}[、）]|[（(](?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})[)）]|[一二三四五六七八九十]{1,3}、|[①-⑳])", RegexOptions.None, 10000)]
    private static partial Regex HanItem();

    /// <summary>A heading, a table, markup: nothing that a line could be broken in.</summary>
    [GeneratedRegex("^\\s*[#<|=>~`-]|\\|\\s*$", RegexOptions.None, 10000)]
    private static partial Regex HasMark();

    [GeneratedRegex("^(?<quote>\\s*>\\s*)\\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION|INFO|DANGER|SUCCESS|QUESTION|ABSTRACT|TODO|BUG|EXAMPLE|QUOTE)\\][+-]?\\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Alert();

    /// <summary>Of WordPress at a line's start or end; of Hexo, Jekyll and Hugo on a line of their own.</summary>
    [GeneratedRegex("^\\s*\\[/?(?:caption|gallery|audio|video|playlist|embed|wp_caption)(?:\\s[^\\]\\n]*)?/?\\]|\\[/(?:caption|audio|video|playlist|embed|wp_caption)\\]\\s*$|^\\s*\\{%.*%\\}\\s*$|^\\s*\\{\\{[<%].*[>%]\\}\\}\\s*$", RegexOptions.None, 10000)]
    private static partial Regex ShortCode();

    // Backtracking is not linear here: two repeats can share their text.
    [GeneratedRegex("^\\s*\\[(?:wp_)?caption(?:\\s[^\\]\\n]*)?\\]\\s*(?:(?:<a\\s[^<>]*>)?(?<image><img[^<>]*>)(?:</a>)?|!\\[[^\\]]*\\]\\((?<address>[^)\\s]*)[^)]*\\))(?<text>.*)\\[/(?:wp_)?caption\\]\\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex Caption();
}
