using AngleSharp.Dom;
using Gazette.Articles.Edits;
using Gazette.Drafts;
using Gazette.Extraction.Blocks;
using Gazette.Extraction.Body;
using Gazette.Extraction.Lines;

namespace Gazette.Extraction.Pictures;

/// <summary>Images go or stay with the text that they stand with.</summary>
internal sealed class PicturesBeside
{
    public const string Rule = "page-pictures";

    /// <summary>Letters of a caption; what is longer is text.</summary>
    private const int MaxCaption = 400;

    /// <summary>How far above the body a lead picture may stand.</summary>
    private const int MaxLevels = 3;

    private readonly Draft draft;
    private readonly HashSet<INode> aroundStaying;
    private readonly HashSet<INode> aroundLeaving;

    /// <param name="staying">Lines of the article.</param>
    /// <param name="leaving">All others of the page.</param>
    public PicturesBeside(Draft draft, IEnumerable<TextLine> staying, IEnumerable<TextLine> leaving) =>
        (this.draft, aroundStaying, aroundLeaving) = (draft, Around(staying), Around(leaving));

    /// <summary>Before the text goes: what stands only with text that goes is taken out.</summary>
    public void LeaveOut()
    {
        foreach (var image in draft.Body.GetElementsByTagName("img").ToArray())
        {
            if (!StandsWithStaying(image))
            {
                Note(draft.Report, image);
                image.Remove();
            }
        }
    }

    /// <summary>
    /// The picture under a headline, which many pages have outside of what holds their text. It becomes the first thing in the
    /// body, with its caption.
    /// </summary>
    public void TakeInLead()
    {
        var level = draft.Body;
        for (var i = 0; i < MaxLevels && level.ParentElement is { LocalName: not "html" } above; i++, level = above)
        {
            for (var sibling = level.PreviousElementSibling; sibling is not null; sibling = sibling.PreviousElementSibling)
            {
                if (aroundStaying.Contains(sibling) || sibling.LocalName is "nav" or "footer" or "aside" or "form")
                    break;
                if (LeadIn(sibling) is { } lead)
                {
                    draft.Body.Prepend(lead);
                    return;
                }
            }

            if (above.LocalName is "body" or "main" or "article")
                break;
        }
    }

    /// <summary>The picture that a line is the caption of, where that may lie beside the article; null for any other line.</summary>
    public static IElement? OwnPictureOf(TextLine line, Draft draft)
    {
        if (line.Text.Length > MaxCaption || (CaptionAround(line.Parent)?.ParentElement ?? Above(line)) is not { } figure)
            return null;
        IElement[] images = figure.LocalName == "img" ? [figure] : [.. figure.GetElementsByTagName("img").Take(2)];
        return images is [var image] && !PageOrnament.Is(image) && PictureAddresses.MayBeAtHand(image, draft) ? image : null;
    }

    /// <summary>What holds the picture under which a line stands that says itself that it is a caption.</summary>
    private static IElement? Above(TextLine line)
    {
        if (line.Nodes is not [IText first, ..] || !CaptionWords.Speak(line.Text, isBelow: true))
            return null;
        INode at = first;
        while (at.Parent is IElement { LocalName: not ("body" or "td" or "li" or "article") } around && at.Index() == 0 && around.TextContent.Trim().Length <= MaxCaption)
            at = around;
        return LineBeside.PictureBeside(at, -1);
    }

    /// <summary>Once it is known what becomes of the images: captions go with those that are not shown.</summary>
    public static void LeaveOutCaptions(Draft draft)
    {
        var gone = draft.Captions.Where(c => draft.Pictures.GetValueOrDefault(c.Image) is not PicturePlace.Shown).ToList();
        foreach (var caption in gone)
            draft.Report.Add(EditList.LeftOutBlocks, caption.Text, "");
        foreach (var node in gone.SelectMany(c => c.Nodes))
            draft.Report.Edits.LeaveOut(node, EditList.LeftOutBlocks);
        TextSweep.Remove(draft.Body, gone.SelectMany(c => c.Nodes).ToHashSet());
    }

    /// <param name="characters">What stands in its place.</param>
    public static void Note(RepairReport report, IElement image, string characters = "") =>
        report.Add(Rule, $"img {image.GetAttribute("src")} {(characters.Length > 0 ? "" : image.GetAttribute("alt"))}".TrimEnd(), characters);

    private static IElement? LeadIn(IElement sibling)
    {
        if (sibling.GetElementsByTagName("img").Take(2).ToArray() is not [var image] || PageOrnament.Is(image))
            return null;
        var figure = image.ParentElement;
        while (figure is not null && figure != sibling && figure.LocalName != "figure")
            figure = figure.ParentElement;
        var isFigure = figure is { LocalName: "figure" } || ElementNames.Of(sibling).HasFlag(NameSigns.Caption);
        return isFigure && sibling.TextContent.Trim().Length <= MaxCaption ? figure ?? sibling : null;
    }

    private bool StandsWithStaying(IElement image)
    {
        for (INode? at = image.Parent; at is not null; at = at.Parent)
        {
            if (aroundStaying.Contains(at) || at == draft.Body)
                return true;
            // What stands under a picture and goes may be its caption, and says nothing of the picture.
            if (aroundLeaving.Contains(at) && !MayBeCaptioned((IElement)at, image))
                return false;
        }

        return false;
    }

    /// <summary>
    /// Little text, none of which leads to another page as that of a teaser does; captions name their photographers so, and
    /// beside a large picture that leads nowhere itself may stand where to buy what it shows.
    /// </summary>
    private static bool MayBeCaptioned(IElement element, IElement image) =>
        element.LocalName is "figure" or "figcaption" or "picture"
        || (element.TextContent.Trim().Length <= MaxCaption
            && ((PageOrnament.IsDeclaredLarge(image) && image.ParentElement?.Closest("a[href]") is null)
                || !element.GetElementsByTagName("a").Any(a => a.HasAttribute("href") && !string.IsNullOrWhiteSpace(a.TextContent) && CaptionAround(a) is null))
            && !element.Children.Any(c => c.LocalName is "h2" or "h3" or "h4"));

    private static IElement? CaptionAround(IElement? element)
    {
        while (element is not null && element.LocalName != "figcaption" && !(element.LocalName is "p" or "div" or "span" && ElementNames.Of(element).HasFlag(NameSigns.Caption)))
            element = element.ParentElement;
        return element;
    }

    private static HashSet<INode> Around(IEnumerable<TextLine> lines)
    {
        var around = new HashSet<INode>(ReferenceEqualityComparer.Instance);
        foreach (var node in lines.SelectMany(l => l.Nodes))
        {
            for (var at = node.Parent; at is not null && around.Add(at); at = at.Parent)
            {
                // Whatever is above it was added with it.
            }
        }

        return around;
    }
}
