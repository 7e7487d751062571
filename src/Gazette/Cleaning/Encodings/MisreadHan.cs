using System.Text;
using Gazette.Cleaning.Lines;
using Gazette.Text;
using Gazette.Text.CharacterSets;

namespace Gazette.Cleaning.Encodings;

/// <summary>Finds Chinese, Japanese and Korean sets that were read as windows-1252 or Latin-1: rows of bytes that decode strictly to common Chinese.</summary>
internal static class MisreadHan
{
    /// <summary>Western texts have two accented letters side by side, seldom three.</summary>
    private const int MinAdjacent = 4;

    /// <summary>On the scale of <see cref="LegibilityOf"/>: chance gives 0.4 and less, Chinese 0.6 and more.</summary>
    private const double MinLegibility = 0.55;

    /// <summary>For a short row of rare characters, on a page of which so many Han are explained.</summary>
    private const double MinLegibilityAmongOthers = 0.25;

    private const int ManyHan = 30;

    private const double RareHangul = -8;

    /// <summary>Japanese has kana; what has none is bytes of something else that fell on Han.</summary>
    private const int MaxHanToKana = 6;

    /// <summary>The 1,900 most used characters: of running text, nearly all; of misread bytes, one in six.</summary>
    private const int CommonClass = 2;

    /// <summary>A headline of four characters decides for itself.</summary>
    private const int MinHan = 4;

    /// <summary>A noncharacter, in place of bytes that the set does not explain: exceptions would cost seconds on a hostile page.</summary>
    private const char Fault = '\uFFFF';

    private static readonly string[] Sets = ["gb18030", "big5", "shift_jis", "euc-jp", "euc-kr"];

    /// <summary>The places of the set that explains them best; empty when none does.</summary>
    public static List<(Line Line, List<TextEdit> Edits)> Find(List<Line> suspects, IReadOnlyList<Line> lines)
    {
        if (!suspects.Exists(l => Adjacent(l.Text) >= MinAdjacent))
            return [];
        var isChinese = new Lazy<bool>(() => lines.Sum(l => Wide(l.Text)) >= MinHan);
        // Not the best score alone: a few rows that read well in another set by chance would win over a whole page.
        var (found, score, han) = Sets.Select(set => Read(set, suspects)).MaxBy(reading => reading.Score * reading.Han);
        return score >= MinLegibility && (han >= MinHan || (han >= MinHan / 2 && isChinese.Value)) ? found : [];
    }

    private static (List<(Line Line, List<TextEdit> Edits)> Found, double Score, int Han) Read(string name, List<Line> suspects)
    {
        // The code pages are registered by CharacterSet.
        var set = CharacterSet.Open(name, new DecoderReplacementFallback(Fault.ToString()));
        var found = Rows(suspects, set, name, MinLegibility);
        if (found.Sum(f => f.Edits.Sum(e => Wide(e.Replacement))) >= ManyHan)
            found = Rows(suspects, set, name, MinLegibilityAmongOthers);
        if (IsOfJapan(name) && found.Sum(f => f.Edits.Sum(e => e.Replacement.Count(c => c is >= '\u3041' and <= '\u30FF'))) * MaxHanToKana < found.Sum(f => f.Edits.Sum(e => Wide(e.Replacement))))
            return ([], 0, 0);
        var all = string.Join('\n', found.SelectMany(f => f.Edits).Select(e => e.Replacement));
        return (found, all.Length == 0 ? 0 : LegibilityOf(all, name), Wide(all));
    }

    private static List<(Line Line, List<TextEdit> Edits)> Rows(List<Line> suspects, Encoding set, string name, double legibility) =>
        [.. suspects.Select(l => (Line: l, Edits: Rows(l.Text, set, name, legibility))).Where(f => f.Edits.Count > 0)];

