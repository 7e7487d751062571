using Gazette.Articles.Media;

namespace Gazette.Drafts;

/// <summary>What becomes of an image of the draft.</summary>
internal abstract record PicturePlace
{
    private PicturePlace()
    {
    }

    /// <summary>Readers see it.</summary>
    public sealed record Shown(ShownPicture Picture) : PicturePlace;

    /// <summary>Words in its place.</summary>
    /// <param name="Words">What it showed, never empty.</param>
    /// <param name="Address">Of the page that shows it; null when nobody knows one.</param>
    public sealed record Described(string Words, string? Address) : PicturePlace;

    /// <summary>It goes.</summary>
    public sealed record Nothing : PicturePlace;
}
