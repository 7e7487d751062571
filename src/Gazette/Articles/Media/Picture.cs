using System.Text.Json.Serialization;

namespace Gazette.Articles.Media;

/// <summary>A picture as readers get it: files in several sizes, made once of an upload's bytes.</summary>
/// <param name="Hash">Of the uploaded bytes and of what is made of them, 32 lower-case hex digits: the same bytes are the same picture.</param>
/// <param name="Files">In WebP from the smallest to the largest; the last one is a JPEG or PNG that every browser shows.</param>
public sealed record Picture(string Hash, IReadOnlyList<PictureFile> Files)
{
    public const int HashLength = 32;

    /// <summary>For browsers without WebP, and for programs that show a link's picture.</summary>
    [JsonIgnore]
    public PictureFile Fallback => Files[^1];

    [JsonIgnore]
    public IEnumerable<PictureFile> Variants => Files.SkipLast(1);

    /// <summary>The largest one, in pixels; no smaller than a reader sees it.</summary>
    [JsonIgnore]
    public int Width => Files[^2].Width;

    /// <inheritdoc cref="Width"/>
    [JsonIgnore]
    public int Height => Files[^2].Height;

    public string PathOf(PictureFile file) => $"/media/{Hash}/{file.Name}";

    /// <summary>Whether a text may be a picture's hash.</summary>
    public static bool IsHash(string text) => text.Length == HashLength && text.All(char.IsAsciiHexDigitLower);
}
