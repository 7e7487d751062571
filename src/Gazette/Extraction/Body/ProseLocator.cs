using System.Collections.Frozen;
using AngleSharp.Dom;
using Gazette.Extraction.Blocks;

namespace Gazette.Extraction.Body;

/// <summary>
/// Finds where on a page the running text is: 1. every paragraph gives points, by its length and commas, to the
/// elements around it, fewer to each further out; 2. links and names that speak of something else take points away;
/// 3. the element with most points is the article, with those beside it that have nearly as many.
/// </summary>
internal sealed class ProseLocator
{
    /// <summary>Shorter pieces are labels.</summary>
    private const int MinPiece = 25;

    /// <summary>How far out a paragraph speaks for the elements around it.</summary>
    private const int Reach = 5;

    /// <summary>With less text than this, the names are not to be believed.</summary>
    private const int MinText = 500;

    private const int MinHiddenGain = 4;

    private const int NameWeight = 25;

    /// <summary>How much more prose makes it worth to go further out, and how much of what is gained must be prose.</summary>
    private const double MinGain = 0.1;
    private const double MinProseShare = 0.5;

    /// <summary>An element that holds more of the page's prose than this is not what its name says.</summary>
    private const double MostProse = 0.5;

    private static readonly FrozenSet<string> Good = Set(
        "article", "body", "content", "contents", "entry", "main", "page", "post", "text", "blog", "story", "news", "detail", "details", "zoom", "editor", "prose", "rich");

    private static readonly FrozenSet<string> Bad = Set(
        "banner", "combx", "comment", "comments", "contact", "footer", "footnote", "gdpr", "masthead", "meta", "outbrain", "promo", "related",
        "share", "shoutbox", "sidebar", "skyscraper", "sponsor", "sponsored", "shopping", "tags", "widget", "newsletter", "subscribe", "recommend", "recommended", "nav", "menu", "breadcrumb");

    private static readonly FrozenSet<string> Unlikely = Set(
        "ad", "ads", "advert", "advertisement", "agegate", "ai2html", "banner", "breadcrumb", "breadcrumbs", "combx", "comment", "comments", "community", "cookie", "cover", "disqus",
        "extra", "footer", "gdpr", "header", "legends", "masthead", "menu", "modal", "nav", "navbar", "navigation", "pager", "pagination", "popup", "promo", "related", "remark",
        "replies", "rss", "share", "shoutbox", "sidebar", "skyscraper", "social", "sponsor", "supplemental", "toolbar", "yom");

    private static readonly FrozenSet<string> MaybeAfterAll = Set("and", "article", "body", "column", "content", "main", "post", "story", "text", "entry", "shadow", "mathjax");

    private static readonly WordSigns NameWords = new(((int)Names.Good, Good), ((int)Names.Bad, Bad), ((int)Names.Unlikely, Unlikely), ((int)Names.MaybeAfterAll, MaybeAfterAll));

    private static readonly string[] UnlikelyRoles = ["menu", "menubar", "complementary", "navigation", "alert", "alertdialog", "dialog", "banner", "contentinfo", "search"];

    private readonly PageElement root;
    private readonly HashSet<PageElement> left = [];
    private readonly HashSet<PageElement> isCandidate = [];
    private readonly List<PageElement> candidates = [];
    private readonly bool believesNames;

    private ProseLocator(PageElement root, bool believesNames) => (this.root, this.believesNames) = (root, believesNames);

    /// <summary>The text nodes of the article and of what stands right beside it; empty when nothing on the page reads like text.</summary>
    public static LocatedText Find(IElement body)
    {
        var page = PageElement.Of(body, seesHidden: false);
        var shown = FindIn(page);
        if (shown.Weight >= MinText)
            return new LocatedText(shown.Nodes, page.Unfolded);
        // Pages that a script puts together hold their article in a hidden element until then.
        var all = FindIn(PageElement.Of(body, seesHidden: true));
        return new LocatedText(all.Weight > Math.Max(MinText, shown.Weight * MinHiddenGain) ? all.Nodes : shown.Nodes, page.Unfolded);
    }

