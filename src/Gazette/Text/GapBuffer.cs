namespace Gazette.Text;

/// <summary>A row of values under edit: a gap moves to where the next edit is, so that edits close to one another cost little.</summary>
internal sealed class GapBuffer<T>
{
    private const int Room = 256;

    private T[] values;
    private int gap;
    private int gapEnd = Room;

    public GapBuffer(ReadOnlySpan<T> first)
    {
        values = new T[first.Length + Room];
        first.CopyTo(values.AsSpan(Room));
    }

    public int Length => values.Length - (gapEnd - gap);

    public ReadOnlySpan<T> Head => values.AsSpan(0, gap);

    public ReadOnlySpan<T> Tail => values.AsSpan(gapEnd);

    /// <summary>Valid until the next call.</summary>
    public ReadOnlySpan<T> Slice(int position, int length)
    {
        MoveGap(position);
        return values.AsSpan(gapEnd, length);
    }

    public void Replace(int position, int length, ReadOnlySpan<T> with)
    {
        MoveGap(position);
        gapEnd += length;
        if (gapEnd - gap < with.Length)
            Grow(with.Length);
        with.CopyTo(values.AsSpan(gap));
        gap += with.Length;
    }

    private void MoveGap(int position)
    {
        if (position < gap)
        {
            var moved = gap - position;
            Array.Copy(values, position, values, gapEnd - moved, moved);
            (gap, gapEnd) = (position, gapEnd - moved);
        }
        else if (position > gap)
        {
            var moved = position - gap;
            Array.Copy(values, gapEnd, values, gap, moved);
            (gap, gapEnd) = (position, gapEnd + moved);
        }
    }

    private void Grow(int need)
    {
        var tail = values.Length - gapEnd;
        var larger = new T[(values.Length * 2) + need];
        Array.Copy(values, larger, gap);
        Array.Copy(values, gapEnd, larger, larger.Length - tail, tail);
        (values, gapEnd) = (larger, larger.Length - tail);
    }
}
