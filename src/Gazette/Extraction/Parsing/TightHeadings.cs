using System.Text.RegularExpressions;

namespace Gazette.Extraction.Parsing;

/// <summary>Headings with number signs and no space behind them, as people write them who know Markdown by sight.</summary>
internal sealed partial class TightHeadings
{
    private readonly string[] lines;
    private readonly bool areUsed;

    public TightHeadings(string[] lines)
    {
        this.lines = lines;
        // One of the second level: a single sign may begin a topic, as networks write them.
        areUsed = Array.Exists(lines, l => l.StartsWith("##", StringComparison.Ordinal) && Heading().IsMatch(l));
    }

    /// <summary>Null where the line is no heading.</summary>
    public (int Level, string Text)? Read(int at) =>
        lines[at].StartsWith('#') && Heading().Match(lines[at]) is { Success: true } heading && (areUsed || IsFirst(at)) && !IsTag(at)
            ? (heading.Groups["level"].Length, heading.Groups["text"].Value)
            : null;

    private bool IsFirst(int at) => lines.Take(at).All(string.IsNullOrWhiteSpace) && at + 1 < lines.Length && string.IsNullOrWhiteSpace(lines[at + 1]);

    /// <summary>Below the last paragraph stand tags.</summary>
    private bool IsTag(int at) => lines.Skip(at + 1).All(l => string.IsNullOrWhiteSpace(l) || (Heading().Match(l) is { Success: true } next && next.Groups["level"].Length == 1));

    // #防汛安全# is a topic, #1 a number, #!/bin/sh a program's head, #define another's.
    [GeneratedRegex("^(?<level>#)(?<text>[^#\\s!0-9a-z][^#]{0,58}[^#\\s。！？；，,;])\\s*$|^(?<level>#{2,6})(?<text>[^#\\s!][^#]{0,58}[^#\\s。！？；，,;])\\s*$", RegexOptions.None, 10000)]
    private static partial Regex Heading();
}