    private static List<TextEdit> Rows(string text, Encoding set, string name, double legibility)
    {
        var edits = new List<TextEdit>();
        for (var i = 0; i < text.Length; i++)
        {
            if (WesternBytes.Of(text[i]) < 0x81)
                continue;
            var end = i;
            while (end < text.Length && (WesternBytes.Of(text[end]) >= 0 || WesternBytes.IsBetween(text[end])))
                end++;
            if (MayHold(text.AsSpan(i, end - i), legibility) && Decode(text.AsSpan(i, end - i), set, name, legibility) is { } decoded)
                edits.Add(new TextEdit(i, end - i, decoded));
            i = end;
        }

        return edits;
    }

    /// <summary>Two bytes of a character side by side; on a page of misread Chinese, also one of four bytes with digits among them.</summary>
    private static bool MayHold(ReadOnlySpan<char> row, double legibility)
    {
        return Adjacent(row) >= MinAdjacent / 2 || (legibility < MinLegibility && HasFourBytes(row));
    }

    private static bool HasFourBytes(ReadOnlySpan<char> row)
    {
        for (var i = 3; i < row.Length; i++)
        {
            if (WesternBytes.Of(row[i - 3]) >= 0x81 && char.IsAsciiDigit(row[i - 2]) && WesternBytes.Of(row[i - 1]) >= 0x81 && char.IsAsciiDigit(row[i]))
                return true;
        }

        return false;
    }

    /// <summary>Null when the set does not explain every byte, or explains them as something other than Chinese.</summary>
    private static string? Decode(ReadOnlySpan<char> row, Encoding set, string name, double legibility)
    {
        var bytes = new byte[row.Length];
        var length = 0;
        foreach (var c in row)
        {
            if (!WesternBytes.IsBetween(c))
                bytes[length++] = (byte)WesternBytes.Of(c);
        }

        var decoded = set.GetString(bytes, 0, length);
        if (decoded.Contains(Fault) || (Wide(decoded) == 0 && legibility >= MinLegibility))
            return null;
        // Amid much misread Chinese, a row may also hold nothing but signs, or a character that nobody sees.
        var own = decoded.Any(Tells) ? LegibilityOf(decoded, name) : 1;
        return own >= MinLegibility || (legibility < MinLegibility && Wide(decoded) == 0 && HasFourBytes(row)) || (own >= legibility && 2 * Wide(decoded) >= decoded.Count(Tells)) ? decoded : null;
    }

    /// <summary>About 1 for Chinese prose, 0.3 and less for what only looks Chinese. ASCII reads alike in all sets and says nothing.</summary>
    private static double LegibilityOf(string text, string set)
    {
        var (sum, counted) = (0.0, 0);
        foreach (var c in text.Where(Tells))
        {
            sum += c switch
            {
                _ when Han.Is(c) => set == "euc-kr" ? 0 : (IsOfJapan(set) ? HanFrequency.IsJapanese(c) : HanFrequency.ClassOf(c) <= CommonClass) ? 1 : 0.25,
                >= '\u3041' and <= '\u30FF' => IsOfJapan(set) ? 1 : 0.1,
                >= '\uAC00' and <= '\uD7A3' => Hangul.Weight(c) > RareHangul ? 1 : 0.25,
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

    private static bool IsOfJapan(string set) => set is "shift_jis" or "euc-jp";

    private static int Wide(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var c in text)
            count += Han.Is(c) || c is (>= '\u3041' and <= '\u30FF') or (>= '\uAC00' and <= '\uD7A3') ? 1 : 0;
        return count;
    }

    /// <summary>The vowels of pinyin are the set's too, and say no more than ASCII; nor do invisible and lost characters.</summary>
    private static bool Tells(char c) => c > '\x7F'
        && c is not (>= '\u00E0' and <= '\u01DC' or >= '\u0300' and <= '\u036F' or '\u00AD' or >= '\u200B' and <= '\u200F' or '\u2060' or '\uFEFF' or '\uFFFD');

    /// <summary>How many characters above ASCII stand beside another one.</summary>
    private static int Adjacent(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (var i = 1; i < text.Length; i++)
            count += WesternBytes.Of(text[i]) >= 0x81 && WesternBytes.Of(text[i - 1]) >= 0x81 ? 1 : 0;
        return count == 0 ? 0 : count + 1;
    }
}
