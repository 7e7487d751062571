using System.Collections.Frozen;

namespace Gazette.Uploads;

/// <summary>Which uploads are pictures. Of which format each is, only its bytes tell.</summary>
public static class PictureEnding
{
    private static readonly FrozenSet<string> Endings = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".bmp", ".tif", ".tiff");

    /// <summary>With their dots.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Endings.Order(StringComparer.Ordinal)];

    /// <summary>By the name's ending, in any letter case.</summary>
    public static bool IsOf(string name) => Endings.Contains(Path.GetExtension(name));
}
