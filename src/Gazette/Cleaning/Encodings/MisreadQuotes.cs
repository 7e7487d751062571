using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using Gazette.Cleaning.Lines;
using Gazette.Text.CharacterSets;

namespace Gazette.Cleaning.Encodings;

/// <summary>
/// Quotation marks, apostrophes and dashes of a western text that were read in another set: ìHelloî, itÕs. They are all that such a text has beyond
/// ASCII, too little to tell a set by; but each stands where its own kind stands, and nowhere else.
/// </summary>
internal static class MisreadQuotes
{
    private const string Marks = "„…‘’“”–—";

    private const string Openings = "„‘“";
    private const string Closings = "’“”";

    private const int MinMarks = 2;

    /// <summary>Of so many, none stands right by chance.</summary>
    private const int EnoughToProve = 4;

    /// <summary>Letters of ASCII for each character beyond it.</summary>
    private const int LettersToOther = 6;

    private static readonly (string Written, string Read)[] Pairs =
    [
        ("windows-1252", "macintosh"), ("windows-1252", "koi8-r"), ("windows-1252", "ibm437"), ("windows-1252", "ibm850"), ("windows-1252", "ibm866"),
        ("macintosh", "windows-1252"), ("macintosh", "windows-1251"), ("macintosh", "windows-1250"), ("macintosh", "koi8-r"),
    ];

    /// <summary>By pair, what each mark looks like; only those of which the look is no mark itself.</summary>
    private static readonly Lazy<FrozenDictionary<char, char>[]> Looks = new(() => [.. Pairs.Select(LooksOf)]);

    private static readonly SearchValues<char> OwnMarks = SearchValues.Create("“”„«»");

    /// <returns>The places of the pair that explains most, and whether they prove it; none where a mark of a pair stands where none can stand.</returns>
    public static (List<(Line Line, List<TextEdit> Edits)> Found, bool IsCertain) Find(IReadOnlyList<Line> lines)
    {
        var suspects = lines.Where(l => !l.IsCode && l.Block is not null && l.Text.AsSpan().IndexOfAnyExceptInRange('\0', '\u007F') >= 0).ToList();
        if (suspects.Count == 0 || suspects.Exists(l => l.Text.AsSpan().ContainsAny(OwnMarks)) || !IsWestern(suspects))
            return ([], false);
        var best = Looks.Value.Where(looks => AreOnly(looks, suspects)).Select(looks => Read(suspects, looks)).MaxBy(found => found.Sum(f => f.Edits.Count)) ?? [];
        var count = best.Sum(f => f.Edits.Count);
        return count >= MinMarks ? (best, count >= EnoughToProve) : ([], false);
    }

    private static bool IsWestern(List<Line> suspects)
    {
        var (letters, others) = (0, 0);
        foreach (var c in suspects.SelectMany(l => l.Text))
            (letters, others) = (letters + (char.IsAsciiLetter(c) ? 1 : 0), others + (c > '\u007F' ? 1 : 0));
        return letters >= LettersToOther * others;
    }

    /// <summary>Another letter beyond ASCII shows that the text has letters of its own there; and a small letter in the place of an apostrophe is one, unless quotations are there too.</summary>
    private static bool AreOnly(FrozenDictionary<char, char> looks, List<Line> suspects)
    {
        var marks = new HashSet<char>();
        foreach (var c in suspects.SelectMany(l => l.Text).Where(c => c > '\u007F'))
        {
            if (looks.TryGetValue(c, out var mark))
                marks.Add(char.IsLower(c) ? mark : '“');
            else if (char.IsLetter(c))
                return false;
        }

        return marks.Contains('“') || marks.Contains('„');
    }

    private static List<(Line Line, List<TextEdit> Edits)> Read(List<Line> suspects, FrozenDictionary<char, char> looks)
    {
        var found = new List<(Line, List<TextEdit>)>();
        foreach (var line in suspects)
        {
            var edits = new List<TextEdit>();
            var open = 0;
            for (var i = 0; i < line.Text.Length; i++)
            {
                if (!looks.TryGetValue(line.Text[i], out var mark))
                    continue;
                if (!MayStand(line.Text, i, mark))
                    return [];
                open += Openings.Contains(mark, StringComparison.Ordinal) && !(mark == '“' && open > 0) ? 1 : Closings.Contains(mark, StringComparison.Ordinal) && !IsApostrophe(line.Text, i) ? -1 : 0;
                edits.Add(new TextEdit(i, 1, mark.ToString()));
            }

            // A quotation may go on in the next paragraph; none ends that did not begin.
            if (open < 0)
                return [];
            if (edits.Count > 0)
                found.Add((line, edits));
        }

        return found;
    }

    private static bool MayStand(string text, int i, char mark)
    {
        var (before, after) = (i > 0 ? text[i - 1] : ' ', i + 1 < text.Length ? text[i + 1] : ' ');
        return mark switch
        {
            '–' or '—' => !char.IsLetter(before) && !char.IsLetter(after),
            '…' => !char.IsLetter(before) || !char.IsLetter(after),
            _ => IsApostrophe(text, i) ? mark == '’' : (Openings.Contains(mark, StringComparison.Ordinal) && MayOpen(before, after)) || (Closings.Contains(mark, StringComparison.Ordinal) && MayClose(before, after)),
        };
    }

    private static bool IsApostrophe(string text, int i) => i > 0 && i + 1 < text.Length && char.IsAsciiLetter(text[i - 1]) && char.IsAsciiLetter(text[i + 1]);

    private static bool MayOpen(char before, char after) => (char.IsWhiteSpace(before) || before is '(' or '[' or '-' or > '\u007F') && !char.IsWhiteSpace(after);

    private static bool MayClose(char before, char after) => !char.IsWhiteSpace(before) && (char.IsWhiteSpace(after) || char.IsPunctuation(after) || after > '\u007F');

    private static FrozenDictionary<char, char> LooksOf((string Written, string Read) pair)
    {
        var (written, read) = (CharacterSet.Open(pair.Written, DecoderFallback.ReplacementFallback), CharacterSet.Open(pair.Read, DecoderFallback.ReplacementFallback));
        return Marks.Select(mark => (Mark: mark, Look: read.GetString(written.GetBytes([mark]))[0]))
            .Where(p => p.Look > '\u009F' && p.Look != '\uFFFD' && !Marks.Contains(p.Look, StringComparison.Ordinal))
            .DistinctBy(p => p.Look)
            .ToFrozenDictionary(p => p.Look, p => p.Mark);
    }
}
