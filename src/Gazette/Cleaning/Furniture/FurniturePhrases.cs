using System.Collections.Frozen;
using System.Text;
using Gazette.Text;

namespace Gazette.Cleaning.Furniture;

/// <summary>The phrases of <c>page-furniture.txt</c> and of the operator's file, found by the character that they begin with.</summary>
internal sealed class FurniturePhrases
{
    private static readonly string[] Resources = ["Gazette.Cleaning.Data.page-furniture.txt", "Gazette.Cleaning.Data.page-furniture-words.txt"];
    private const string Variants = "variants:";

    private static readonly Lazy<FurniturePhrases> FromResource = new(() => new FurniturePhrases(Resources.SelectMany(DataFile.Lines)));

    private readonly FrozenDictionary<char, char> simplified;
    private readonly bool hasAsciiVariants;
    private readonly FrozenDictionary<char, FurniturePhrase[]> byFirst;
    private readonly FrozenDictionary<char, FurniturePhrase[]> partsByFirst;

    public FurniturePhrases(IEnumerable<string> lines)
    {
        var all = lines.ToList();
        simplified = all.Where(l => l.StartsWith(Variants, StringComparison.Ordinal))
            .SelectMany(l => l[Variants.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(pair => pair.Length == 2 ? pair : throw new FormatException($"\"{pair}\" is no pair of two characters"))
            .DistinctBy(pair => pair[0])
            .ToFrozenDictionary(pair => pair[0], pair => pair[1]);
        hasAsciiVariants = simplified.Keys.Any(char.IsAscii);
        var phrases = all.Where(l => !l.StartsWith(Variants, StringComparison.Ordinal)).SelectMany(Read).ToList();
        byFirst = ByFirst(phrases);
        partsByFirst = ByFirst(phrases.Where(p => p.Phrase.Kind == FurnitureKind.Part || (p.Phrase.Kind == FurnitureKind.Site && !p.Phrase.HasOpenEnd)));
    }

    public static FurniturePhrases BuiltIn => FromResource.Value;

    public static FurniturePhrases BuiltInWith(IEnumerable<string> lines) => new(Resources.SelectMany(DataFile.Lines).Concat(lines));

    /// <summary>The text in the form that phrases are compared in; every character keeps its place.</summary>
    public string Fold(string text) => !hasAsciiVariants && Ascii.IsValid(text) ? text.ToLowerInvariant() : string.Create(text.Length, text, (folded, source) =>
    {
        for (var i = 0; i < folded.Length; i++)
            folded[i] = Fold(source[i]);
    });

    /// <summary>The longest phrase of any kind at a place, or null.</summary>
    public (FurniturePhrase Phrase, int Length)? At(string folded, int start) =>
        Longest(byFirst.GetValueOrDefault(folded[start], []), folded, start, withOpenEnd: true);

    /// <summary>The same of those that end with their own words.</summary>
    public (FurniturePhrase Phrase, int Length)? ClosedAt(string folded, int start) =>
        Longest(byFirst.GetValueOrDefault(folded[start], []), folded, start, withOpenEnd: false);

    /// <summary>How many characters of a longer line are furniture from a place on; 0 for none.</summary>
    /// <param name="withOpenEnd">Whether a phrase may take in what follows it, such as an editor's name.</param>
    public int LengthOfPartAt(string folded, int start, bool withOpenEnd)
    {
        var phrases = partsByFirst.GetValueOrDefault(folded[start], []);
        return Longest(phrases, folded, start, withOpenEnd)?.Length ?? 0;
    }

    private static (FurniturePhrase Phrase, int Length)? Longest(FurniturePhrase[] phrases, string folded, int start, bool withOpenEnd)
    {
        (FurniturePhrase Phrase, int Length)? longest = null;
        foreach (var phrase in phrases)
        {
            if (phrase.HasOpenEnd && !withOpenEnd)
                continue;
            var length = phrase.MatchAt(folded, start);
            if (length > (longest?.Length ?? 0) || (length > 0 && length == longest?.Length && phrase.Kind > longest.Value.Phrase.Kind))
                longest = (phrase, length);
        }

        return longest;
    }

    private static FrozenDictionary<char, FurniturePhrase[]> ByFirst(IEnumerable<(char First, FurniturePhrase Phrase)> phrases) =>
        phrases.GroupBy(p => p.First, p => p.Phrase).ToFrozenDictionary(same => same.Key, same => same.ToArray());

    private IEnumerable<(char First, FurniturePhrase Phrase)> Read(string line)
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        if (colon < 0 || !Enum.TryParse<FurnitureKind>(line[..colon], ignoreCase: true, out var kind))
            throw new FormatException("no kind stands in front of it");
        var pattern = Fold(line[(colon + 2)..].Trim());
        var (regex, firsts) = FurniturePattern.Read(pattern);
        var starts = FurnitureStarts.Of(pattern);
        return firsts.Select(first => (first, new FurniturePhrase(kind, regex, [.. starts.Where(s => s.Length == 0 || s[0] == first)], pattern.EndsWith('*'))));
    }

    private char Fold(char c)
    {
        if (c is '\u3000' or '\u00A0')
            return ' ';
        var narrow = Han.Is(c) ? c : char.ToLowerInvariant(c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c);
        return simplified.GetValueOrDefault(narrow, narrow);
    }
}
