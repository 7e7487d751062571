using System.Collections.Frozen;
using System.Text;
using AngleSharp.Dom;

namespace Gazette.Extraction;

/// <summary>Reads an element line by line, as it would stand on a page: broken at blocks, cells and line breaks.</summary>
internal sealed class TextLines
{
    private static readonly FrozenSet<string> Inline = new[]
    {
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "label", "mark",
        "nobr", "q", "rb", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
        "img", "o:p", "st1:chsdate",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Unread = new[]
    {
        "script", "style", "noscript", "template", "svg", "math", "select", "textarea", "iframe", "object", "head", "title", "button", "canvas",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Elements that stand apart from their neighbours though they are inline: a label, a link, a time.</summary>
    private static readonly FrozenSet<string> Apart = new[] { "a", "span", "time", "label", "em", "i", "font", "cite", "small" }.ToFrozenSet(StringComparer.Ordinal);

    private readonly List<TextLine> lines = [];
    private readonly List<IText> nodes = [];
    private readonly StringBuilder text = new();
    private readonly EditBudget? budget;

    private TextLines(EditBudget? budget) => this.budget = budget;

    public static IReadOnlyList<TextLine> Of(IElement root, EditBudget? budget = null)
    {
        var reader = new TextLines(budget);
        reader.Read(root);
        reader.Break();
        return budget?.Watch(reader.lines) ?? reader.lines;
    }

    private void Read(INode node)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IText piece)
                Add(piece);
            else if (child is IElement element && !Unread.Contains(element.LocalName))
                Enter(element);
        }
    }

    private void Enter(IElement element)
    {
        if (!Inline.Contains(element.LocalName))
        {
            Break();
            Read(element);
            Break();
            return;
        }

        var apart = Apart.Contains(element.LocalName);
        if (apart)
            text.Append(' ');
        Read(element);
        if (apart)
            text.Append(' ');
    }

    private void Add(IText piece)
    {
        if (piece.Data.Length == 0)
            return;
        nodes.Add(piece);
        text.Append(piece.Data);
    }

    private void Break()
    {
        budget?.Look();
        var line = Collapse(text);
        if (line.Length > 0)
            lines.Add(new TextLine(line, [.. nodes]));
        nodes.Clear();
        text.Clear();
    }

    /// <summary>White space to single spaces; runs that pages use to set fields apart stay visible as a wide space.</summary>
    private static string Collapse(StringBuilder text)
    {
        var line = new StringBuilder(text.Length);
        var wide = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c))
            {
                wide += c is '\u00A0' or '\u3000' or '\u2003' ? 1 : 0;
                if (line.Length > 0 && !char.IsWhiteSpace(line[^1]))
                    line.Append(' ');
                if (wide >= 1 && line.Length > 0)
                    line[^1] = '\u3000';
                continue;
            }

            wide = 0;
            line.Append(c);
        }

        return line.ToString().Trim();
    }
}
