namespace Gazette.Media;

/// <summary>The formats that are read.</summary>
internal enum PictureFormat
{
    Jpeg,
    Png,
    Gif,
    WebP,
    Avif,
    Bmp,
    Tiff,
}
