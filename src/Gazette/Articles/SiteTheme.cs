using System.Text.RegularExpressions;

namespace Gazette.Articles;

/// <summary>
/// What a publisher has made of the site's look: files of the container <c>gazette-theme</c>, all of which readers may load under
/// <c>/theme/</c>.
/// </summary>
/// <param name="Logo">The file's name; null for none.</param>
/// <param name="StyleSheet">The name of the file that is loaded after our own sheet; null for none.</param>
/// <param name="CardFont">The family of the font of cards (<c>card.png</c>). Null: there are no cards.</param>
/// <param name="CardFontFile">The name of the file that has this font; null when the machine has it.</param>
public sealed partial record SiteTheme(string? Logo, string? StyleSheet, string? CardFont, string? CardFontFile)
{
    public static readonly SiteTheme None = new(null, null, null, null);

    /// <summary>Of cards, in pixels: what readers of Open Graph want.</summary>
    public const int CardWidth = 1200;

    /// <inheritdoc cref="CardWidth"/>
    public const int CardHeight = 630;

    /// <summary>Larger files are not served, in bytes.</summary>
    public const int MaxFileBytes = 4 * 1024 * 1024;

    /// <summary>The same of <see cref="CardFontFile"/>: a font with all Chinese characters is larger than what pages load.</summary>
    public const int MaxFontBytes = 32 * 1024 * 1024;

    private const string CssEnding = ".css";

    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        [CssEnding] = "text/css; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".webp"] = "image/webp",
        [".avif"] = "image/avif",
        [".woff2"] = "font/woff2",
        [".woff"] = "font/woff",
        [".ttf"] = "font/ttf",
        [".otf"] = "font/otf",
    };

    private static readonly string[] FontFiles = [".ttf", ".otf", ".ttc"];

    public static bool IsPicture(string name) => TypeOf(name)?.StartsWith("image/", StringComparison.Ordinal) == true;

    public static bool IsStyleSheet(string name) => IsName(name) && Path.GetExtension(name).Equals(CssEnding, StringComparison.OrdinalIgnoreCase);

    public static bool IsFontFile(string name) => IsName(name) && FontFiles.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase);

    /// <summary>The media type of a file of the theme; null for a name that none has.</summary>
    public static string? TypeOf(string name) => IsName(name) ? Types.GetValueOrDefault(Path.GetExtension(name)) : null;

    /// <summary>From the site's root.</summary>
    public static string PathOf(string name) => "/theme/" + name;

    private static bool IsName(string name) => Name().IsMatch(name);

    [GeneratedRegex(@"^[A-Za-z0-9_-][A-Za-z0-9._-]{0,79}(?:/[A-Za-z0-9_-][A-Za-z0-9._-]{0,79}){0,3}\z", RegexOptions.None, 10000)]
    private static partial Regex Name();
}
