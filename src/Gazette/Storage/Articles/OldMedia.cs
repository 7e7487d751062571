using Gazette.Articles.Media;

namespace Gazette.Storage.Articles;

/// <summary>What rows before this one had of pictures, as far as this one has it no more.</summary>
public sealed record OldMedia(IReadOnlyList<string> Hashes, IReadOnlyList<string> Names)
{
    // Each costs a delete per publication; older ones were removed by the runs in between.
    private const int MaxHashes = 2 * ArticleMedia.MaxShown;

    public static readonly OldMedia None = new([], []);

    public bool IsEmpty => Hashes.Count == 0 && Names.Count == 0;

    /// <summary>Of the row that follows one with these.</summary>
    public OldMedia After(ArticleMedia previous, ArticleMedia next)
    {
        var (hashes, names) = (next.Hashes.ToHashSet(StringComparer.Ordinal), next.Wanted.Select(w => w.Name).ToHashSet(StringComparer.Ordinal));
        var length = 0;
        return new OldMedia(
            [.. previous.Hashes.Concat(Hashes).Distinct().Where(hash => !hashes.Contains(hash)).Take(MaxHashes)],
            [.. previous.Wanted.Select(w => w.Name).Concat(Names).Distinct().Where(name => !names.Contains(name)).TakeWhile(name => (length += name.Length) <= ArticleMedia.MaxNames)]);
    }
}
