using System.Collections.Frozen;
using Gazette.Text;

namespace Gazette.Cleaning.Pinyin;

/// <summary>How characters may be read, from Unicode's Unihan data; characters of the basic plane only.</summary>
internal sealed class PinyinReadings
{
    private const string Resource = "Gazette.Cleaning.Data.pinyin-readings.txt";

    private static readonly Lazy<PinyinReadings> FromResource = new(Read);

    private readonly FrozenDictionary<string, FrozenSet<char>> bySyllable;

    private PinyinReadings(Dictionary<string, FrozenSet<char>> bySyllable) =>
        this.bySyllable = bySyllable.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Read at first use: 120 KB that most English pages never need.</summary>
    public static PinyinReadings Instance => FromResource.Value;

    /// <summary>
    /// True when the character may be read so, whatever the tone: machines choose it without regard to the word, and
    /// speech changes it.
    /// </summary>
    public bool IsPossible(char character, PinyinSyllable syllable) =>
        Has(syllable.Letters, character) || (syllable.WithUmlaut is { } umlaut && Has(umlaut, character));

    /// <summary>True for a common character in a reading that everybody knows; any such tone when the text gave none.</summary>
    public bool IsUsual(char character, PinyinSyllable syllable) =>
        syllable.Tone > 0
            ? Has($"*{syllable.Letters}{syllable.Tone}", character)
            : Enumerable.Range(1, 4).Any(tone => Has($"*{syllable.Letters}{tone}", character)) || Has($"*{syllable.Letters}", character);

    private bool Has(string key, char character) =>
        bySyllable.TryGetValue(key, out var characters) && characters.Contains(character);

    private static PinyinReadings Read()
    {
        var bySyllable = new Dictionary<string, FrozenSet<char>>(StringComparer.Ordinal);
        foreach (var line in DataFile.Lines(Resource))
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            bySyllable.Add(line[..space], line[(space + 1)..].ToFrozenSet());
        }

        return new PinyinReadings(bySyllable);
    }
}
