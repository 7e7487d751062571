using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Gazette.Articles.Edits;

namespace Gazette.Cleaning.Lines;

/// <summary>
/// What the page's layout does to a text that was cleaned: both texts have the same characters but for white space, save
/// where a picture, a reading or something unreadable stood. One walk over both; where they part, it looks a little ahead.
/// </summary>
internal sealed class LayoutEdits
{
    /// <summary>Characters that must agree before two places count as the same again.</summary>
    private const int Anchor = 12;

    /// <summary>How far ahead it looks, and how often: beyond, the rest becomes one edit.</summary>
    private const int MaxAhead = 4_000;
    private const int MaxPartings = 500;

    private const int MaxNumber = 12;

    /// <summary>Of the western alphabets.</summary>
    private const int Few = 256;

    /// <summary>Of what an item's number is made: 12. iv. -3. 二十、</summary>
    private static readonly SearchValues<char> Numerals = SearchValues.Create("0123456789-abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ一二三四五六七八九十");

    private readonly string from;
    private readonly string to;
    private readonly List<Edit> edits;
    private int number;

    private LayoutEdits(string from, string to, List<Edit> edits, int number) =>
        (this.from, this.to, this.edits, this.number) = (from, to, edits, number);

    /// <summary>Positions count on from the edits that are there.</summary>
    /// <param name="number">Of the first; from it on, no other edit has one.</param>
    /// <returns>Pieces of which letters are published nowhere: the page's layout has no place for them. Their edits are not certain.</returns>
    public static IReadOnlyList<string> Append(string from, string to, List<Edit> edits, int number)
    {
        if (from == to)
            return [];
        var first = edits.Count;
        var lost = new List<string>();
        if (new LayoutEdits(from, to, edits, number).Walk())
            return lost;
        if (LostOf(from, to) is not { Count: > 0 } letters)
            return lost;
        for (var i = first; i < edits.Count; i++)
        {
            if (!LostOf(edits[i].Before, edits[i].After).Overlaps(letters))
                continue;
            lost.Add(edits[i].Before.Trim());
            edits[i] = edits[i] with { Certain = false };
        }

        return lost;
    }

    /// <summary>The letters and digits that the first text has more often than the second.</summary>
    private static HashSet<char> LostOf(string from, string to)
    {
        // Most letters of most texts are of the first few.
        Span<int> few = stackalloc int[Few];
        few.Clear();
        var others = new Dictionary<char, int>();
        foreach (var c in from)
        {
            if (!char.IsLetterOrDigit(c))
                continue;
            if (c < Few)
                few[c]++;
            else
                CollectionsMarshal.GetValueRefOrAddDefault(others, c, out _)++;
        }

        foreach (var c in to)
        {
            if (c < Few)
                few[c]--;
            else if (others.Count > 0)
                Take(others, c);
        }

        HashSet<char> lost = [.. others.Where(c => c.Value > 0).Select(c => c.Key)];
        for (var c = '\0'; c < Few; c++)
        {
            if (few[c] > 0)
                lost.Add(c);
        }

        return lost;
    }

    private static void Take(Dictionary<char, int> counts, char c)
    {
        ref var count = ref CollectionsMarshal.GetValueRefOrNullRef(counts, c);
        if (!Unsafe.IsNullRef(ref count))
            count--;
    }

    /// <returns>Whether both have the same characters but for white space.</returns>
    private bool Walk()
    {
        // Ends of the last solid characters that agreed, in the texts.
        var (fromEnd, toEnd) = (0, 0);
        while (true)
        {
            var same = from.AsSpan(fromEnd).CommonPrefixLength(to.AsSpan(toEnd));
            var solid = from.AsSpan(fromEnd, same).TrimEnd().Length;
            (fromEnd, toEnd) = (fromEnd + solid, toEnd + solid);
            var (i, j) = (NextSolid(from, fromEnd), NextSolid(to, toEnd));
            if (i == from.Length || j == to.Length || from[i] != to[j])
            {
                var isSame = i == from.Length && j == to.Length;
                WalkParted(fromEnd, toEnd);
                return isSame;
            }

            Replace(fromEnd, i, toEnd, j);
            (fromEnd, toEnd) = (i + 1, j + 1);
        }
    }

