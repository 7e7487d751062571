using Gazette.Text;

namespace Gazette.Extraction.Lines;

/// <summary>How much two headlines have in common, by their words; a Han character counts as one.</summary>
internal static class WordShare
{
    /// <summary>The share of the shorter one's words that the other has too: 0 to 1.</summary>
    public static double Of(string one, string other)
    {
        var (a, b) = (Words(one), Words(other));
        return a.Count == 0 || b.Count == 0 ? 0 : (double)a.Count(b.Contains) / Math.Min(a.Count, b.Count);
    }

    private static HashSet<string> Words(string text)
    {
        var words = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            var inside = i < text.Length && char.IsLetterOrDigit(text[i]) && !Han.Is(text[i]);
            if (inside)
                continue;
            if (i > start)
                words.Add(Stem(text[start..i]));
            if (i < text.Length && Han.Is(text[i]))
                words.Add(text[i].ToString());
            start = i + 1;
        }

        return words;
    }

    /// <summary>Singular and plural are one word.</summary>
    private static string Stem(string word) => word.Length > 3 && word[^1] is 's' or 'S' ? word[..^1] : word;
}
