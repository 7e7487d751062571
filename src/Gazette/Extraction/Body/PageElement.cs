using System.Collections.Frozen;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Gazette.Extraction.Blocks;
using Gazette.Text;

namespace Gazette.Extraction.Body;

/// <summary>
/// An element of a page with the counts by which a locator weighs it. The tree is built in one walk, without what a
/// reader never sees; the page itself is left as it is.
/// </summary>
internal sealed partial class PageElement
{
    /// <summary>A Han character says as much as so many letters.</summary>
    private const int HanWeight = 3;

    private const int SyllableWeight = 2;

    private const int MinProse = 80;
    private const int MinFolded = 50;
    private const double MaxProseLinks = 0.3;
    private const double MinFoldedProse = 0.5;

    /// <summary>Shorter pieces may stand in two places by chance.</summary>
    private const int MinCopy = 20;

    private static readonly FrozenSet<string> Unseen = FrozenSet.Create(
        StringComparer.Ordinal,
        "script", "style", "noscript", "template", "svg", "math", "select", "textarea", "button", "iframe", "object", "embed", "head", "canvas", "input", "link");

    private static readonly FrozenSet<string> Inline = FrozenSet.Create(
        StringComparer.Ordinal,
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins", "kbd", "label", "mark",
        "nobr", "picture", "q", "rp", "rt", "ruby", "s", "samp", "small", "source", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr");

    private readonly List<PageElement> children = [];
    private readonly List<IText> texts = [];

    /// <summary>Of the whole page; null where hidden elements are like all others.</summary>
    private readonly HashSet<PageElement>? hidden;
    private readonly HashSet<IElement> unfolded = [];
    private int ownLinkWeight;

    private PageElement(IElement element, PageElement? parent, HashSet<PageElement>? hidden) => (Element, Parent, this.hidden) = (element, parent, hidden);

    public IElement Element { get; }

    public PageElement? Parent { get; }

    public string Name => Element.LocalName;

    /// <summary>Without what is inline: that is part of the text of its block.</summary>
    public IReadOnlyList<PageElement> Children => children;

    /// <summary>The text nodes that stand in it and in no block within it.</summary>
    public IReadOnlyList<IText> Texts => texts;

    /// <summary>Of <see cref="Texts"/>: characters that are no white space, a Han character weighted.</summary>
    public int OwnWeight { get; private set; }

    public int OwnCommas { get; private set; }

    /// <summary>Like <see cref="OwnWeight"/>, of all within.</summary>
    public int Weight { get; private set; }

    /// <summary>The part of the weight that is links elsewhere.</summary>
    public int LinkWeight { get; private set; }

    public int Commas { get; private set; }

    public int Paragraphs { get; private set; }

    public int Items { get; private set; }

    public int ListWeight { get; private set; }

    /// <summary>What a locator takes its names for; null until it was asked.</summary>
    public int? Names { get; set; }

    /// <summary>In favour of the article when positive.</summary>
    public double Score { get; set; }

    /// <summary>The part of <see cref="OwnWeight"/> that reads like a paragraph.</summary>
    public int OwnProse => OwnWeight >= MinProse && ownLinkWeight < OwnWeight * MaxProseLinks && MayBeParagraph ? OwnWeight : 0;

    /// <summary>The prose in all within.</summary>
    public int AllProse { get; private set; }

    /// <summary>The same in what a locator has not left out.</summary>
    public int Prose { get; set; }

    /// <summary>The weight of what a locator has not left out.</summary>
    public int Shown { get; set; }

    /// <summary>Text between blocks counts, whatever it stands in.</summary>
    public bool MayBeParagraph => Children.Count > 0 || !(IsHeading || Name is "address" or "figcaption");

    public double LinkShare => Weight == 0 ? 0 : (double)LinkWeight / Weight;

    public bool IsHeading => Name is ['h', >= '1' and <= '6'];

    /// <summary>Of a page: elements that it hides until a click, in which prose stands that stands nowhere else.</summary>
    public IReadOnlySet<IElement> Unfolded => unfolded;

    /// <param name="root">The page's body.</param>
    /// <param name="seesHidden">Whether all elements count that the page hides, and not only those that hold prose.</param>
    public static PageElement Of(IElement root, bool seesHidden)
    {
        var page = new PageElement(root, null, seesHidden ? null : []);
        page.Read(root, isLink: false);
        if (page.hidden is { Count: > 0 })
            page.Fold();
        page.Sum();
        return page;
    }

    private void Fold()
    {
        var shown = new HashSet<string>(StringComparer.Ordinal);
        AddShown(shown);
        foreach (var element in hidden!)
        {
            element.Sum();
            if (element.IsFoldedProse(shown))
                unfolded.Add(element.Element);
            else
                element.Parent!.children.Remove(element);
        }
    }

    private void AddShown(HashSet<string> shown)
    {
        foreach (var text in texts.Where(t => t.Data.Length >= MinCopy))
            shown.Add(text.Data.Trim());
        foreach (var child in children.Where(c => !hidden!.Contains(c)))
            child.AddShown(shown);
    }

    /// <summary>Text, and neither a box that opens over the page nor the same text again for other screens.</summary>
    private bool IsFoldedProse(HashSet<string> shown) =>
        FoldedProse() > Weight * MinFoldedProse && !IsNamedAside() && !children.Exists(c => c.IsNamedAside()) && CopiedWeight(shown) * 2 < Weight;

    /// <summary>Behind a click sentences are as long as anywhere, and menus are not.</summary>
    private int FoldedProse() =>
        (OwnWeight >= MinFolded && ownLinkWeight < OwnWeight * MaxProseLinks && texts[^1].Data.TrimEnd() is [.., var last] && char.IsPunctuation(last) && last is not (':' or '：') ? OwnWeight : 0) + children.Sum(c => c.FoldedProse());

    private bool IsNamedAside() => (ElementNames.Of(Element) & (NameSigns.Aside | NameSigns.Consent)) != NameSigns.None;

    private int CopiedWeight(HashSet<string> shown) => (OwnWeight > 0 && texts.Exists(t => shown.Contains(t.Data.Trim())) ? OwnWeight : 0) + children.Sum(c => c.CopiedWeight(shown));

    private static bool IsHidden(IElement element) =>
        element.HasAttribute("hidden")
        || (element.GetAttribute("style") is { Length: > 0 } style && Hidden().IsMatch(style));

    private void Read(INode node, bool isLink)
    {
        // By index: AngleSharp's NextSibling searches from the first child.
        var nodes = node.ChildNodes;
        for (var i = 0; i < nodes.Length; i++)
        {
            if (nodes[i] is IText text)
                Add(text, isLink);
            else if (nodes[i] is IElement element && !Unseen.Contains(element.LocalName))
                Read(element, isLink);
        }
    }

    private void Read(IElement element, bool isLink)
    {
        isLink |= LinkTarget.LeadsAway(element);
        var isHidden = hidden is not null && IsHidden(element);
        if (Inline.Contains(element.LocalName))
        {
            if (isHidden)
                return;
            Read((INode)element, isLink);
            return;
        }

        // Within a hidden element nothing is hidden once more: all of it opens, or nothing.
        var block = new PageElement(element, this, isHidden ? null : hidden);
        children.Add(block);
        if (isHidden)
            hidden!.Add(block);
        block.Read((INode)element, isLink);
    }

    private void Add(IText text, bool isLink)
    {
        var weight = 0;
        foreach (var c in text.Data)
        {
            if (char.IsWhiteSpace(c))
                continue;
            weight += c < '〇' ? 1 : Han.Is(c) ? HanWeight : Han.IsSyllable(c) ? SyllableWeight : 1;
            if (c is ',' or '，' or '、' or '،' or ';' or '；')
                OwnCommas++;
        }

        if (weight == 0)
            return;
        texts.Add(text);
        OwnWeight += weight;
        ownLinkWeight += isLink ? weight : 0;
    }

    private void Sum()
    {
        (Weight, LinkWeight, Commas) = (OwnWeight, ownLinkWeight, OwnCommas);
        (Paragraphs, Items, ListWeight) = (0, 0, 0);
        AllProse = OwnProse;
        foreach (var child in children)
        {
            child.Sum();
            Weight += child.Weight;
            AllProse += child.AllProse;
            LinkWeight += child.LinkWeight;
            Commas += child.Commas;
            Paragraphs += child.Paragraphs + (child.Name == "p" ? 1 : 0);
            Items += child.Items + (child.Name == "li" ? 1 : 0);
            ListWeight += child.Name is "ul" or "ol" ? child.Weight : child.ListWeight;
        }
    }

    [GeneratedRegex("display\\s*:\\s*none|visibility\\s*:\\s*hidden", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Hidden();
}
