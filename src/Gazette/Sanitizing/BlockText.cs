using System.Text;
using AngleSharp.Dom;

namespace Gazette.Sanitizing;

/// <summary>The plain text of a sanitized body: its blocks, joined by a blank line. Takes no other markup than the sanitizer leaves.</summary>
public sealed class BlockText
{
    private readonly List<string> blocks = [];
    private readonly StringBuilder block = new();
    private string number = "";

    private BlockText()
    {
    }

    /// <summary>
    /// A table row is one block with tabs between its cells; <c>br</c> is a newline; items of a numbered list begin with
    /// their number, as on the page; readings over characters are left out.
    /// </summary>
    public static string Of(IElement body)
    {
        var text = new BlockText();
        text.Read(body);
        text.End();
        return string.Join("\n\n", text.blocks);
    }

    private void Read(INode parent)
    {
        for (var i = 0; i < parent.ChildNodes.Length; i++)
        {
            if (parent.ChildNodes[i] is IText text)
                block.Append(text.Data);
            else if (parent.ChildNodes[i] is IElement element)
                Read(element);
        }
    }

    private void Read(IElement element)
    {
        switch (element.LocalName)
        {
            case "br":
                block.Append('\n');
                break;
            case "rt" or "rp":
            case "small" when element.HasAttribute(AllowList.FileNote):
                break;
            case "tr":
                End();
                blocks.Add(string.Join('\t', element.Children.Select(CellText)));
                break;
            case "figure" when element.HasAttribute(AllowList.WordsForPicture):
                End();
                break;
            case "ol":
                End();
                ReadNumbered(element);
                End();
                break;
            case var name when AllowList.Inline.Contains(name):
                Read((INode)element);
                break;
            default:
                End();
                Read((INode)element);
                End();
                break;
        }
    }

    private void ReadNumbered(IElement list)
    {
        var (values, read) = (ListNumbers.Of(list).Values, 0);
        foreach (var child in list.ChildNodes.OfType<IElement>())
        {
            var outer = number;
            if (child.LocalName == "li")
                number = $"{outer}{ListNumbers.Written(values[read++], list.GetAttribute("type"))}. ";
            Read(child);
            number = number.Length == 0 ? "" : outer;
        }
    }

    // Paragraphs of a cell stay on its line.
    private static string CellText(IElement cell) => Of(cell).ReplaceLineEndings(" ").Replace("  ", " ", StringComparison.Ordinal);

    private void End()
    {
        var text = block.ToString().Trim('\n', ' ');
        block.Clear();
        if (text.Length == 0)
            return;
        // Some pages write the number out besides.
        blocks.Add(number.Length > 0 && !text.StartsWith(number.TrimEnd(), StringComparison.Ordinal) ? number + text : text);
        number = "";
    }
}
