using System.Collections.Frozen;

namespace Gazette.Cleaning;

/// <summary>The phrases of <c>page-furniture.txt</c>, found by the character that they begin with.</summary>
internal sealed class FurniturePhrases
{
    private const string Resource = "Gazette.Cleaning.Data.page-furniture.txt";
    private const string Variants = "variants:";

    private static readonly Lazy<FurniturePhrases> FromResource = new(() => new FurniturePhrases(DataFile.Lines(Resource)));

    private readonly FrozenDictionary<char, char> simplified;
    private readonly FrozenDictionary<char, FurniturePhrase[]> byFirst;

    public FurniturePhrases(IEnumerable<string> lines)
    {
        var all = lines.ToList();
        simplified = all.Where(l => l.StartsWith(Variants, StringComparison.Ordinal))
            .SelectMany(l => l[Variants.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .DistinctBy(pair => pair[0])
            .ToFrozenDictionary(pair => pair[0], pair => pair[1]);
        byFirst = all.Where(l => !l.StartsWith(Variants, StringComparison.Ordinal))
            .SelectMany(Read)
            .GroupBy(p => p.First, p => p.Phrase)
            .ToFrozenDictionary(phrases => phrases.Key, phrases => phrases.ToArray());
    }

    public static FurniturePhrases Instance => FromResource.Value;

    /// <summary>The text in the form that phrases are compared in; every character keeps its place.</summary>
    public string Fold(string text) => string.Create(text.Length, text, (folded, source) =>
    {
        for (var i = 0; i < folded.Length; i++)
            folded[i] = Fold(source[i]);
    });

    /// <summary>The longest phrase at a place, or null.</summary>
    public (FurniturePhrase Phrase, int Length)? At(string folded, int start, bool closedEndsOnly = false)
    {
        (FurniturePhrase, int Length)? longest = null;
        foreach (var phrase in byFirst.GetValueOrDefault(folded[start], []))
        {
            if (closedEndsOnly && phrase.HasOpenEnd)
                continue;
            var length = phrase.MatchAt(folded, start);
            if (length > (longest?.Length ?? 0))
                longest = (phrase, length);
        }

        return longest;
    }

    private IEnumerable<(char First, FurniturePhrase Phrase)> Read(string line)
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        if (colon < 0 || !Enum.TryParse<FurnitureKind>(line[..colon], ignoreCase: true, out var kind))
            throw new FormatException($"Page furniture: no kind in front of \"{line}\".");
        var pattern = Fold(line[(colon + 2)..].Trim());
        var (regex, firsts) = FurniturePattern.Read(pattern);
        var phrase = new FurniturePhrase(kind, regex, pattern.EndsWith('*'));
        return firsts.Select(first => (first, phrase));
    }

    private char Fold(char c)
    {
        if (c is '\u3000' or '\u00A0')
            return ' ';
        var narrow = char.ToLowerInvariant(c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c);
        return simplified.GetValueOrDefault(narrow, narrow);
    }
}
