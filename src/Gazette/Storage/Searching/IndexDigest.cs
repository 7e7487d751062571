namespace Gazette.Storage.Searching;

/// <summary>Of the index's entries of one article how many there are and a sum of their keys: two that are equal are of the same entries.</summary>
internal readonly record struct IndexDigest(int Count, ulong Sum)
{
    public static IndexDigest Of(IEnumerable<(string Partition, string Row)> keys)
    {
        var digest = default(IndexDigest);
        foreach (var (partition, row) in keys)
            digest = digest.With(partition, row);
        return digest;
    }

    public IndexDigest With(string partition, string row) => new(Count + 1, unchecked(Sum + HashOf(partition) + (HashOf(row) * 31)));

    // FNV-1a.
    private static ulong HashOf(string text)
    {
        var hash = 14695981039346656037ul;
        foreach (var c in text)
            hash = unchecked((hash ^ c) * 1099511628211ul);
        return hash;
    }
}
