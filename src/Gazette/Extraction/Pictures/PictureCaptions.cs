using AngleSharp.Dom;
using Gazette.Drafts;
using Gazette.Text;

namespace Gazette.Extraction.Pictures;

/// <summary>
/// Lines that pages set under a picture, or over it, to say what it shows: each becomes the caption of its picture, where
/// something says that it is one. Its words stay, in the order of the text.
/// </summary>
internal sealed class PictureCaptions
{
    /// <summary>Characters of a line that says itself what it is; what is longer is text.</summary>
    private const int MaxCaption = 300;

    /// <summary>Of one that only its setting tells.</summary>
    private const int MaxSet = 100;

    /// <summary>Inline and block elements that may hold nothing but a picture.</summary>
    private static readonly string[] Frames = ["p", "div", "center", "figure", "picture", "section", "noscript"];

    private const string Figure = "figure";

    private const string Caption = "figcaption";

    private readonly Draft draft;
    private readonly HashSet<INode> boxes = new(ReferenceEqualityComparer.Instance);
    private readonly Lazy<TextSetting> setting;

    private PictureCaptions(Draft draft) => (this.draft, setting) = (draft, new Lazy<TextSetting>(() => new TextSetting(draft)));

    /// <summary>Once it is known which pictures are shown.</summary>
    public static void Find(Draft draft)
    {
        var captions = new PictureCaptions(draft);
        foreach (var image in draft.Body.GetElementsByTagName("img").Where(image => draft.Pictures.GetValueOrDefault(image) is PicturePlace.Shown).ToArray())
        {
            draft.Budget.Look();
            captions.Find(image);
        }
    }

    private void Find(IElement image)
    {
        if (PictureTable.Of(image, draft.Body) is { } table)
            boxes.Add(table.Open());
        var holder = Holder(image);
        if (holder.Parent is not IElement || HasCaption(holder))
            return;
        var (above, below) = (LineBeside.Of(holder, -1), LineBeside.Of(holder, 1));
        if (above is { IsApart: false } && below is { IsApart: false })
            return;
        // Of pages that print captions over their pictures, the line below is the next one's.
        if (above is not null && IsCaption(above, holder, isBelow: false) && !IsUnderOther(above))
            Join(holder, above, isBelow: false);
        else if (below is not null && IsCaption(below, holder, isBelow: true))
            Join(holder, below, isBelow: true);
    }

    /// <summary>What holds the picture, or pictures, and no text.</summary>
    private INode Holder(IElement image)
    {
        INode holder = image;
        while (holder.Parent is IElement around && around != draft.Body && !boxes.Contains(around)
            && (Frames.Contains(around.LocalName) || InlineElements.Contains(around.LocalName)) && !VisibleText.In(around.TextContent))
        {
            holder = around;
        }

        return holder;
    }

    private static bool HasCaption(INode holder) =>
        holder is IElement element && (element.Closest(Figure)?.Children.Any(c => c.LocalName == Caption) is true || element.Closest("h1, h2, h3, h4, h5, h6, caption, pre") is not null);

    private bool IsCaption(LineBeside line, INode holder, bool isBelow)
    {
        if (line.Text.Length > MaxCaption || !line.Text.Any(char.IsLetter) || line.IsOneOfMany || CaptionWords.AreButtons(line.Text))
            return false;
        if (CaptionWords.Speak(line.Text, isBelow) || line.Elements.Any(CaptionWords.IsNamed))
            return true;
        if (!isBelow || !(line.IsApart || IsAlone(line, holder)) || CaptionWords.SpeakOfOther(line.Text) || line.Innermost is not { } innermost || TextSetting.IsBold(innermost, line.Outermost))
            return false;
        if (line.Text.Length <= MaxSet && line.IsLast && IsBox((IElement)holder.Parent!, holder))
            return true;
        var isSetApart = setting.Value.SetsApart(innermost);
        return isSetApart && (CaptionWords.IsRemark(line.Text) || (line.Text.Length <= MaxSet && !IsInRow(line)));
    }

    /// <summary>A paragraph of a picture and a line.</summary>
    private static bool IsAlone(LineBeside line, INode holder) => line.IsLast && holder.Parent is IElement { LocalName: "p" } && LineBeside.Of(holder, -1) is null;

    /// <summary>Holds the picture, the line, and nothing else.</summary>
    private bool IsBox(IElement around, INode holder) =>
        around != draft.Body && (boxes.Contains(around) || around.LocalName == Figure || CaptionWords.IsNamedForPicture(around)) && LineBeside.Of(holder, -1) is null;

    /// <summary>A poem, a row of names: the next line is set as this one is.</summary>
    private bool IsInRow(LineBeside line) => LineBeside.Of(line.Last, 1) is { Innermost: { } next } && setting.Value.SetsApart(next);

    /// <summary>Whether it may be the caption of a picture above it, which has none yet.</summary>
    private static bool IsUnderOther(LineBeside line) =>
        LineBeside.PictureBeside(line.First, -1) is { } other && !(other.LocalName == Figure && other.Children.Any(c => c.LocalName == Caption));

    private static void Join(INode holder, LineBeside line, bool isBelow)
    {
        var caption = holder.Owner!.CreateElement(Caption);
        IElement figure;
        if (holder is IElement { LocalName: Figure } own)
        {
            figure = own;
        }
        else if (holder.Parent is IElement { LocalName: Figure } around)
        {
            figure = around;
            around.InsertBefore(caption, line.First);
        }
        else
        {
            figure = holder.Owner.CreateElement(Figure);
            holder.Parent!.InsertBefore(figure, isBelow ? holder : line.First);
            figure.AppendChild(holder);
        }

        if (caption.Parent is null)
            figure.InsertBefore(caption, isBelow ? null : figure.FirstChild);
        foreach (var node in line.Nodes)
        {
            if (node is IElement { LocalName: Caption })
                caption.AppendNodes([.. node.ChildNodes]);
            else
                caption.AppendChild(node);
        }
    }
}
