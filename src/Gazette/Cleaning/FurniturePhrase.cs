using System.Text.RegularExpressions;

namespace Gazette.Cleaning;

/// <param name="HasOpenEnd">True when the phrase takes in what follows it, such as an editor's name.</param>
internal sealed record FurniturePhrase(FurnitureKind Kind, Regex Regex, bool HasOpenEnd)
{
    /// <summary>Characters matched from <paramref name="start"/> on; 0 for no match.</summary>
    public int MatchAt(string folded, int start) => Regex.Match(folded, start) is { Success: true } match ? match.Length : 0;
}
