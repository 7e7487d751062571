namespace Gazette.Tests.Damage.Families;

/// <summary>Where a piece of damage gets into a copy.</summary>
internal static class Insertion
{
    public static T Of<T>(this Random random, IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    /// <summary>At a line's start, its end, a place inside, or as a line of its own.</summary>
    /// <param name="endsOpen">What ends amid a word of its own: text right behind it would go on with that word.</param>
    /// <param name="startsOpen">
    /// What begins amid a word of its own. Behind a word of letters it would go on with that one, and of <c>decidiuan&gt;</c> nobody can
    /// tell what was the text's.
    /// </param>
    public static void Insert(DamagedCopy copy, string piece, bool endsOpen = false, bool startsOpen = false)
    {
        var random = copy.Random;
        var i = random.Next(copy.Lines.Count);
        var line = copy.Lines[i];
        switch (endsOpen ? random.Of([1, 3]) : random.Next(4))
        {
            case 0:
                copy.Lines[i] = piece + line;
                break;
            case 1:
                copy.Lines[i] = line + piece;
                break;
            case 2:
                var at = PlaceInside(line, random);
                if (startsOpen && IsWord(piece[0]) && at > 0 && IsWord(line[at - 1]))
                    at = line.IndexOf(' ', at) is >= 0 and var space ? space + 1 : line.Length;
                copy.Lines[i] = line.Insert(at, piece);
                break;
            default:
                copy.Lines.Insert(random.Next(copy.Lines.Count + 1), piece);
                break;
        }
    }

    /// <summary>Not amid a word, a number or a pair of surrogates.</summary>
    public static int PlaceInside(string line, Random random)
    {
        var places = Enumerable.Range(1, Math.Max(0, line.Length - 1)).Where(at => !AreJoined(line[at - 1], line[at])).ToList();
        return places.Count == 0 ? line.Length : random.Of(places);
    }

    private static bool AreJoined(char before, char after) =>
        (IsWord(before) && IsWord(after)) || char.IsSurrogate(before) || char.IsSurrogate(after) || after is >= '\u0300' and < '\u0370' || after is >= '\uFE00' and <= '\uFE0F';

    private static bool IsWord(char c) => c < '\u2E80' ? char.IsLetterOrDigit(c) : c is >= '\uAC00' and <= '\uD7A3';
}
