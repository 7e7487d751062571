using System.Globalization;

namespace Gazette.Text.Searching;

/// <summary>
/// What of a text can be looked up: each two Chinese characters that stand together, the last character of a run, and words of letters and
/// digits. Japanese and Korean go by the character too.
/// </summary>
internal static class SearchTerms
{
    /// <summary>Words are looked up by their beginning where it has as many letters; shorter ones as they are.</summary>
    public const int LeastPrefix = 3;

    // A longer word is known by its beginning.
    private const int MaxWord = 32;

    /// <summary>Each once, in the order of the text.</summary>
    /// <param name="folded">See <see cref="FoldedText"/>.</param>
    public static IEnumerable<string> Of(string folded) => All(folded).Distinct(StringComparer.Ordinal);

    /// <summary>The parts that a term was, or would be, cut from: runs of Chinese and words.</summary>
    public static IEnumerable<string> RunsOf(string folded)
    {
        for (var start = 0; start < folded.Length;)
        {
            var (isCharacter, isWord) = (IsCharacter(folded[start]), IsWord(folded[start]));
            var end = start + 1;
            while (end < folded.Length && (isCharacter ? IsCharacter(folded[end]) : isWord && IsWord(folded[end])))
                end++;
            if (isCharacter || isWord)
                yield return folded[start..end];
            start = end;
        }
    }

    public static bool IsChinese(string run) => IsCharacter(run[0]);

    /// <summary>Of a run of Chinese; those that stand side by side share a character.</summary>
    public static IReadOnlyList<string> PairsOf(string run)
    {
        var characters = CharactersOf(run);
        return [.. characters.Zip(characters.Skip(1), (a, b) => a + b)];
    }

    /// <summary>As they stand in terms: those beyond the basic plane by their number, for keys hold them badly.</summary>
    public static IReadOnlyList<string> CharactersOf(string run)
    {
        var characters = new List<string>(run.Length);
        for (var i = 0; i < run.Length; i++)
        {
            if (char.IsHighSurrogate(run[i]) && i + 1 < run.Length && char.IsLowSurrogate(run[i + 1]))
                characters.Add("~" + char.ConvertToUtf32(run, i++).ToString("x5", CultureInfo.InvariantCulture));
            else
                characters.Add(run[i].ToString());
        }

        return characters;
    }

    public static string WordOf(string run) => run.Length > MaxWord ? run[..MaxWord] : run;

    private static IEnumerable<string> All(string folded)
    {
        foreach (var run in RunsOf(folded))
        {
            if (!IsChinese(run))
            {
                yield return WordOf(run);
                continue;
            }

            foreach (var pair in PairsOf(run))
                yield return pair;
            yield return CharactersOf(run)[^1];
        }
    }

    // A half of a character that is alone is none.
    private static bool IsCharacter(char c) => (Han.Is(c) && !char.IsSurrogate(c)) || Han.IsSyllable(c) || c is >= '\uD840' and <= '\uD888' or >= '\uDC00' and <= '\uDFFF';

    private static bool IsWord(char c) => !IsCharacter(c) && !char.IsSurrogate(c) && char.IsLetterOrDigit(c);
}
