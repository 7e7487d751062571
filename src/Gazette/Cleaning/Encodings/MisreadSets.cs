using System.Runtime.CompilerServices;
using Gazette.Cleaning.Lines;
using Gazette.Text;
using Gazette.Text.CharacterSets;

namespace Gazette.Cleaning.Encodings;

/// <summary>
/// Finds text of any character set that was read as any other: of all pairs, the one by which the page's bytes make a text. A pair
/// counts only where the bytes can be read from the first to the last and leave next to nothing that no language has.
/// </summary>
internal sealed class MisreadSets
{
    /// <summary>On the page, in lines that may be misread.</summary>
    private const int MinOdd = 3;

    /// <summary>Fewer characters may be turned into text by chance: a person has to see them.</summary>
    private const int EnoughToProve = 12;

    /// <summary>A list of accented letters is no Russian.</summary>
    private const int MinCyrillic = 20;

    /// <summary>Of what the bytes make: text has one rare character in ten or twenty.</summary>
    private const double MaxOddAfter = 0.15;

    /// <summary>Of UTF-8, which proves itself: there are languages whose letters we do not know.</summary>
    private const double MaxOddOfUtf8 = 0.4;

    /// <summary>Enough to tell the pair by; the cost of a hostile page stays small.</summary>
    private const int MaxSample = 6_000;

    private static readonly string[] WrittenSets =
        [CharacterSet.Utf8, CharacterSet.Gb18030, CharacterSet.Big5, "shift_jis", "euc-jp", "euc-kr", "windows-1251", "koi8-r", "ibm866", "windows-1252", "macintosh"];

    private static readonly string[] ReadSets =
    [
        "windows-1252", "iso-8859-1", "windows-1250", "windows-1251", "windows-1253", "windows-1254", "windows-1257", "iso-8859-2", "iso-8859-5", "iso-8859-15", "macintosh", "koi8-r", "ibm437", "ibm850", "ibm866",
        CharacterSet.Gb18030, CharacterSet.Big5, "shift_jis", "euc-kr",
    ];

    /// <summary>For each set that may have been read, those that may have been written.</summary>
    private static readonly Lazy<MisreadPair[][]> Pairs = new(() => [.. ReadSets.Select(read => WrittenSets.Where(written => written != read).Select(written => new MisreadPair(written, read)).ToArray())]);

    // Several rules ask, each several times, and little changes between.
    private static readonly ConditionalWeakTable<IReadOnlyList<Line>, MisreadSets> Known = [];

    private readonly IReadOnlyList<Line> lines;
    private List<string> lastSample = [];
    private (MisreadPair? Pair, int Gain, int Left) lastBest;

    private MisreadSets(IReadOnlyList<Line> lines) => this.lines = lines;

    /// <summary>The lines may be changed between two searches.</summary>
    public static MisreadSets Of(IReadOnlyList<Line> lines) => Known.GetValue(lines, known => new MisreadSets(known));

