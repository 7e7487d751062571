namespace Gazette.Articles.Pictures;

/// <summary>The pictures that an article shows, and where it looked for them.</summary>
/// <param name="Shown">In the order of the text; the same picture may stand there twice. What it shows is told of <see cref="Lead"/> alone.</param>
/// <param name="Wanted">Each name once: when a picture appears, changes or goes there, the article is made anew.</param>
public sealed record ArticlePictures(IReadOnlyList<ShownPicture> Shown, IReadOnlyList<WantedPicture> Wanted)
{
    /// <summary>More pictures than this are not shown.</summary>
    public const int MaxShown = 300;

    /// <summary>Characters of all names together that an article may wait for: they stand in one column of its row.</summary>
    public const int MaxNames = 20_000;

    /// <summary>A smaller one says nothing in a list.</summary>
    private const int LeastLeadWidth = 300;

    private const int LeastLeadHeight = 150;

    public static readonly ArticlePictures None = new([], []);

    public bool IsEmpty => Shown.Count == 0 && Wanted.Count == 0;

    /// <summary>The first large one; null when there is none.</summary>
    public ShownPicture? Lead => Shown.FirstOrDefault(s => s.Picture.Width >= LeastLeadWidth && s.Picture.Height >= LeastLeadHeight);

    public IEnumerable<string> Hashes => Shown.Select(s => s.Picture.Hash).Distinct();

    /// <summary>Whether both would be shown alike, and wait for the same.</summary>
    public bool IsSameAs(ArticlePictures other) =>
        Shown.Select(s => (s.Picture.Hash, s.Alt)).SequenceEqual(other.Shown.Select(s => (s.Picture.Hash, s.Alt))) && Wanted.SequenceEqual(other.Wanted);
}
