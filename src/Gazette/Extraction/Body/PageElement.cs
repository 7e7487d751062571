using System.Collections.Frozen;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
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

    private const int MinProse = 80;
    private const double MaxProseLinks = 0.3;

    private static readonly FrozenSet<string> Unseen = FrozenSet.Create(
        StringComparer.Ordinal,
        "script", "style", "noscript", "template", "svg", "math", "select", "textarea", "button", "iframe", "object", "embed", "head", "canvas", "input", "link");

    private static readonly FrozenSet<string> Inline = FrozenSet.Create(
        StringComparer.Ordinal,
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins", "kbd", "label", "mark",
        "nobr", "picture", "q", "rp", "rt", "ruby", "s", "samp", "small", "source", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr");

    private readonly List<PageElement> children = [];
    private readonly List<IText> texts = [];

    private readonly bool seesHidden;
    private int ownLinkWeight;

    private PageElement(IElement element, PageElement? parent, bool seesHidden) => (Element, Parent, this.seesHidden) = (element, parent, seesHidden);

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

    /// <param name="root">The page's body.</param>
    /// <param name="seesHidden">Whether elements count that the page hides.</param>
    public static PageElement Of(IElement root, bool seesHidden)
    {
        var page = new PageElement(root, null, seesHidden);
        page.Read(root, isLink: false);
        page.Sum();
        return page;
    }

    private bool IsUnseen(IElement element) =>
        Unseen.Contains(element.LocalName)
        || (!seesHidden && IsHidden(element));

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
            else if (nodes[i] is IElement element && !IsUnseen(element))
                Read(element, isLink);
        }
    }

    private void Read(IElement element, bool isLink)
    {
        isLink |= element.LocalName == "a" && element.GetAttribute("href") is { Length: > 0 } and not ['#', ..];
        if (Inline.Contains(element.LocalName))
        {
            Read((INode)element, isLink);
            return;
        }

        var block = new PageElement(element, this, seesHidden);
        children.Add(block);
        block.Read((INode)element, isLink);
    }

    private void Add(IText text, bool isLink)
    {
        var weight = 0;
        foreach (var c in text.Data)
        {
            if (char.IsWhiteSpace(c))
                continue;
            weight += Han.Is(c) ? HanWeight : 1;
            if (c is ',' or '，' or '、' or '،' or ';' or '；')
                OwnCommas++;
        }

        if (weight == 0)
            return;
        texts.Add(text);
        OwnWeight += weight;
        if (isLink)
        {
            LinkWeight += weight;
            ownLinkWeight += weight;
        }
    }

    private void Sum()
    {
        (Weight, Commas) = (OwnWeight, OwnCommas);
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

    [GeneratedRegex("display\\s*:\\s*none|visibility\\s*:\\s*hidden", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Hidden();
}
