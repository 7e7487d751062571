using System.Collections.Frozen;
using Gazette.Uploads;

namespace Gazette.Archives;

/// <summary>Which files of an archive are unpacked, and in what order: what articles show and link comes before them, so that they are made once.</summary>
internal static class MemberRank
{
    private static readonly FrozenSet<string> MachineryEndings = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        ".css", ".less", ".scss", ".js", ".mjs", ".map", ".woff", ".woff2", ".ttf", ".otf", ".eot", ".ico", ".cur", ".svg", ".swf", ".htc", ".lnk", ".url", ".torrent");

    private static readonly FrozenSet<string> SystemFiles = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, ".DS_Store", "Thumbs.db", "ehthumbs.db", "desktop.ini", ".gitignore", ".gitattributes", ".nojekyll");

    private static readonly FrozenSet<string> Pages = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, ".html", ".htm", ".xhtml", ".mhtml", ".mht", ".md", ".markdown", ".eml");

    /// <summary>Whether it belongs to a page's machinery or to the computer that it came from: nothing that anybody reads.</summary>
    public static bool IsMachinery(string name)
    {
        var file = Path.GetFileName(name);
        return MachineryEndings.Contains(Path.GetExtension(file)) || SystemFiles.Contains(file) || file.StartsWith("._", StringComparison.Ordinal)
            || name.StartsWith("__MACOSX/", StringComparison.Ordinal) || name.Contains("/__MACOSX/", StringComparison.Ordinal)
            || name.StartsWith(".git/", StringComparison.Ordinal) || name.Contains("/.git/", StringComparison.Ordinal);
    }

    /// <summary>Pictures, pages, and then what is an article only where none of these links it.</summary>
    public static int Of(string name) => PictureEnding.IsOf(name) ? 0 : Pages.Contains(Path.GetExtension(name)) ? 1 : 2;
}