    private static (HashSet<IText> Nodes, int Weight) FindIn(PageElement page)
    {
        var strict = new ProseLocator(page, believesNames: true).Find();
        if (strict.Weight >= MinText)
            return strict;
        var open = new ProseLocator(page, believesNames: false).Find();
        return open.Weight > strict.Weight * 2 ? open : strict;
    }

    private (HashSet<IText> Nodes, int Weight) Find()
    {
        Visit(root);
        foreach (var candidate in candidates)
            candidate.Score = (candidate.Score + NameScore(candidate, candidate.Score)) * (1 - candidate.LinkShare);
        if (candidates.MaxBy(c => c.Score) is not { } best)
            return ([], 0);
        var top = Whole(Outermost(Shared(best)));
        var found = new HashSet<IText>();
        var weight = 0;
        foreach (var part in WithBrothers(top))
            weight += Take(part, found, isSure: part == top);
        return (found, weight);
    }

    private void Visit(PageElement element)
    {
        (element.Prose, element.Shown, element.Score) = (0, 0, 0);
        if (IsConsent(element) || (believesNames && IsUnlikely(element)))
        {
            left.Add(element);
            return;
        }

        element.Shown = element.OwnWeight;
        if (element.OwnWeight >= MinPiece && element.MayBeParagraph && element.Name is not ("li" or "dt" or "dd"))
            Credit(element);
        element.Prose = element.OwnProse;
        foreach (var child in element.Children)
        {
            Visit(child);
            element.Prose += child.Prose;
            element.Shown += child.Shown;
        }
    }

    /// <summary>Pages made of parts hold each part of the article in boxes of its own: out to where all its prose is.</summary>
    private static PageElement Whole(PageElement top)
    {
        var whole = top;
        for (var around = top.Parent; around is not null; around = around.Parent)
        {
            var gain = around.Prose - whole.Prose;
            if (gain > whole.Prose * MinGain && gain > (around.Shown - whole.Shown) * MinProseShare)
                whole = around;
        }

        return whole;
    }

    private void Credit(PageElement piece)
    {
        var points = 1 + piece.OwnCommas + Math.Min(piece.OwnWeight / 100, 3);
        // Bare text between blocks is a paragraph that only lacks its tag.
        var holder = piece.Children.Count > 0 ? piece : piece.Parent;
        for (var level = 0; level < Reach && holder is not null; level++, holder = holder.Parent)
        {
            if (isCandidate.Add(holder))
            {
                holder.Score = FirstScore(holder);
                candidates.Add(holder);
            }

            holder.Score += level switch { 0 => points, 1 => points / 2.0, _ => points / (level * 3.0) };
        }
    }

    private static double FirstScore(PageElement element) => element.Name switch
    {
        "div" or "article" or "main" => 5,
        "pre" or "td" or "blockquote" => 3,
        "address" or "ol" or "ul" or "dl" or "dd" or "dt" or "li" or "form" => -3,
        "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "th" => -5,
        _ => 0,
    };

    private double NameScore(PageElement element, double points) => Math.Min(NameScore(element), Math.Max(points, 0));

    private int NameScore(PageElement element)
    {
        if (!believesNames)
            return 0;
        var names = NamesOf(element);
        return (names.HasFlag(Names.Good) ? NameWeight : 0) - (names.HasFlag(Names.Bad) ? NameWeight : 0);
    }

    private bool IsUnlikely(PageElement element)
    {
        if (HoldsMost(element))
            return false;
        if (element.Name is "nav" or "footer" or "aside" || (element.Element.GetAttribute("role") is { } role && UnlikelyRoles.Contains(role)))
            return true;
        if (element.Name is "body" or "article" or "main" || element == root)
            return false;
        return (NamesOf(element) & (Names.Unlikely | Names.MaybeAfterAll)) == Names.Unlikely && !IsIn(element, "table", "code", "pre");
    }

    /// <summary>However long it is, as long as the page has any other text.</summary>
    private bool IsConsent(PageElement element) =>
        element.Name is "div" or "section" or "aside" or "dialog" or "p" && root.AllProse > element.AllProse && ElementNames.Of(element.Element).HasFlag(NameSigns.Consent)
        && element.Element.TextContent.Contains("cookie", StringComparison.OrdinalIgnoreCase);

    private bool HoldsMost(PageElement element) => element.AllProse > root.AllProse * MostProse;

