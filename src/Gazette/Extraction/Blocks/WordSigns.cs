using System.Collections.Frozen;
using AngleSharp.Dom;

namespace Gazette.Extraction.Blocks;

/// <summary>Sets of words, of which one look at a word of an element's names tells all that hold it.</summary>
internal sealed class WordSigns
{
    private readonly FrozenDictionary<string, int> signs;
    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> bySpan;
    private readonly int longest;

    /// <param name="sets">Each with a bit of its own.</param>
    public WordSigns(params ReadOnlySpan<(int Sign, FrozenSet<string> Words)> sets)
    {
        var all = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (sign, words) in sets)
        {
            foreach (var word in words)
                all[word] = all.GetValueOrDefault(word) | sign;
        }

        signs = all.ToFrozenDictionary(StringComparer.Ordinal);
        bySpan = signs.GetAlternateLookup<ReadOnlySpan<char>>();
        longest = all.Keys.Max(w => w.Length);
    }

    /// <summary>The bits of all sets that hold a word of the element's classes or id.</summary>
    public int Of(IElement element)
    {
        var (names, id) = (element.ClassName, element.Id);
        return ClassWords.AreRead(names, id) ? Of(names) | Of(id) : 0;
    }

    private int Of(string? names)
    {
        var found = 0;
        Span<char> small = stackalloc char[longest];
        for (var at = 0; ClassWords.Next(names, ref at, out var start);)
        {
            var word = names.AsSpan(start, at - start);
            if (word.Length <= longest && bySpan.TryGetValue(small[..word.ToLowerInvariant(small)], out var sign))
                found |= sign;
        }

        return found;
    }
}
