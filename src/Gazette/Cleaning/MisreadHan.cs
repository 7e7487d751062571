using System.Text;
using Gazette.Intake;

namespace Gazette.Cleaning;

/// <summary>Finds GB18030 and Big5 that were read as windows-1252 or Latin-1: rows of bytes that decode strictly to common Chinese.</summary>
internal static class MisreadHan
{
    /// <summary>Western texts have two accented letters side by side, seldom three.</summary>
    private const int MinAdjacent = 4;

    /// <summary>On the scale of <see cref="LegibilityOf"/>: chance gives 0.4 and less, Chinese 0.6 and more.</summary>
    private const double MinLegibility = 0.55;

    /// <summary>For a short row of rare characters, on a page of which so many Han are explained.</summary>
    private const double MinLegibilityAmongOthers = 0.25;

    private const int ManyHan = 30;

    /// <summary>The 1,900 most used characters: of running text, nearly all; of misread bytes, one in six.</summary>
    private const int CommonClass = 2;

    /// <summary>A headline of four characters decides for itself.</summary>
    private const int MinHan = 4;

    /// <summary>A noncharacter, in place of bytes that the set does not explain: exceptions would cost seconds on a hostile page.</summary>
    private const char Fault = '\uFFFF';

    private static readonly string[] Sets = ["gb18030", "big5"];

    /// <summary>The places of the set that explains them best; empty when none does.</summary>
    public static List<(Line Line, List<TextEdit> Edits)> Find(List<Line> suspects, IReadOnlyList<Line> lines)
    {
        if (!suspects.Exists(l => Adjacent(l.Text) >= MinAdjacent))
            return [];
        var isChinese = new Lazy<bool>(() => lines.Sum(l => Han.Count(l.Text)) >= MinHan);
        var (found, score) = Sets.Select(set => Read(set, suspects)).MaxBy(reading => reading.Score);
        var han = found.Sum(f => f.Edits.Sum(e => Han.Count(e.Replacement)));
        return score >= MinLegibility && (han >= MinHan || (han >= MinHan / 2 && isChinese.Value)) ? found : [];
    }

    private static (List<(Line Line, List<TextEdit> Edits)> Found, double Score) Read(string name, List<Line> suspects)
    {
        // The code pages are registered by CharacterSet.
        var set = CharacterSet.Open(name, new DecoderReplacementFallback(Fault.ToString()));
        var found = Rows(suspects, set, MinLegibility);
        if (found.Sum(f => f.Edits.Sum(e => Han.Count(e.Replacement))) >= ManyHan)
            found = Rows(suspects, set, MinLegibilityAmongOthers);
        var all = string.Join('\n', found.SelectMany(f => f.Edits).Select(e => e.Replacement));
        return (found, all.Length == 0 ? 0 : LegibilityOf(all));
    }

    private static List<(Line Line, List<TextEdit> Edits)> Rows(List<Line> suspects, Encoding set, double legibility) =>
        [.. suspects.Select(l => (Line: l, Edits: Rows(l.Text, set, legibility))).Where(f => f.Edits.Count > 0)];

    private static List<TextEdit> Rows(string text, Encoding set, double legibility)
    {
        var edits = new List<TextEdit>();
        for (var i = 0; i < text.Length; i++)
        {
            if (WesternBytes.Of(text[i]) < 0x81)
                continue;
            var end = i;
            while (end < text.Length && (WesternBytes.Of(text[end]) >= 0 || WesternBytes.IsBetween(text[end])))
                end++;
            if (Adjacent(text.AsSpan(i, end - i)) >= MinAdjacent / 2 && Decode(text.AsSpan(i, end - i), set, legibility) is { } decoded)
                edits.Add(new TextEdit(i, end - i, decoded));
            i = end;
        }

        return edits;
    }

    /// <summary>Null when the set does not explain every byte, or explains them as something other than Chinese.</summary>
    private static string? Decode(ReadOnlySpan<char> row, Encoding set, double legibility)
    {
        var bytes = new byte[row.Length];
        var length = 0;
        foreach (var c in row)
        {
            if (!WesternBytes.IsBetween(c))
                bytes[length++] = (byte)WesternBytes.Of(c);
        }

        var decoded = set.GetString(bytes, 0, length);
        return Han.Count(decoded) > 0 && !decoded.Contains(Fault) && LegibilityOf(decoded) >= legibility && (legibility >= MinLegibility || 4 * Han.Count(decoded) >= length) ? decoded : null;
    }

    /// <summary>About 1 for Chinese prose, 0.3 and less for what only looks Chinese. ASCII reads alike in all sets and says nothing.</summary>
    private static double LegibilityOf(string text)
    {
        var (sum, counted) = (0.0, 0);
        foreach (var c in text.Where(c => c > '\x7F'))
        {
            sum += c switch
            {
                _ when Han.Is(c) => HanFrequency.ClassOf(c) <= CommonClass ? 1 : 0.25,
                >= '\u3000' and <= '\u303F' or >= '\uFF01' and <= '\uFF5E' => 0.8,
                '“' or '”' or '‘' or '’' or '—' or '…' or '·' => 0.75,
                < '\xA0' => -4,
                >= '\uE000' and <= '\uF8FF' => -2,
                _ => 0.1,
            };
            counted++;
        }

        return counted == 0 ? 0 : sum / counted;
    }

    /// <summary>How many characters above ASCII stand beside another one.</summary>
    private static int Adjacent(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (var i = 1; i < text.Length; i++)
            count += WesternBytes.Of(text[i]) >= 0x81 && WesternBytes.Of(text[i - 1]) >= 0x81 ? 1 : 0;
        return count == 0 ? 0 : count + 1;
    }
}
