namespace Gazette.Articles.Media;

/// <summary>The pictures that an article shows, the files that it links, and where it looked for both.</summary>
/// <param name="Shown">In the order of the text; the same picture may stand there twice. What it shows is told of <see cref="Lead"/> alone.</param>
/// <param name="Wanted">Each name once: when a file appears, changes or goes there, the article is made anew.</param>
public sealed record ArticleMedia(IReadOnlyList<ShownPicture> Shown, IReadOnlyList<WantedFile> Wanted)
{
    /// <summary>More pictures than this are not shown.</summary>
    public const int MaxShown = 300;

    /// <summary>More attachments than this are not linked.</summary>
    public const int MaxAttachments = 100;

    /// <summary>Characters of all names together that an article may wait for: they stand in one column of its row.</summary>
    public const int MaxNames = 20_000;

    /// <summary>A smaller one says nothing in a list.</summary>
    private const int LeastLeadWidth = 300;

    private const int LeastLeadHeight = 150;

    public static readonly ArticleMedia None = new([], []);

    /// <summary>In the order of the text, each once.</summary>
    public IReadOnlyList<LinkedAttachment> Attachments { get; init; } = [];

    /// <summary>The article's own file, where what was read from it may not be all of it; else null.</summary>
    public LinkedAttachment? Original { get; init; }

    public bool IsEmpty => Shown.Count == 0 && Wanted.Count == 0 && !Downloads.Any();

    /// <summary>The first large one; null when there is none.</summary>
    public ShownPicture? Lead => Shown.FirstOrDefault(s => s.Picture.Width >= LeastLeadWidth && s.Picture.Height >= LeastLeadHeight);

    private IEnumerable<LinkedAttachment> Downloads => Original is null ? Attachments : Attachments.Append(Original);

    /// <summary>Of pictures and attachments, each once.</summary>
    public IEnumerable<string> Hashes => Shown.Select(s => s.Picture.Hash).Concat(Downloads.Select(a => a.Attachment.Hash)).Distinct();

    /// <summary>The names under which readers may download an attachment.</summary>
    public IEnumerable<string> NamesOf(string hash) => Downloads.Where(a => a.Attachment.Hash == hash).Select(a => a.Name).Distinct();

    /// <summary>Whether both would be shown alike, and wait for the same.</summary>
    public bool IsSameAs(ArticleMedia other) =>
        Shown.Select(s => (s.Picture.Hash, s.Alt)).SequenceEqual(other.Shown.Select(s => (s.Picture.Hash, s.Alt)))
        && Downloads.SequenceEqual(other.Downloads)
        && Wanted.SequenceEqual(other.Wanted);
}
