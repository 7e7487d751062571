using System.Buffers;
using System.Collections.Frozen;
using AngleSharp.Dom;
using Gazette.Drafts;

namespace Gazette.Extraction.Lines;

/// <summary>Reads an element line by line, as it would stand on a page: broken at blocks, cells and line breaks.</summary>
internal sealed class TextLines
{
    private static readonly FrozenSet<string> Unread = new[]
    {
        "script", "style", "noscript", "template", "svg", "math", "select", "textarea", "iframe", "object", "head", "title", "button", "canvas",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Elements that stand apart from their neighbours though they are inline: a label, a link, a time.</summary>
    private static readonly FrozenSet<string> Apart = new[] { "a", "span", "time", "label", "em", "i", "font", "cite", "small" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>All white space but the plain one.</summary>
    private static readonly SearchValues<char> OtherSpaces = SearchValues.Create([.. Enumerable.Range('\0', '\u3001').Select(c => (char)c).Where(c => c != ' ' && char.IsWhiteSpace(c))]);

    private readonly List<TextLine> lines = [];
    private readonly List<IText> nodes = [];
    private char[] text = new char[256];
    private int length;
    private readonly ProcessingBudget? budget;

    private readonly Predicate<string>? isWanted;
    private bool isFound;

    private TextLines(ProcessingBudget? budget, Predicate<string>? isWanted = null) => (this.budget, this.isWanted) = (budget, isWanted);

    public static IReadOnlyList<TextLine> Of(IElement root, ProcessingBudget? budget = null)
    {
        var reader = new TextLines(budget);
        reader.Read(root);
        reader.Break();
        return budget?.Watch(reader.lines) ?? reader.lines;
    }

    /// <summary>Whether one line is as wanted. Those after it are not read.</summary>
    public static bool Any(IElement root, Predicate<string> isWanted, ProcessingBudget budget)
    {
        var reader = new TextLines(budget, isWanted);
        reader.Read(root);
        reader.Break();
        return reader.isFound;
    }

    private void Read(INode node)
    {
        var children = node.ChildNodes;
        for (var i = 0; i < children.Length && !isFound; i++)
        {
            if (children[i] is IText piece)
                Add(piece);
            else if (children[i] is IElement element && !Unread.Contains(element.LocalName))
                Enter(element);
        }
    }

    private void Enter(IElement element)
    {
        if (!InlineElements.Contains(element.LocalName))
        {
            Break();
            Read(element);
            Break();
            return;
        }

        var apart = Apart.Contains(element.LocalName);
        if (apart)
            Append(" ");
        Read(element);
        if (apart)
            Append(" ");
    }

    private void Add(IText piece)
    {
        if (piece.Data.Length == 0)
            return;
        nodes.Add(piece);
        Append(piece.Data);
    }

    private void Append(string piece)
    {
        if (length + piece.Length > text.Length)
            Array.Resize(ref text, Math.Max(text.Length * 2, length + piece.Length));
        piece.CopyTo(0, text, length, piece.Length);
        length += piece.Length;
    }

    private void Break()
    {
        budget?.Look();
        if (length == 0)
            return;
        var line = Collapse(text.AsSpan(0, length));
        if (isWanted is not null)
            isFound |= line.Length > 0 && isWanted(line);
        else if (line.Length > 0)
            lines.Add(new TextLine(line, [.. nodes]));
        nodes.Clear();
        length = 0;
    }

    /// <summary>White space to single spaces; runs that pages use to set fields apart stay visible as a wide space.</summary>
    private static string Collapse(Span<char> text)
    {
        var trimmed = text.Trim();
        if (!trimmed.ContainsAny(OtherSpaces) && !trimmed.Contains("  ", StringComparison.Ordinal))
            return trimmed.ToString();
        // In place: no line becomes longer.
        var (end, wide) = (0, 0);
        foreach (var c in text)
        {
            // No white space lies beyond the ideographic one.
            if (c <= '\u3000' && char.IsWhiteSpace(c))
            {
                wide += c is '\u00A0' or '\u3000' or '\u2003' ? 1 : 0;
                if (end > 0 && !char.IsWhiteSpace(text[end - 1]))
                    text[end++] = ' ';
                if (wide >= 1 && end > 0)
                    text[end - 1] = '\u3000';
                continue;
            }

            wide = 0;
            text[end++] = c;
        }

        return text[..end].Trim().ToString();
    }
}
