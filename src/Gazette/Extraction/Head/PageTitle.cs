using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Gazette.Extraction.Lines;
using Gazette.Text;

namespace Gazette.Extraction.Head;

/// <summary>
/// A page's headline, by comparing what its tags and headings say: a heading that a tag repeats is what readers see;
/// tags alone lose the site's name at their end.
/// </summary>
internal static partial class PageTitle
{
    private const int MinKey = 4;

    /// <summary>A heading is no shorter than this part of what tags say; "News" and "Blog" are.</summary>
    private const int MaxTimesLonger = 4;

    /// <summary>A heading in capitals gives way to a tag that has this much of it in normal letters.</summary>
    private const double MinShareOfCapitals = 0.8;

    private static readonly char[] Signs = [.. "|｜_-–—·»:•"];

    /// <summary>In UTF-16 units. Longer values of a title tag are no headline.</summary>
    private const int MaxTitle = 300;

    /// <summary>A tag longer than a heading by more than this is about something else that contains the heading's words.</summary>
    private const double MinShare = 0.3;

    private const double MinShareAtEnd = 0.5;

    /// <summary>A main heading with fewer words of a tag is that of the site or of something beside the article.</summary>
    private const double MinWordShare = 0.5;

    public static string? Choose(PageElements page, HeadTags tags, JsonLdArticle? json)
    {
        if (tags.First("ArticleTitle") is { Length: <= MaxTitle } stated)
            return stated;
        var site = tags.First("og:site_name", "SiteName", "application-name") ?? json?.Publisher;
        var named = new[] { json?.Headline, tags.First("og:title", "twitter:title"), page.Document.Title is { } title ? WordList.Of(title) : null }
            .OfType<string>().Where(t => t.Length is > 0 and <= MaxTitle).Select(t => BehindSite(t, site)).ToArray();
        var ranked = page.All.Select(e => (Element: e, Rank: RankOf(e))).Where(e => e.Rank > 0).ToLookup(e => e.Rank, e => e.Element);
        var main = Texts(ranked[1], site);
        var headings = main.Concat(Texts(ranked[2], site)).ToArray();
        return Printed(main, headings, named, site)
            ?? Confirmed(headings, named)
            ?? named.Select(n => WithoutSite(n, site)).FirstOrDefault(n => TextLine.KeyOf(n).Length >= MinKey)
            ?? headings.FirstOrDefault();
    }

    /// <summary>1 for main headings, 2 for others and what is named one, 0 for the rest of the page.</summary>
    private static int RankOf(IElement element) =>
        element.LocalName is "h1" ? 1 : element.LocalName is "h2" or "h3" || IsNamedTitle(element) ? 2 : 0;

    private static bool IsNamedTitle(IElement element) =>
        element.ClassName?.Contains("title", StringComparison.OrdinalIgnoreCase) == true
        || element.Id?.Contains("title", StringComparison.OrdinalIgnoreCase) == true
        || element.GetAttribute("itemprop") is "headline";

    private static string[] Texts(IEnumerable<IElement> elements, string? site) =>
        [.. elements.Where(e => !e.Descendants<IElement>().Any(d => d.LocalName is "p" or "ul" or "table")).Select(e => WordList.Of(e))
            .Where(t => t.Length is > 1 and <= 200 && TextLine.KeyOf(t).Length >= 2 && t != site)];

