using System.Text.RegularExpressions;

namespace Gazette.Cleaning.Furniture;

/// <param name="Regex">Made when a text begins as the phrase does: of a thousand phrases a page has a few.</param>
/// <param name="Starts">Of all texts that it matches, those that begin with the character under which it is found.</param>
/// <param name="HasOpenEnd">True when the phrase takes in what follows it, such as an editor's name.</param>
internal sealed record FurniturePhrase(FurnitureKind Kind, Lazy<Regex> Regex, string[] Starts, bool HasOpenEnd)
{
    /// <summary>Characters matched from <paramref name="start"/> on; 0 for no match.</summary>
    public int MatchAt(string folded, int start)
    {
        if (!BeginsAt(folded.AsSpan(start)))
            return 0;
        var length = Regex.Value.Match(folded, start) is { Success: true } match ? match.Length : 0;
        // The spaces before a word that may be missing part the phrase from what follows it.
        while (length > 0 && FurniturePattern.IsBetween(folded[start + length - 1]))
            length--;
        return length;
    }

    private bool BeginsAt(ReadOnlySpan<char> text)
    {
        foreach (var start in Starts)
        {
            if (text.StartsWith(start, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
