namespace Gazette.Text.Scripts;

/// <summary>
/// A dictionary of characters and phrases that is asked for the longest entry at a place of a text. Its entries are pieces of the one
/// text that they were read from, in arrays sorted by UTF-16 units: some 30 bytes an entry, where strings would take five times as much.
/// </summary>
internal sealed class PhraseTable
{
    private const int PageSize = 256;
    private const byte OfCharacters = byte.MaxValue;

    private readonly string text;
    private readonly int[] starts;
    private readonly byte[] keyLengths;
    private readonly byte[] valueLengths;

    // Of each entry the longest other one that it begins with; -1 without.
    private readonly int[] shorter;

    // By the upper byte of an entry's first unit, then by the lower one: where those that begin so start. The last number is where the page ends.
    private readonly int[]?[] pages = new int[]?[PageSize];
    private readonly int longest;

    /// <param name="text">Lines <c>key</c> or <c>key TAB value</c>, sorted by UTF-16 units.</param>
    /// <param name="lines">Where each of them begins and ends.</param>
    public PhraseTable(string text, IReadOnlyList<(int Start, int End)> lines)
    {
        this.text = text;
        (starts, keyLengths, valueLengths, shorter) = (new int[lines.Count], new byte[lines.Count], new byte[lines.Count], new int[lines.Count]);
        var open = new Stack<int>();
        for (var i = 0; i < lines.Count; i++)
        {
            var (start, end) = lines[i];
            var tab = text.AsSpan(start, end - start).IndexOf('\t');
            starts[i] = start;
            keyLengths[i] = checked((byte)(tab < 0 ? end - start : tab));
            valueLengths[i] = tab < 0 ? OfCharacters : checked((byte)(end - start - tab - 1));
            longest = Math.Max(longest, keyLengths[i]);
            while (open.TryPeek(out var last) && !Key(i).StartsWith(Key(last)))
                open.Pop();
            shorter[i] = open.TryPeek(out var prefix) ? prefix : -1;
            open.Push(i);
        }

        FillPages();
    }

    /// <summary>The longest entry that the text begins with.</summary>
    /// <param name="length">Of the entry, in UTF-16 units; 0 when there is none.</param>
    /// <param name="value">What it becomes; null where it becomes what its characters become.</param>
    public bool TryMatch(ReadOnlySpan<char> at, out int length, out (int Start, int Length)? value)
    {
        (length, value) = (0, null);
        if (pages[at[0] >> 8] is not { } page)
            return false;
        var (low, high) = (page[at[0] & 0xFF], page[(at[0] & 0xFF) + 1]);
        var first = low;
        var compared = at[..Math.Min(at.Length, longest)];
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (IsBeforeOrAt(middle, compared))
                low = middle + 1;
            else
                high = middle;
        }

        // What the text begins with, and stands before it in the order, is what the entry right before it begins with too.
        for (var i = low - 1; i >= first; i = shorter[i])
        {
            if (!compared.StartsWith(Key(i)))
                continue;
            length = keyLengths[i];
            value = valueLengths[i] == OfCharacters ? null : (starts[i] + length + 1, valueLengths[i]);
            return true;
        }

        return false;
    }

    public ReadOnlySpan<char> ValueOf((int Start, int Length) value) => text.AsSpan(value.Start, value.Length);

    /// <summary>Of an entry that begins with the same unit as the text. Most are told apart by their second one.</summary>
    private bool IsBeforeOrAt(int entry, ReadOnlySpan<char> at)
    {
        if (keyLengths[entry] == 1)
            return true;
        if (at.Length == 1)
            return false;
        var second = text[starts[entry] + 1];
        return second != at[1] ? second < at[1] : Key(entry).SequenceCompareTo(at) <= 0;
    }

    private ReadOnlySpan<char> Key(int entry) => text.AsSpan(starts[entry], keyLengths[entry]);

    private void FillPages()
    {
        for (var i = 0; i < starts.Length;)
        {
            var upper = text[starts[i]] >> 8;
            var page = pages[upper] = new int[PageSize + 1];
            for (var lower = 0; lower < PageSize; lower++)
            {
                page[lower] = i;
                while (i < starts.Length && text[starts[i]] == ((upper << 8) | lower))
                    i++;
            }

            page[PageSize] = i;
        }
    }
}
