namespace Gazette.Articles.Media;

/// <summary>A picture in one size and format, as it is served.</summary>
/// <param name="Name">The last part of its address: <c>960.webp</c>.</param>
/// <param name="Width">In pixels, like <paramref name="Height"/>.</param>
public sealed record PictureFile(string Name, string ContentType, int Width, int Height)
{
    public const string WebP = "image/webp";
}
