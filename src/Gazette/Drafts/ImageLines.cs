using AngleSharp.Dom;
using Gazette.Text;

namespace Gazette.Drafts;

/// <summary>Which images stand in a line of text, as drawn characters and formulas do.</summary>
internal sealed class ImageLines
{
    private readonly HashSet<IElement> behindText = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<IElement> beforeText = new(ReferenceEqualityComparer.Instance);
    private readonly List<IElement> ofLine = [];
    private bool hasText;

    private ImageLines()
    {
    }

    public static ImageLines Of(IElement root)
    {
        var lines = new ImageLines();
        lines.Read(root);
        return lines;
    }

    /// <summary>Text stands before it or behind it.</summary>
    public bool IsInText(IElement image) => behindText.Contains(image) || beforeText.Contains(image);

    public bool IsBehindText(IElement image) => behindText.Contains(image);

    /// <summary>Text stands on both sides.</summary>
    public bool IsAmidText(IElement image) => behindText.Contains(image) && beforeText.Contains(image);

    private void Read(INode parent)
    {
        // By index: AngleSharp's NextSibling searches from the first child.
        for (var i = 0; i < parent.ChildNodes.Length; i++)
        {
            if (parent.ChildNodes[i] is IText text)
                Read(text);
            else if (parent.ChildNodes[i] is IElement element)
                Read(element);
        }
    }

    private void Read(IText text)
    {
        if ((hasText && ofLine.Count == 0) || !VisibleText.In(text.Data))
            return;
        hasText = true;
        beforeText.UnionWith(ofLine);
        ofLine.Clear();
    }

    private void Read(IElement element)
    {
        if (element.LocalName == "img")
        {
            ofLine.Add(element);
            if (hasText)
                behindText.Add(element);
        }
        else if (InlineElements.Contains(element.LocalName) || element.LocalName == "picture")
        {
            Read((INode)element);
        }
        else
        {
            End();
            Read((INode)element);
            End();
        }
    }

    private void End()
    {
        ofLine.Clear();
        hasText = false;
    }
}
