using System.Collections.Frozen;
using System.Net;
using System.Text.RegularExpressions;
using Gazette.Cleaning.Lines;
using Gazette.Drafts;
using Gazette.Text;

namespace Gazette.Cleaning.Characters;

/// <summary>Decodes entities that were escaped twice and so stand in the text: <c>&amp;nbsp;</c>, <c>&amp;amp;ldquo;</c>.</summary>
internal sealed partial class DoubledEntities : ICleaningRule
{
    /// <summary>Each round reads the line anew: thousands, which only an attack needs, would take hours.</summary>
    private const int MaxRounds = 10;

    private static readonly FrozenSet<string> OpenEnded = FrozenSet.Create(
        StringComparer.Ordinal,
        "nbsp", "ensp", "emsp", "ldquo", "rdquo", "lsquo", "rsquo", "mdash", "ndash", "hellip", "middot", "bull");

    public string Name => "doubled-entities";

    public void Apply(Draft draft, IReadOnlyList<Line> lines)
    {
        var damaged = lines.Where(l => !l.IsCode && Find(l.Text).Count > 0).ToList();
        if (damaged.Count == 0 || HtmlTalk.IsIn(draft, lines))
            return;
        foreach (var line in damaged)
        {
            // A decoded ampersand may begin another entity.
            for (var round = 0; round < MaxRounds && Find(line.Text) is { Count: > 0 } edits; round++)
                line.Repair(draft.Report, Name, edits);
        }
    }

    private static List<TextEdit> Find(string text)
    {
        if (!text.Contains('&', StringComparison.Ordinal))
            return [];
        var edits = new List<TextEdit>();
        foreach (Match match in Entity().Matches(text))
        {
            if (match.Value[^1] != ';' && !IsWholeWithoutSemicolon(text, match))
                continue;
            if (Decode(match.Value.TrimEnd(';') + ";") is { } decoded)
                edits.Add(new TextEdit(match.Index, match.Length, decoded));
        }

        return edits;
    }

    /// <summary>&amp;lt and &amp;copy are also parts of addresses; these are not, and what follows must be no letter of theirs.</summary>
    private static bool IsWholeWithoutSemicolon(string text, Match match)
    {
        var end = match.Index + match.Length;
        var isParted = end == text.Length || text[end] is '&' or ' ' or '\u00A0' || Han.IsOrSign(text[end]);
        return isParted && (match.Value.Contains('#', StringComparison.Ordinal) ? match.Length > "&#x80".Length : OpenEnded.Contains(match.Value[(match.Value.LastIndexOfAny(['&', ';']) + 1)..]));
    }

    /// <summary>Null where the name is none that HTML knows.</summary>
    private static string? Decode(string entity)
    {
        // &amp;amp;nbsp; was escaped three times.
        const string Escape = "&amp;";
        var inner = entity;
        while (inner.StartsWith(Escape, StringComparison.Ordinal) && inner.Length > Escape.Length)
            inner = "&" + inner[Escape.Length..];
        var decoded = WebUtility.HtmlDecode(inner);
        return decoded switch
        {
            "\u00A0" or "\u2002" or "\u2003" or "\u2009" => " ",
            "\u200B" or "\u200C" or "\u200D" or "\u00AD" => "",
            _ when decoded == inner => inner == entity ? null : inner,
            _ => decoded.Length > 0 && char.IsControl(decoded[0]) ? "" : decoded,
        };
    }

    [GeneratedRegex("&(amp;)*(#[0-9]{2,7}|#[xX][0-9a-fA-F]{2,6}|[A-Za-z][A-Za-z0-9]{1,30});?", RegexOptions.NonBacktracking)]
    private static partial Regex Entity();
}
