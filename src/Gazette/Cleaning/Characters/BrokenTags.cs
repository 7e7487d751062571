using System.Text.RegularExpressions;
using Gazette.Cleaning.Lines;
using Gazette.Drafts;
using Gazette.Text;

namespace Gazette.Cleaning.Characters;

/// <summary>
/// Removes tags and comments of which so much was lost that they stand in the text: <c>span id="printapp"&gt;</c>.
/// A bare <c>&lt;b&gt;</c> is left alone: it is as likely to be mathematics.
/// </summary>
internal sealed partial class BrokenTags : ICleaningRule
{
    private const string Names = "(span|div|p|a|font|img|br|hr|td|tr|th|table|tbody|li|ul|ol|dl|dt|dd|strong|em|b|i|u|h[1-6]|center|input|iframe|section|o:p)";
    private const string Quoted = "(\\s+[a-z][a-z:-]*\\s*=\\s*(\"[^\"<>]*\"|'[^'<>]*'))+";
    private const string Attributes = "(\\s+[a-z][a-z:-]*\\s*=\\s*(\"[^\"<>]*\"|'[^'<>]*'|[^\\s\"'<>=]+))+";

    /// <summary>Each round reads the line anew: thousands, which only an attack needs, would take hours.</summary>
    private const int MaxRounds = 10;

    public string Name => "broken-tags";

    public void Apply(Draft draft, IReadOnlyList<Line> lines)
    {
        var damaged = lines.Where(l => !l.IsCode && l.Block is not null && Find(l.Text).Count > 0).ToList();
        if (damaged.Count == 0 || HtmlTalk.IsIn(draft, lines))
            return;
        foreach (var line in damaged)
        {
            // What stood around a removed tag may make another one.
            for (var round = 0; round < MaxRounds && Find(line.Text) is { Count: > 0 } edits; round++)
                line.Repair(draft.Report, Name, edits);
        }
    }

    private static List<TextEdit> Find(string text)
    {
        if (text.AsSpan().IndexOfAny('>', '<') < 0)
            return [];
        return [.. Leftover().Matches(text)
            .Where(m => StandsAlone(text, m))
            .Select(m => new TextEdit(m.Index, m.Length, IsBreakInText(text, m) ? " " : ""))];
    }

    /// <summary>A tag that lost its bracket must not be the end of a longer word or path, and an arrow not be one.</summary>
    private static bool StandsAlone(string text, Match match)
    {
        if (match.Value == "-->" && match.Length < text.Length)
            return Han.Is(text[match.Length]);
        return match.Index == 0
            || match.Value[0] == '<'
            || !(char.IsAsciiLetterOrDigit(text[match.Index - 1]) || text[match.Index - 1] is '<' or '/' or '-' or '_' or '.');
    }

    private static bool IsBreakInText(string text, Match match) =>
        match.Value.AsSpan().TrimStart('<').StartsWith("br", StringComparison.OrdinalIgnoreCase)
        && match.Index > 0
        && match.Index + match.Length < text.Length;

    // In order: a tag that lost its bracket; a whole one; one at the line's end that was never closed; end tags; line
    // breaks; the rest of a tag at the line's start; the brackets of XML
    // text; comments, whole and half.
    [GeneratedRegex(
        Names + Quoted + "\\s*/?>"
        + "|<" + Names + Attributes + "\\s*/?>"
        + "|<" + Names + Attributes + "\\s*$"
        + "|<(p|span|div|font|strong|em|center|br|hr|h[1-6])\\s*>"
        + "|<?/" + Names + "\\s*>"
        + "|<?br\\s*/>"
        + "|^([a-z]+=\"[^\"<>]*\"\\s*)+/?>"
        + "|<!\\[CDATA\\[|\\]\\]>\\s*$"
        + "|<!--[^>]*-->"
        + "|^\\s*(//)?\\s*-->\\s*$|^\\s*<!--\\s*(//)?\\s*$|^-->",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Leftover();
}