    /// <summary>The main heading that speaks of the same matter as a tag: tags are written for search engines, headings for readers.</summary>
    private static string? Printed(string[] main, string[] headings, string[] named, string? site)
    {
        var cores = named.Select(n => WithoutSite(n, site)).ToArray();
        var best = main.Where(h => !named.Any(n => IsSitePart(h, n)))
            .Select(h => (Text: h, Share: cores.Max(c => (double?)WordShare.Of(h, c)) ?? 0))
            .Where(h => h.Share >= MinWordShare && h.Text.Length * MaxTimesLonger >= cores.Min(c => c.Length))
            .OrderByDescending(h => h.Share).FirstOrDefault().Text;
        if (best is null)
            return null;
        // Another heading says the same with the site's name off its end, or a tag and another heading agree on a longer one.
        var (core, key) = (TextLine.KeyOf(WithoutSite(best, site)), TextLine.KeyOf(best));
        var keys = cores.Select(TextLine.KeyOf).ToHashSet(StringComparer.Ordinal);
        return headings.FirstOrDefault(h => TextLine.KeyOf(h) is var other && other != key
                && (other == core || (other.StartsWith(key, StringComparison.Ordinal) && keys.Contains(other))))
            ?? (best.Any(char.IsLower) ? best : cores.FirstOrDefault(c => c.Any(char.IsLower) && WordShare.Of(c, best) >= MinShareOfCapitals) ?? best);
    }

    /// <summary>"The Herald » News » A bridge is repaired" without the site's name in front, and without that of its software behind.</summary>
    private static string BehindSite(string title, string? site)
    {
        title = Software().Replace(title, "");
        if (site is not { Length: > 0 } || title.Length <= site.Length || !title.StartsWith(site, StringComparison.OrdinalIgnoreCase))
            return title;
        var rest = title.AsSpan(site.Length).TrimStart();
        return rest is [var sign, ' ', _, ..] && Signs.Contains(sign) ? rest[1..].Trim().ToString() : title;
    }

    /// <summary>What a title puts behind or before a sign that sets the site's name apart.</summary>
    private static bool IsSitePart(string heading, string name)
    {
        if (heading.Length * 2 > name.Length)
            return false;
        var key = TextLine.KeyOf(heading);
        for (var i = name.IndexOfAny(Signs); i >= 0 && i + 1 < name.Length; i = name.IndexOfAny(Signs, i + 1))
        {
            if (TextLine.KeyOf(name[(i + 1)..]).StartsWith(key, StringComparison.Ordinal) || (name[i] is ':' or '»' && TextLine.KeyOf(name[..i]) == key))
                return true;
        }

        return false;
    }

    /// <summary>The heading that covers most of a tag's text from its start; failing that, to its end, behind the site's name.</summary>
    private static string? Confirmed(string[] headings, string[] named)
    {
        var keys = named.Select(TextLine.KeyOf).ToArray();
        return keys.Select(n => Longest(headings, h => IsLongEnough(h, n, MinShare) && n.StartsWith(h, StringComparison.Ordinal))).FirstOrDefault(h => h is not null)
            ?? keys.Select(n => Longest(headings, h => IsLongEnough(h, n, MinShareAtEnd) && n.EndsWith(h, StringComparison.Ordinal))).FirstOrDefault(h => h is not null);
    }

    private static string? Longest(string[] headings, Func<string, bool> covers) =>
        headings.Select(h => (Text: h, Key: TextLine.KeyOf(h))).Where(h => covers(h.Key)).OrderByDescending(h => h.Key.Length).FirstOrDefault().Text;

    private static bool IsLongEnough(string heading, string name, double share) =>
        heading.Length >= Math.Min(MinKey, name.Length) && heading.Length >= name.Length * share;

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

    [GeneratedRegex("\\s*[-–—|_]\\s*Powered by .{2,30}$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Software();

    [GeneratedRegex("^(?<head>.+?\\S)(?<sign>\\s*(?:[_|｜»•]|::)\\s*|\\s+[-–—·]\\s+|(?<=[\\u4E00-\\u9FFF？！”》）])\\s*[-–—]{1,2}\\s*(?=[\\u4E00-\\u9FFF]))(?<tail>(?:(?!\\s[-–—·]\\s)[^_|｜»•])+)$", RegexOptions.None, 1000)]
    private static partial Regex Suffix();

    [GeneratedRegex("(?:网|網|新闻|新聞|频道|頻道|报|報|门户|政府|中心|资讯|社区|论坛|博客|Blog|News|Times|Post|Herald|Magazine|\\.(?:com|cn|net|org|co\\.uk))$", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex SiteWords();
}
