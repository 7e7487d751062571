using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Gazette.Cleaning.Lines;
using Gazette.Drafts;

namespace Gazette.Cleaning.Markup;

/// <summary>
/// Decodes characters that a program wrote for another program and nobody read back: <c>\u6C34</c>, <c>%u6C34</c>,
/// <c>=E6=B0=B4</c>. On a page that has some, line ends written as <c>\r\n</c> at a line's edges go too.
/// </summary>
internal sealed partial class EscapedCharacters : ICleaningRule
{
    private static readonly SearchValues<string> Signs = SearchValues.Create(["\\u", "%u", "=C", "=D", "=E", "=F"], StringComparison.OrdinalIgnoreCase);

    public string Name => "escaped-characters";

    public void Apply(Draft draft, IReadOnlyList<Line> lines)
    {
        var damaged = lines.Where(l => !l.IsCode && l.Block is not null && l.Text.AsSpan().ContainsAny(Signs)).Select(l => (Line: l, Edits: Find(l.Text))).Where(f => f.Edits.Count > 0).ToList();
        if (damaged.Count == 0 || MarkupTalk.IsIn(lines))
            return;
        foreach (var (line, edits) in damaged.Where(f => !MarkupTalk.IsOfEntities(f.Line.Text)))
            line.Repair(draft.Report, Name, edits);
        foreach (var line in lines.Where(l => !l.IsCode && l.Block is not null && l.Text.AsSpan().IndexOfAny('\\', '%') >= 0))
            line.Repair(draft.Report, Name, [.. LineEnds().Matches(line.Text).Where(m => m.Length > 0).Select(m => new TextEdit(m.Index, m.Length, ""))]);
    }

    private static List<TextEdit> Find(string text) =>
        [.. Escapes().Matches(text).Select(m => (Match: m, Decoded: Decode(m))).Where(m => m.Decoded is not null).Select(m => new TextEdit(m.Match.Index, m.Match.Length, m.Decoded!))];

    /// <summary>Null where it is none of a text's characters, so that the sign may mean something else: C:\u0041bc, ?q=%20; half of a surrogate pair is none either.</summary>
    private static string? Decode(Match match)
    {
        var decoded = match.Groups["units"].Success ? FromUnits(match.Value) : FromBytes(match.Value);
        return decoded?.Length > 0 && decoded.All(c => c >= '\u00A1' || c is '\u00A0') && !decoded.Any(char.IsControl) && !decoded.EnumerateRunes().Contains(Rune.ReplacementChar) ? decoded : null;
    }

    private static string FromUnits(string escaped)
    {
        var decoded = new StringBuilder();
        for (var at = 0; at + 6 <= escaped.Length; at += 6)
            decoded.Append((char)int.Parse(escaped.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
        return decoded.ToString();
    }

    private static string? FromBytes(string escaped)
    {
        try
        {
            return StrictUtf8.GetString(Convert.FromHexString(escaped.Replace("=", "", StringComparison.Ordinal)));
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    [GeneratedRegex("(?<units>(?:[\\\\%]u[0-9a-fA-F]{4})+)|(?:=[C-F][0-9A-F](?:=[89AB][0-9A-F]){1,3})+", RegexOptions.None, 10000)]
    private static partial Regex Escapes();

    // Backtracking is not linear here: a repeat can begin anew at each character.
    [GeneratedRegex("(?:\\\\[rnt]|%0[AD])+\\s*$|^\\s*(?:\\\\[rnt]|%0[AD])+", RegexOptions.NonBacktracking)]
    private static partial Regex LineEnds();
}
