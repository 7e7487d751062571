using System.Buffers;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Gazette.Extraction.Blocks;
using Gazette.Extraction.Fields;
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

    /// <summary>Signs and spaces of a headline of its own, before the site's name.</summary>
    private const int MaxParts = 4;

    private static readonly char[] HanSpaces = [' ', '\u3000'];

    /// <summary>A heading in capitals gives way to a tag that has this much of it in normal letters.</summary>
    private const double MinShareOfCapitals = 0.8;

    private static readonly SearchValues<string> NameOfTitles = SearchValues.Create(["title"], StringComparison.OrdinalIgnoreCase);

    private static readonly char[] Signs = [.. "|｜_-–—·»«:•"];

    /// <summary>In UTF-16 units. Longer values of a title tag are no headline.</summary>
    private const int MaxTitle = 300;

    /// <summary>A tag longer than a heading by more than this is about something else that contains the heading's words.</summary>
    private const double MinShare = 0.3;

    private const double MinShareAtEnd = 0.5;

    private const int MaxLinesAbove = 60;
    private const int MaxClimb = 3;
    private const int MaxHanSite = 6;
    private const int MaxWordsOfSite = 2;

    /// <summary>Between a heading and its text stand a byline, tools, a second headline.</summary>
    private const int LinesToText = 3;

    /// <summary>A main heading with fewer words of a tag is that of the site or of something beside the article.</summary>
    private const double MinWordShare = 0.5;

    public static string? Choose(PageElements page, HeadTags tags, JsonLdArticle? json)
    {
        if (tags.First("ArticleTitle") is { Length: <= MaxTitle } stated)
            return stated;
        var site = tags.First("og:site_name", "SiteName", "application-name") ?? json?.Publisher;
        var all = new[] { json?.Headline, tags.First("og:title", "twitter:title"), page.Document.Title is { } title ? WordList.Of(title) : null }
            .OfType<string>().Where(t => t.Length is > 0 and <= MaxTitle).Select(t => BehindSite(t, site)).ToArray();
        // What names a site, a column or nothing at all says nothing of the article.
        var named = all.Where(t => !PageNames.AreAll(t, site)).ToArray();
        HeadlineLabels.SetApart(page, [.. named.Select(n => WithoutSite(n, site))]);
        var ranked = page.All.Select(e => (Element: e, Rank: RankOf(e))).Where(e => e.Rank > 0).ToLookup(e => e.Rank, e => e.Element);
        var main = Texts(ranked[1], site);
        var headings = main.Concat(Texts(ranked[2], site)).ToArray();
        return Printed(main, headings, named, site)
            ?? Confirmed([.. headings.Where(h => !PageNames.IsSite(h) || named.Any(n => TextLine.KeyOf(WithoutSite(n, site)) == TextLine.KeyOf(h)))], named)
            ?? OverText(page, headings, named.Select(n => WithoutSite(n, site)).FirstOrDefault(), site)
            ?? (named.Length == 0 ? SetLikeOne(page, site) : null)
            ?? (named.Length == 0 ? headings.FirstOrDefault(h => !PageNames.AreAll(h, site)) : null)
            ?? OfLine(page, named, site)
            ?? OfFirstLine(page, named, site)
            ?? named.Concat(all).Select(n => WithoutSite(n, site)).FirstOrDefault(n => TextLine.KeyOf(n).Length >= MinKey)
            ?? headings.FirstOrDefault();
    }

    /// <summary>The heading that stands right over fields or a paragraph, where no tag speaks of it and what tags say is short enough to be a site's name.</summary>
    private static string? OverText(PageElements page, string[] headings, string? core, string? site)
    {
        var own = headings.Where(h => !PageNames.AreAll(h, site) && (core is null || (h.Length > core.Length && MayBeSite(core)))).ToArray();
        if (own.Length == 0 || page.Document.Body is not { } body)
            return null;
        var lines = TextLines.Of(body);
        return own.FirstOrDefault(h => TextLine.KeyOf(h) is var key && Enumerable.Range(0, lines.Count).Any(i => lines[i].Has(key) && IsOverText(lines, i)));
    }

    /// <summary>Of a tag's parts the one that stands on the page as a line of its own and over text: "The Courier Online: The bell rings".</summary>
    private static string? OfLine(PageElements page, string[] named, string? site)
    {
        string[] parts = [.. named.SelectMany(n => Parts().Split(n)).Where(p => TextLine.KeyOf(p).Length >= MinKey && !PageNames.AreAll(p, site)).Distinct()];
        if (parts.Length < 2 || page.Document.Body is not { } body)
            return null;
        var lines = TextLines.Of(body);
        return parts.OrderByDescending(p => p.Length).FirstOrDefault(p => TextLine.KeyOf(p) is var key && Enumerable.Range(0, Math.Min(lines.Count, MaxLinesAbove)).Any(i => lines[i].Has(key) && IsOverText(lines, i)));
    }

    /// <summary>Headline and second headline in one tag, a space between them: 河堤加固完工 两岸居民放心 - 清溪网. The first stands on the page as a line over text.</summary>
    private static string? OfFirstLine(PageElements page, string[] named, string? site)
    {
        string[] firsts = [.. named.Select(n => WithoutSite(n, site)).Where(n => Han.IsMostly(n)).Select(n => n.Split(HanSpaces)).Where(parts => parts.Length > 1).Select(parts => parts[0]).Where(p => TextLine.KeyOf(p).Length >= MinKey)];
        if (firsts.Length == 0 || page.Document.Body is not { } body)
            return null;
        var lines = TextLines.Of(body);
        return firsts.FirstOrDefault(p => TextLine.KeyOf(p) is var key && Enumerable.Range(0, Math.Min(lines.Count, MaxLinesAbove)).Any(i => lines[i].Key == key && IsOverText(lines, i)));
    }

    /// <summary>The line over the text that is set like a headline, on pages whose tags and headings have none.</summary>
    private static string? SetLikeOne(PageElements page, string? site)
    {
        if (page.Document.Body is not { } body)
            return null;
        var lines = TextLines.Of(body);
        var at = Enumerable.Range(0, Math.Min(lines.Count, MaxLinesAbove)).FirstOrDefault(
            i => lines[i].Key.Length >= MinKey && Headline.CouldBe(lines[i].Text) && !ToolLine.Is(lines[i].Text) && MetaRow.Read(lines[i].Text) is null && !PageNames.AreAll(lines[i].Text, site)
                && IsSetApart(lines[i].Parent) && i + 1 < lines.Count && IsOverText([lines[i], lines[i + 1]], 0), -1);
        return at < 0 ? null : lines[at].Text;
    }

    private static bool IsSetApart(IElement? element)
    {
        for (var climbed = 0; element is not null && climbed < MaxClimb; climbed++, element = element.ParentElement)
        {
            if (element.LocalName is "b" or "strong" or "big" or "center" || (element.LocalName == "font" && element.HasAttribute("size"))
                || element.GetAttribute("align") == "center" || element.GetAttribute("style")?.Contains("center", StringComparison.OrdinalIgnoreCase) == true
                || ClassWords.Of(element).Any(w => w is "bt" or "biaoti" or "tit" or "headline" or "subject" or "caption"))
                return true;
        }

        return false;
    }

    private static bool MayBeSite(string name) =>
        PageNames.EndsLikeSite(name) || (Han.IsMostly(name) ? name.Length <= MaxHanSite : name.Split(' ').Length <= MaxWordsOfSite);

    private static bool IsOverText(IReadOnlyList<TextLine> lines, int at)
    {
        foreach (var line in lines.Skip(at + 1).Take(LinesToText))
        {
            if (Headline.IsProse(line.Text) || MetaRow.Read(line.Text) is { IsWhole: true, Date: not null } or { IsWhole: true, Source: not null })
                return true;
        }

        return false;
    }

    /// <summary>1 for main headings, 2 for others and what is named one, 0 for the rest of the page.</summary>
    private static int RankOf(IElement element) =>
        element.LocalName is "h1" ? 1 : element.LocalName is "h2" or "h3" || IsNamedTitle(element) ? 2 : 0;

    private static bool IsNamedTitle(IElement element) =>
        element.ClassName.AsSpan().ContainsAny(NameOfTitles)
        || element.Id.AsSpan().ContainsAny(NameOfTitles)
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
        title = BehindNames(title);
        if (site is not { Length: > 0 } || title.Length <= site.Length || !title.StartsWith(site, StringComparison.OrdinalIgnoreCase))
            return title;
        var rest = title.AsSpan(site.Length).TrimStart();
        return rest is [var sign, ' ', _, ..] && Signs.Contains(sign) ? rest[1..].Trim().ToString() : title;
    }

    /// <summary>通知公告 - 柳河县人民政府 - 关于封路的通知: names of columns and sites in front say nothing of the article.</summary>
    private static string BehindNames(string title)
    {
        for (var round = 0; round < 3; round++)
        {
            if (Prefix().Match(title) is not { Success: true } front || !(PageNames.IsKnown(front.Groups["site"].Value) || PageNames.IsSite(front.Groups["site"].Value)))
                return title;
            var rest = front.Groups["rest"].Value;
            // "News - The Daily Herald" has its headline in front, if any.
            if (TextLine.KeyOf(rest).Length < MinKey || PageNames.AreAll(rest, null))
                return title;
            title = rest;
        }

        return title;
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
    internal static string WithoutSite(string title, string? site) => WithoutSite(title, site, MaxParts);

    /// <param name="parts">Signs and spaces that are looked behind: a headline may have some of its own.</param>
    private static string WithoutSite(string title, string? site, int parts)
    {
        for (var round = 0; round < 3; round++)
        {
            var cut = Suffix().Match(title);
            if (!cut.Success)
                break;
            var tail = cut.Groups["tail"].Value;
            if (!IsSite(cut.Groups["head"].Value, cut.Groups["sign"].Value.Trim(), tail, site))
                return parts == 0 ? title : title[..^(tail.Length - WithoutSite(tail, site, parts - 1).Length)];
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
        // Two dashes set apart a second part of a headline, a space anything.
        if (sign is "——" or "")
            return PageNames.IsKnown(tail) || (sign.Length == 0 && PageNames.IsSite(tail));
        if (PageNames.EndsLikeSite(tail) || PageNames.IsKnown(tail))
            return true;
        // An underscore or a bar is never part of a headline; a dash may be.
        if (sign is "_" or "|" or "｜" or "»" or "«" or "::" or "•")
            return tail.Length < head.Length;
        if (!Han.IsMostly(tail))
            return tail.Split(' ').Length <= 4 && head.Split(' ').Length >= 4;
        return tail.Length <= 8 && tail.Length * 2 <= head.Length;
    }

    [GeneratedRegex("(?<!\\s)\\s*[|｜_»«•]\\s*|(?<!\\s)\\s*::\\s*|:\\s+|(?<!\\s)\\s+[-–—·]\\s+|：", RegexOptions.None, 10000)]
    private static partial Regex Parts();

    [GeneratedRegex("(?<!\\s)\\s*[-–—|_]\\s*Powered by .{2,30}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Software();

    [GeneratedRegex("^(?<head>.+?\\S)(?<sign>\\s*(?:[_|｜»•]|::)\\s*|\\s+[-–—·«]\\s+|(?<=[\\u4E00-\\u9FFF？！”》）])\\s*[-–—]{1,2}\\s*(?=[\\u4E00-\\u9FFF])|(?<=[\\u4E00-\\u9FFF？！”》）])\\s+(?=[\\u4E00-\\u9FFF]))(?<tail>(?:(?!\\s[-–—·]\\s)[^_|｜»•])+)$", RegexOptions.None, 1000)]
    private static partial Regex Suffix();

    [GeneratedRegex("^(?<site>[^|｜_»]{2,30}?)(?:\\s*[|｜_»]\\s*|\\s+[-–—·:»]\\s+|(?<=[\\u4E00-\\u9FFF])\\s*[-–—]\\s*(?=[\\u4E00-\\u9FFF]))(?<rest>.+)$", RegexOptions.None, 1000)]
    private static partial Regex Prefix();
}
