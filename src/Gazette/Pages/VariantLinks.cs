using Gazette.Articles;
using Gazette.Text.Scripts;

namespace Gazette.Pages;

/// <summary>The ways between the scripts of a page: a link for readers, which needs no script to run, and those in its head for search engines.</summary>
internal static class VariantLinks
{
    /// <summary>Leads to the page in the other of the two scripts; nothing in another language.</summary>
    /// <param name="path">The page's address as it was written, with its query.</param>
    /// <param name="shown">The language that it is shown in, BCP 47.</param>
    /// <param name="written">The one that it was written in; null for the same.</param>
    public static Markup ToOtherScript(string path, string shown, string? written)
    {
        if (ChineseVariant.Of(shown) is not { } current)
            return Markup.Nothing;
        var other = current.IsSimplified ? ChineseVariant.Traditional : ChineseVariant.Simplified;
        var isAsWritten = ChineseVariant.Of(written ?? shown)?.IsSimplified == other.IsSimplified;
        var address = isAsWritten ? path : Site.AddressIn(other, path);
        return $"<a class=\"script\" href=\"{address}\" hreflang=\"{other.Tag}\" lang=\"{other.Tag}\" data-script=\"{(other.IsSimplified ? "hans" : "hant")}\">{(other.IsSimplified ? "简体" : "繁體")}</a>\n";
    }

    /// <summary>One for each way to write it, the page as it was written among them.</summary>
    /// <param name="url">Of the page as it was written.</param>
    /// <param name="written">The language that it was written in, BCP 47.</param>
    public static IEnumerable<Markup> Alternates(string url, string written) => ChineseVariant.Of(written) is not { } own ? [] :
    [
        Alternate(written, url),
        .. ChineseVariant.All.Where(variant => variant != own).Select(variant => Alternate(variant.Tag, Site.AddressIn(variant, url))),
    ];

    private static Markup Alternate(string language, string url) => $"<link rel=\"alternate\" hreflang=\"{language}\" href=\"{url}\">\n";
}