    /// <summary>The places of the pair that explains them best, and whether they prove it; none when no pair does.</summary>
    /// <param name="isDamaged">Misread characters were found on the page: one more of UTF-8 is no chance.</param>
    public (List<(Line Line, List<TextEdit> Edits)> Found, bool IsCertain, bool IsWestern) Find(bool isDamaged)
    {
        var candidates = lines.Where(l => !l.IsCode && l.Text.AsSpan().IndexOfAnyExceptInRange('\0', '\u007F') >= 0 && !l.Text.Contains("&#", StringComparison.Ordinal)).Select(l => (Line: l, l.Oddity)).Where(c => c.Oddity.Odd > 0).ToList();
        var suspects = candidates.FindAll(c => c.Oddity.IsMisread);
        if (suspects.Sum(c => c.Oddity.Odd) < (isDamaged ? 1 : MinOdd))
            return ([], false, false);
        var sample = new List<string>();
        for (var (i, length) = (0, 0); i < suspects.Count && length < MaxSample; length += suspects[i++].Line.Text.Length)
            sample.Add(suspects[i].Line.Text[..Math.Min(suspects[i].Line.Text.Length, MaxSample)]);
        if (!sample.SequenceEqual(lastSample, StringComparer.Ordinal))
            (lastSample, lastBest) = (sample, Best(sample));
        var (pair, gain, left) = lastBest;
        var least = pair is { IsFromCyrillic: true } ? MinCyrillic : pair is { IsFromUtf8: true } && isDamaged ? 1 : MinOdd;
        if (pair is null || gain < least || (!pair.IsFromUtf8 && !IsVaried(sample, gain)))
            return ([], false, false);
        var found = candidates.Select(c => (c.Line, c.Oddity, Read: pair.Read(c.Line.Text)))
            .Where(c => IsBetter(pair, c.Oddity, TextOddity.Of(c.Read)))
            .Select(c => (c.Line, new List<TextEdit> { Difference(c.Line.Text, c.Read) }))
            .ToList();
        return (found, gain >= EnoughToProve && left * (pair.IsFromUtf8 ? 3 : 5) <= gain, pair.IsReadAsWestern);
    }

    /// <summary>The bytes of UTF-8 prove themselves; others do not by one sign that a text is fond of.</summary>
    private static bool IsVaried(List<string> sample, int gain)
    {
        var odd = new HashSet<char>();
        sample.ForEach(text => TextOddity.Of(text, odd));
        // Names and lists in Chinese have rare characters too.
        var least = odd.Any(Han.Is) && Han.AreMostly(sample) ? EnoughToProve : MinOdd;
        return odd.Count >= (gain >= 2 * least ? Math.Max(2, least / 2) : least) && gain >= least;
    }

    private static bool IsBetter(MisreadPair pair, TextOddity before, TextOddity after) =>
        after.Odd * 2 <= before.Odd && after.Odd <= (pair.IsFromUtf8 ? MaxOddOfUtf8 : MaxOddAfter) * Math.Max(after.Counted, 7);

    /// <returns>With how many odd characters less, and how many are left.</returns>
    private static (MisreadPair? Pair, int Gain, int Left) Best(List<string> sample)
    {
        var best = ((MisreadPair?)null, Gain: 0, Left: 0);
        var oddities = sample.ConvertAll(text => TextOddity.Of(text));
        var odd = oddities.Sum(o => o.Odd);
        foreach (var pairs in Pairs.Value)
        {
            // The bytes of the set that was read are the same for all that may have been written.
            List<IReadOnlyList<MisreadPiece>>? ofUtf8 = null, ofOthers = null;
            foreach (var pair in pairs)
            {
                var pieces = pair.IsFromUtf8 ? ofUtf8 ??= sample.ConvertAll(pair.PiecesOf) : ofOthers ??= sample.ConvertAll(pair.PiecesOf);
                var (gain, left, ahead) = (0, 0, odd);
                // As soon as it cannot become better than the best one, the rest need not be read.
                for (var i = 0; i < sample.Count && gain + ahead >= best.Gain; i++)
                {
                    ahead -= oddities[i].Odd;
                    // What stays as it is has as many odd characters as before.
                    if (pair.Read(sample[i], pieces[i]) is not { } undone)
                        continue;
                    var after = TextOddity.Of(undone, most: oddities[i].Odd / 2);
                    if (IsBetter(pair, oddities[i], after))
                        (gain, left) = (gain + oddities[i].Odd - after.Odd, left + after.Odd);
                }

                if (gain > best.Gain || (gain == best.Gain && gain > 0 && left < best.Left))
                    best = (pair, gain, left);
            }
        }

        return best;
    }

    /// <summary>Without what both have at their ends.</summary>
    private static TextEdit Difference(string before, string after)
    {
        var start = before.AsSpan().CommonPrefixLength(after);
        var end = 0;
        while (end < Math.Min(before.Length, after.Length) - start && before[^(end + 1)] == after[^(end + 1)])
            end++;
        return new TextEdit(start, before.Length - start - end, after[start..^end]);
    }
}
