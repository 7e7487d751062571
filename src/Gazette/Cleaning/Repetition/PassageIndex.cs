namespace Gazette.Cleaning.Repetition;

/// <summary>Compares runs of passages in constant time each, so that a page of ten thousand like lines stays cheap.</summary>
internal sealed class PassageIndex
{
    /// <summary>Places looked at for one passage; a passage that stands more often is no copy of a page but its furniture.</summary>
    private const int MaxPlaces = 8;

    private const ulong Factor = 1_099_511_628_211;

    private readonly int[] ids;
    private readonly ulong[] hashes;
    private readonly ulong[] powers;
    private readonly Dictionary<int, List<int>> places = [];
    private readonly int[] previous;

    public PassageIndex(IReadOnlyList<Passage> passages)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        ids = new int[passages.Count];
        previous = new int[passages.Count];
        var last = new Dictionary<int, int>();
        (hashes, powers) = (new ulong[passages.Count + 1], new ulong[passages.Count + 1]);
        powers[0] = 1;
        for (var i = 0; i < passages.Count; i++)
        {
            if (!known.TryGetValue(passages[i].Key, out var id))
                known.Add(passages[i].Key, id = known.Count + 1);
            ids[i] = id;
            hashes[i + 1] = unchecked((hashes[i] * Factor) + (ulong)id);
            powers[i + 1] = unchecked(powers[i] * Factor);
            previous[i] = last.GetValueOrDefault(id, -1);
            last[id] = i;
            AddPlace(id, i);
        }
    }

    /// <summary>Earlier places where the same passage stands, first ones first, and always the last one.</summary>
    public IEnumerable<int> PlacesBefore(int i)
    {
        var known = places[ids[i]];
        foreach (var place in known.TakeWhile(place => place < i))
            yield return place;
        if (previous[i] > known[^1])
            yield return previous[i];
    }

    /// <summary>How many passages from <paramref name="first"/> on are the same as those from <paramref name="second"/> on, without overlap.</summary>
    public int CommonLength(int first, int second)
    {
        var (low, high) = (0, Math.Min(second - first, ids.Length - second));
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (Hash(first, middle) == Hash(second, middle))
                low = middle;
            else
                high = middle - 1;
        }

        return low;
    }

    /// <summary>Settles what equal hashes only suggest.</summary>
    public bool AreSame(int first, int second, int length) => ids.AsSpan(first, length).SequenceEqual(ids.AsSpan(second, length));

    private void AddPlace(int id, int i)
    {
        if (!places.TryGetValue(id, out var known))
            places.Add(id, known = []);
        if (known.Count < MaxPlaces)
            known.Add(i);
    }

    private ulong Hash(int start, int length) => unchecked(hashes[start + length] - (hashes[start] * powers[length]));
}
