using Gazette.Articles.Pictures;

namespace Gazette.Storage.Articles;

/// <summary>What rows before this one had of pictures, as far as this one has it no more.</summary>
public sealed record OldPictures(IReadOnlyList<string> Hashes, IReadOnlyList<string> Names)
{
    // Each costs a delete per publication; older ones were removed by the runs in between.
    private const int MaxHashes = 2 * ArticlePictures.MaxShown;

    public static readonly OldPictures None = new([], []);

    public bool IsEmpty => Hashes.Count == 0 && Names.Count == 0;

    /// <summary>Of the row that follows one with these.</summary>
    public OldPictures After(ArticlePictures previous, ArticlePictures next)
    {
        var (hashes, names) = (next.Hashes.ToHashSet(StringComparer.Ordinal), next.Wanted.Select(w => w.Name).ToHashSet(StringComparer.Ordinal));
        var length = 0;
        return new OldPictures(
            [.. previous.Hashes.Concat(Hashes).Distinct().Where(hash => !hashes.Contains(hash)).Take(MaxHashes)],
            [.. previous.Wanted.Select(w => w.Name).Concat(Names).Distinct().Where(name => !names.Contains(name)).TakeWhile(name => (length += name.Length) <= ArticlePictures.MaxNames)]);
    }
}
