using System.Text.RegularExpressions;
using Gazette.Extraction.Lines;

namespace Gazette.Extraction.Blocks;

/// <summary>What a page prints of its writers above and below a text: their names alone, and who they are.</summary>
/// <param name="names">As the page states or tags them.</param>
internal sealed partial class WriterNotes(IReadOnlyCollection<string> names)
{
    private readonly string[] keys = [.. names.Select(TextLine.KeyOf).Where(k => k.Length > 0)];

    public bool IsName(TextLine line) => Array.Exists(keys, line.Has);

    /// <summary>"Jane Doe is a writer who lives in Leeds."</summary>
    public bool IsAbout(string line) => names.Any(n => line.StartsWith(n, StringComparison.Ordinal) && Verb().IsMatch(line[n.Length..]));

    [GeneratedRegex("^(?:, [^,.]{2,60},)? (?:is|was|has|holds|writes|covers|works|lives|leads|serves|joined|founded|specializes|specialises)\\b", RegexOptions.None, 10000)]
    private static partial Regex Verb();
}
