namespace Gazette;

/// <summary>A text under edit: a gap moves to where the next edit is, so that edits close to one another cost little.</summary>
internal sealed class EditedText
{
    private const int Room = 256;

    private char[] characters;
    private int gap;
    private int gapEnd;

    public EditedText(string text)
    {
        characters = new char[text.Length + Room];
        text.CopyTo(0, characters, Room, text.Length);
        gapEnd = Room;
    }

    private int Length => characters.Length - (gapEnd - gap);

    /// <summary>False, and nothing changed, when other text than <paramref name="before"/> stands there.</summary>
    public bool TryReplace(int position, string before, string after)
    {
        if (position < 0 || position > Length - before.Length)
            return false;
        MoveGap(position);
        if (!characters.AsSpan(gapEnd, before.Length).SequenceEqual(before))
            return false;
        gapEnd += before.Length;
        if (gapEnd - gap < after.Length)
            Grow(after.Length);
        after.CopyTo(0, characters, gap, after.Length);
        gap += after.Length;
        return true;
    }

    public override string ToString() => string.Concat(characters.AsSpan(0, gap), characters.AsSpan(gapEnd));

    private void MoveGap(int position)
    {
        if (position < gap)
        {
            var moved = gap - position;
            Array.Copy(characters, position, characters, gapEnd - moved, moved);
            (gap, gapEnd) = (position, gapEnd - moved);
        }
        else if (position > gap)
        {
            var moved = position - gap;
            Array.Copy(characters, gapEnd, characters, gap, moved);
            (gap, gapEnd) = (position, gapEnd + moved);
        }
    }

    private void Grow(int need)
    {
        var tail = characters.Length - gapEnd;
        var larger = new char[(characters.Length * 2) + need];
        Array.Copy(characters, larger, gap);
        Array.Copy(characters, gapEnd, larger, larger.Length - tail, tail);
        (characters, gapEnd) = (larger, larger.Length - tail);
    }
}
