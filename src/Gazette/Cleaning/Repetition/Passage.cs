using System.Text.RegularExpressions;
using Gazette.Cleaning.Lines;
using Gazette.Text;

namespace Gazette.Cleaning.Repetition;

/// <summary>A line of the body as something that may stand twice.</summary>
/// <param name="Key">The text without space, punctuation, letter case, width and the number of a list's item: copies often differ in these.</param>
/// <param name="Number">The number that stands before the text; null when there is none, or a list shows it.</param>
/// <param name="Weight">What the line proves when it stands twice: its length as a Chinese reader would count it: Han, kana and Hangul each, and four letters to one; 0 in tables and code.</param>
internal sealed partial record Passage(Line Line, string Key, string? Number, int Weight)
{
    /// <summary>Verses, list items, captions and headings are shorter; so are the formulas that link legal paragraphs.</summary>
    private const int ProseWeight = 20;

    private const int LettersPerHan = 4;

    /// <summary>In UTF-16 units: most lines.</summary>
    private const int ShortLine = 512;

    private const int MinSentence = 24;
    private const string SentenceEnds = "。！？.!?…；;";
    private const string Closing = "”’\"'」』）)】";

    public bool IsProse => Weight >= ProseWeight;

    public bool EndsSentence => EndsSentenceIn(Line.Content);

    /// <summary>The heading of one of several like parts of a contract, a law or a decision.</summary>
    public bool IsNumberedPart => !IsProse && NumberedPart().IsMatch(Line.Content);

    public static bool EndsSentenceIn(string text) =>
        text.AsSpan().TrimEnd().TrimEnd(Closing) is [.., var last] && SentenceEnds.Contains(last, StringComparison.Ordinal);

    /// <summary>Of four characters or words at least each: "© 2024. All rights reserved." is a line of a foot.</summary>
    public static bool HasTwoSentences(string text)
    {
        var (count, weight) = (0, 0);
        foreach (var c in text)
        {
            weight += Han.Is(c) ? 4 : char.IsLetter(c) ? 1 : 0;
            if (!"。！？.!?".Contains(c, StringComparison.Ordinal) || weight < MinSentence)
                continue;
            (count, weight) = (count + 1, 0);
        }

        return count > 1;
    }

    public static Passage Of(Line line)
    {
        // A plain text's doubled list: of "1. this, 1. this, 2. that, 2. that" some become items, whose numbers are shown and not written.
        var number = ItemNumber().Match(line.Content);
        var key = Fold(line.Content.AsSpan(number.Length));
        var weight = WeightOf(key);
        return new Passage(line, key, number.Success ? number.Value.Trim() : null, MayStandTwice(line, weight) ? 0 : weight);
    }

    /// <summary>The line would be a passage of prose, and ends a sentence.</summary>
    public static bool IsSentenceOfProse(Line line) =>
        !line.IsCode && EndsSentenceIn(line.Content) && IsLong(line.Content.AsSpan(ItemNumber().Match(line.Content).Length)) && !line.IsInColumns;

    /// <summary>The same text under two numbers is two items.</summary>
    public bool IsOtherItemThan(Passage other) => Number is not null && other.Number is not null && Number != other.Number;

    public static int WeightOf(string key)
    {
        var wide = 0;
        foreach (var c in key)
            wide += IsWide(c) ? 1 : 0;
        return wide + ((key.Length - wide) / LettersPerHan);
    }

    /// <summary>Whether its key would have the weight of prose.</summary>
    private static bool IsLong(ReadOnlySpan<char> text)
    {
        var (wide, letters) = (0, 0);
        foreach (var c in text)
        {
            if (!IsInKey(Narrow(c)))
                continue;
            _ = IsWide(c) ? wide++ : letters++;
            if (wide + (letters / LettersPerHan) >= ProseWeight)
                return true;
        }

        return false;
    }

    private static bool IsWide(char c) => Han.Is(c) || c is (>= '\u3041' and <= '\u30FF') or (>= '\uAC00' and <= '\uD7A3');

    // Full-width ASCII lies at a fixed distance from ASCII.
    private static char Narrow(char c) => c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c;

    private static bool IsInKey(char narrow) => char.IsLetterOrDigit(narrow) || char.IsSurrogate(narrow);

    public static string Fold(ReadOnlySpan<char> text)
    {
        var folded = text.Length <= ShortLine ? stackalloc char[ShortLine] : new char[text.Length];
        var length = 0;
        foreach (var c in text)
        {
            var narrow = Narrow(c);
            // Letters of ASCII differ from their small ones in one bit, which digits have too.
            if (char.IsAsciiLetterOrDigit(narrow))
                folded[length++] = (char)(narrow | ' ');
            else if (narrow > '\u007F' && IsInKey(narrow))
                folded[length++] = Han.Is(narrow) ? narrow : char.ToLowerInvariant(narrow);
        }

        return folded[..length].ToString();
    }

    /// <summary>Rows of a table, lines of code and short items of a list are alike for good reasons; they go only with a passage around them.</summary>
    private static bool MayStandTwice(Line line, int weight) =>
        line.IsCode || line.IsInColumns || ((weight < ProseWeight || !EndsSentenceIn(line.Content)) && line.Within("li", "dt", "dd") is not null);

    [GeneratedRegex("^\\s*[0-9]{1,3}[.)、]\\s*", RegexOptions.None, 10000)]
    private static partial Regex ItemNumber();

    [GeneratedRegex("^\\s*(附件|附录|附錄|附表|第 ?[一二三四五六七八九十百0-9０-９]+ ?[条條章节節款项項部编編]|Annex|Appendix|Schedule|Exhibit|Part|Article|Section)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex NumberedPart();
}