    private static bool IsIn(PageElement element, params ReadOnlySpan<string> names)
    {
        for (var around = element.Parent; around is not null; around = around.Parent)
        {
            if (names.Contains(around.Name))
                return true;
        }

        return false;
    }

    /// <summary>Where several elements have nearly as many points, the article is what holds them.</summary>
    private PageElement Shared(PageElement best)
    {
        var rivals = candidates.Where(c => c != best && c.Score >= best.Score * 0.75).OrderByDescending(c => c.Score).Take(4).ToList();
        if (rivals.Count < 3)
            return best;
        for (var around = best.Parent; around is not null && around.Name != "body"; around = around.Parent)
        {
            if (rivals.Count(r => IsWithin(r, around)) >= 3)
                return around;
        }

        return best;
    }

    private static bool IsWithin(PageElement element, PageElement around)
    {
        var at = element;
        while (at is not null && at != around)
            at = at.Parent;
        return at is not null;
    }

    /// <summary>Out as long as the points rise: there is more of the article there.</summary>
    private static PageElement Outermost(PageElement best)
    {
        var (top, last) = (best, best.Score);
        var floor = last / 3;
        for (var around = best.Parent; around is not null && around.Name != "body" && around.Score >= floor; around = around.Parent)
        {
            if (around.Score == 0)
                continue;
            if (around.Score > last)
            {
                top = around;
                break;
            }

            last = around.Score;
        }

        while (top.Parent is { Children.Count: 1, OwnWeight: 0 } alone && alone.Name != "body")
            top = alone;
        return top;
    }

    private IEnumerable<PageElement> WithBrothers(PageElement top)
    {
        if (top.Parent is not { } parent)
            return [top];
        var threshold = Math.Max(10, top.Score * 0.2);
        var sameClass = top.Element.ClassName is { Length: > 0 } name ? name : null;
        return parent.Children.Where(b => b == top || (!left.Contains(b) && IsPart(b, threshold, b.Element.ClassName == sameClass && sameClass is not null ? top.Score * 0.2 : 0)));
    }

    private static bool IsPart(PageElement brother, double threshold, double bonus)
    {
        if (brother.Score + bonus >= threshold && brother.Score > 0)
            return true;
        return brother.Name == "p" && ((brother.Weight > 80 && brother.LinkShare < 0.25) || (brother.Weight is > 0 and <= 80 && brother.LinkWeight == 0 && EndsSentence(brother)));
    }

    private static bool EndsSentence(PageElement element) => element.Texts.Count > 0 && element.Texts[^1].Data.TrimEnd() is [.., '.' or '。' or '!' or '?' or '！' or '？'];

    private int Take(PageElement element, HashSet<IText> found, bool isSure)
    {
        if (left.Contains(element) || (!isSure && IsClutter(element)))
            return 0;
        found.UnionWith(element.Texts);
        return element.OwnWeight + element.Children.Sum(c => Take(c, found, isSure: false));
    }

    /// <summary>Boxes amid the article that read like anything but text.</summary>
    private bool IsClutter(PageElement element)
    {
        if (HoldsMost(element))
            return false;
        if (element.Name is "footer" or "aside")
            return true;
        if (element.Name is not ("form" or "fieldset" or "table" or "ul" or "ol" or "div" or "section"))
            return false;
        if (element.Name == "table" && element.Element.QuerySelector("th, caption, thead") is not null || IsIn(element, "table", "code", "pre", "figure"))
            return false;
        var names = NameScore(element);
        if (names < 0)
            return true;
        if (element.Commas >= 10)
            return false;
        var isList = element.Name is "ul" or "ol" || element.ListWeight > element.Weight * 0.9;
        if (!isList && element.Items > element.Paragraphs + 100)
            return true;
        if (!isList && names < NameWeight && element.LinkShare > 0.2)
            return true;
        if (isList && element.LinkShare > 0.8)
            return true;
        if (names >= NameWeight && element.LinkShare > 0.5)
            return true;
        return false;
    }

    private static Names NamesOf(PageElement element) => (Names)(element.Names ??= NameWords.Of(element.Element));

    [Flags]
    private enum Names
    {
        Good = 1,
        Bad = 2,
        Unlikely = 4,
        MaybeAfterAll = 8,
    }

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.Ordinal);
}
