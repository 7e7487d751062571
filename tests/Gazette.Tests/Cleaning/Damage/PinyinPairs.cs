using System.Text;
using Gazette.Processing;

namespace Gazette.Tests.Damage;

/// <summary>A reading for every character, out of Unicode's data as the product holds it.</summary>
internal static class PinyinPairs
{
    private static readonly Dictionary<char, (string Letters, int Tone)> Readings = Read();

    public static bool Has(char c) => Readings.ContainsKey(c);

    public static string Plain(char c) => Readings[c].Letters.Replace('v', 'ü');

    /// <summary>With the mark on its vowel; as a combining character when asked for.</summary>
    public static string Toned(char c, bool combining)
    {
        var (letters, tone) = (Plain(c), Readings[c].Tone);
        var at = VowelOf(letters);
        if (at < 0)
            return letters;
        var marked = letters.Insert(at + 1, "\u0304\u0301\u030C\u0300"[tone - 1].ToString());
        return marked.Normalize(combining ? NormalizationForm.FormD : NormalizationForm.FormC);
    }

    // a and e take the mark, else the o of ou, else the last vowel.
    private static int VowelOf(string letters)
    {
        if (letters.IndexOfAny(['a', 'e']) is >= 0 and var open)
            return open;
        return letters.IndexOf("ou", StringComparison.Ordinal) is >= 0 and var o ? o : letters.LastIndexOfAny(['i', 'o', 'u', 'ü']);
    }

    private static Dictionary<char, (string, int)> Read()
    {
        var readings = new Dictionary<char, (string, int)>();
        using var stream = typeof(ArticleProcessor).Assembly.GetManifestResourceStream("Gazette.Cleaning.Data.pinyin-readings.txt")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        // Lines of common readings, which carry a tone, stand before those of all readings.
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
                continue;
            var (syllable, characters) = (line[..line.IndexOf(' ', StringComparison.Ordinal)].TrimStart('*'), line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
            var tone = char.IsAsciiDigit(syllable[^1]) ? syllable[^1] - '0' : 0;
            foreach (var c in characters)
                readings.TryAdd(c, (syllable.TrimEnd('1', '2', '3', '4'), tone > 0 ? tone : (c % 4) + 1));
        }

        return readings;
    }
}
