using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;

namespace Gazette.Extraction;

/// <summary>
/// A page's headline, by comparing what its tags and headings say: a heading that a tag repeats is what readers see;
/// tags alone lose the site's name at their end.
/// </summary>
internal static partial class PageTitle
{
    private const int MinKey = 4;

    /// <summary>In UTF-16 units. Longer values of a title tag are no headline.</summary>
    private const int MaxTitle = 300;

    /// <summary>A tag longer than a heading by more than this is about something else that contains the heading's words.</summary>
    private const double MinShare = 0.3;

    public static string? Choose(IHtmlDocument document, HeadTags tags, JsonLdArticle? json)
    {
        if (tags.First("ArticleTitle") is { Length: <= MaxTitle } stated)
            return stated;
        var site = tags.First("og:site_name", "SiteName", "application-name");
        var named = new[] { json?.Headline, tags.First("og:title", "twitter:title"), document.Title is { } title ? Words.Of(title) : null }
            .OfType<string>().Where(t => t.Length is > 0 and <= MaxTitle).ToArray();
        var headings = Headings(document).Where(h => TextLine.KeyOf(h).Length >= 2 && h != site).ToArray();
        return Confirmed(headings, named)
            ?? named.Select(n => WithoutSite(n, site)).FirstOrDefault(n => TextLine.KeyOf(n).Length >= MinKey)
            ?? headings.FirstOrDefault();
    }

    private static IEnumerable<string> Headings(IHtmlDocument document)
    {
        var main = document.QuerySelectorAll("h1").Concat(document.QuerySelectorAll("h2, h3, [class*=title i], [id*=title i], [itemprop=headline]"));
        return main.Where(e => e.QuerySelector("p, div p, ul, table") is null).Select(e => Words.Of(e)).Where(t => t.Length is > 1 and <= 200);
    }

    /// <summary>The heading that covers most of a tag's text from its start.</summary>
    private static string? Confirmed(IReadOnlyList<string> headings, IReadOnlyList<string> named)
    {
        foreach (var name in named)
        {
            var key = TextLine.KeyOf(name);
            var best = headings.Where(h => Covers(TextLine.KeyOf(h), key)).MaxBy(h => TextLine.KeyOf(h).Length);
            if (best is not null)
                return best;
        }

        return null;
    }

    private static bool Covers(string heading, string name) =>
        heading.Length >= Math.Min(MinKey, name.Length) && heading.Length >= name.Length * MinShare && name.StartsWith(heading, StringComparison.Ordinal);

    /// <summary>Cuts <c>_新华网</c>, <c> - The Daily Herald</c> and the like off the end.</summary>
    internal static string WithoutSite(string title, string? site)
    {
        for (var round = 0; round < 3; round++)
        {
            var cut = Suffix().Match(title);
            if (!cut.Success || !IsSite(cut.Groups["head"].Value, cut.Groups["sign"].Value.Trim(), cut.Groups["tail"].Value, site))
                break;
            title = cut.Groups["head"].Value.TrimEnd();
        }

        return title;
    }

    private static bool IsSite(string head, string sign, string tail, string? site)
    {
        if (site is not null && TextLine.KeyOf(tail) == TextLine.KeyOf(site))
            return true;
        if (TextLine.KeyOf(head).Length < MinKey)
            return false;
        if (SiteWords().IsMatch(tail))
            return true;
        // An underscore or a bar is never part of a headline; a dash may be.
        if (sign is "_" or "|" or "｜" or "»" or "::" or "•")
            return tail.Length < head.Length;
        return Han.IsMostly(tail) ? tail.Length <= 8 && tail.Length * 2 <= head.Length : tail.Split(' ').Length <= 4 && head.Split(' ').Length >= 4;
    }

    [GeneratedRegex("^(?<head>.+?\\S)(?<sign>\\s*(?:[_|｜»•]|::)\\s*|\\s+[-–—·]\\s+|(?<=[\\u4E00-\\u9FFF？！”》）])\\s*[-–—]{1,2}\\s*(?=[\\u4E00-\\u9FFF]))(?<tail>(?:(?!\\s[-–—·]\\s)[^_|｜»•])+)$", RegexOptions.None, 1000)]
    private static partial Regex Suffix();

    [GeneratedRegex("(?:网|網|新闻|新聞|频道|頻道|报|報|门户|政府|中心|资讯|社区|论坛|博客|Blog|News|Times|Post|Herald|Magazine|\\.(?:com|cn|net|org|co\\.uk))$", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex SiteWords();
}