    /// <summary>On from the first place at which they part.</summary>
    private void WalkParted(int fromEnd, int toEnd)
    {
        var (left, right) = (Solid(from, fromEnd), Solid(to, toEnd));
        var (i, j, partings) = (0, 0, 0);
        while (i < left.Text.Length && j < right.Text.Length)
        {
            if (left.Text[i] != right.Text[j])
            {
                if (++partings > MaxPartings || Meet(left.Text, i, right.Text, j) is not var (skipLeft, skipRight))
                    break;
                (i, j) = (i + skipLeft, j + skipRight);
                continue;
            }

            Replace(fromEnd, left.Places[i], toEnd, right.Places[j]);
            (fromEnd, toEnd) = (left.Places[i++] + 1, right.Places[j++] + 1);
        }

        ReplaceRest(fromEnd, toEnd);
    }

    /// <summary>The nearest place at which both go on alike.</summary>
    private static (int Left, int Right)? Meet(string left, int i, string right, int j)
    {
        // A character for a character: what a page cannot show.
        for (var n = 1; n <= 2; n++)
        {
            if (IsAlike(left, i + n, right, j + n))
                return (n, n);
        }

        var removed = Ahead(left, i, right, j);
        var added = Ahead(right, j, left, i);
        if (removed < 0 && added < 0)
            return AfterNumber(left, i, right, j);
        return added < 0 || (removed >= 0 && removed <= added) ? (removed, 0) : (0, added);
    }

    /// <summary>The number of a list's item: a short item brings the next number before an anchor's length.</summary>
    private static (int Left, int Right)? AfterNumber(string left, int i, string right, int j)
    {
        var end = j;
        while (right.AsSpan(end).IndexOfAnyExcept(Numerals) is > 0 and <= MaxNumber and var length && right[end + length] is '.' or '、' && end + length + 1 < right.Length)
        {
            end += length + 1;
            if (right[end] == left[i])
                return (0, end - j);
        }

        return null;
    }

    private static bool IsAlike(string left, int i, string right, int j)
    {
        var length = Math.Min(Anchor, Math.Min(left.Length - i, right.Length - j));
        return length > 0 && left.AsSpan(i, length).SequenceEqual(right.AsSpan(j, length));
    }

    /// <summary>How far ahead of <paramref name="start"/> a text has what the other has here; negative when it has not.</summary>
    private static int Ahead(string text, int start, string other, int at)
    {
        var key = other.AsSpan(at, Math.Min(Anchor, other.Length - at));
        return text.AsSpan(start, Math.Min(MaxAhead, text.Length - start)).IndexOf(key);
    }

    private void ReplaceRest(int fromEnd, int toEnd)
    {
        var before = from.AsSpan(fromEnd);
        var after = to.AsSpan(toEnd);
        var length = Math.Min(before.Length, after.Length);
        var same = 0;
        while (same < length && before[^(same + 1)] == after[^(same + 1)])
            same++;
        Replace(fromEnd, from.Length - same, toEnd, to.Length - same);
    }

    // All before this place is as published already, so the place is that of the published text.
    private void Replace(int fromStart, int fromEnd, int toStart, int toEnd)
    {
        var before = from.AsSpan(fromStart, fromEnd - fromStart);
        var after = to.AsSpan(toStart, toEnd - toStart);
        if (!before.SequenceEqual(after))
            edits.Add(new Edit(number++, toStart, before.ToString(), after.ToString(), EditList.Layout, Certain: true));
    }

    private static int NextSolid(string text, int start)
    {
        var at = start;
        // No white space lies beyond the ideographic one.
        while (at < text.Length && text[at] <= '\u3000' && char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }

    /// <summary>The text from a place on without its white space, and where each character stands in it.</summary>
    private static (string Text, int[] Places) Solid(string text, int start)
    {
        var (solid, places, count) = (new char[text.Length - start], new int[text.Length - start], 0);
        for (var i = start; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i]))
                continue;
            (solid[count], places[count++]) = (text[i], i);
        }

        return (new string(solid, 0, count), places);
    }
}
