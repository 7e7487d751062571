using System.Text;
using AngleSharp.Dom;
using Gazette.Articles.Edits;
using Gazette.Cleaning.Encodings;
using Gazette.Drafts;

namespace Gazette.Cleaning.Lines;

/// <summary>
/// A line as its reader sees it: the text between two block boundaries or line breaks, however many text nodes it is
/// spread over. Rules look at <see cref="Text"/> and hand back edits, so that damage is found across inline markup.
/// </summary>
internal sealed class Line
{
    /// <summary>Characters shown on either side of an edit in the report.</summary>
    private const int ContextLength = 8;

    private readonly List<LinePart> parts;
    private TextOddity? oddity;
    private string? text;
    private string? content;

    public Line(List<LinePart> parts, IElement? block, IElement? lineBreak, bool isCode)
    {
        this.parts = parts;
        (Block, LineBreak, IsCode) = (block, lineBreak, isCode);
    }

    /// <summary>Inline code and ruby readings are one <see cref="LinePart.Opaque"/> each.</summary>
    public string Text => text ??= parts.Count == 1 ? parts[0].Text : string.Concat(parts.Select(p => p.Text));

    /// <summary>Of <see cref="Text"/>; counted once for all rules and rounds that ask.</summary>
    public TextOddity Oddity => oddity ??= TextOddity.Of(Text);

    /// <summary>The whole text, code included.</summary>
    public string Content => content ??= parts.Exists(p => p.IsOpaque) ? string.Concat(parts.Select(p => p.Content)) : Text;

    public IReadOnlyList<LinePart> Parts => parts;

    /// <summary>The innermost block that holds the line; null for what stands in the head's attributes.</summary>
    public IElement? Block { get; }

    /// <summary>The <c>br</c> that ends the line, if one does.</summary>
    public IElement? LineBreak { get; }

    /// <summary>In <c>pre</c> and its like, where every character counts.</summary>
    public bool IsCode { get; }

    /// <summary>In a cell of a table that has columns, not one that only places things on a page.</summary>
    public bool IsInColumns => Within("td", "th") is { ParentElement.ChildElementCount: > 1 } cell && !PageColumn.IsOne(cell);

    /// <summary>The innermost element around the line that has one of these names.</summary>
    public IElement? Within(params ReadOnlySpan<string> names)
    {
        // Not Closest, which parses its selector anew for every line.
        var element = Block;
        while (element is not null && !names.Contains(element.LocalName))
            element = element.ParentElement;
        return element;
    }

    /// <summary>Applies edits, which are in order and do not overlap, and writes each one down.</summary>
    public void Repair(RepairReport report, string rule, IReadOnlyList<TextEdit> edits, bool certain = true)
    {
        var number = report.Edits.Reserve(edits.Count);
        for (var i = 0; i < edits.Count; i++)
        {
            // Up to its neighbours only: what they remove would read as damage that was left.
            var from = i == 0 ? 0 : edits[i - 1].End;
            var to = i == edits.Count - 1 ? Text.Length : edits[i + 1].Start;
            var (before, after) = Shown(edits[i], from, to);
            report.Add(rule, before, after, certain, edit: number + i);
        }

        Apply(edits, report.Edits, number, rule, certain);
    }

    /// <summary>Writes down a place that is doubtful and stays as it is.</summary>
    public void Mark(RepairReport report, string rule, TextEdit place)
    {
        var (before, _) = Shown(place);
        var number = report.Edits.Reserve(1);
        report.Add(rule, before, before, certain: false, edit: number);
        var start = 0;
        foreach (var part in parts)
        {
            var (from, to) = (Math.Max(start, place.Start), Math.Min(start + part.Text.Length, place.End));
            if (from < to && part is { IsOpaque: false, Node: { } node })
                report.Edits.Add(node, new Edit(number, from - start, Text[from..to], Text[from..to], rule, Certain: false));
            start += part.Text.Length;
        }
    }

    /// <summary>The place of an edit with a few characters around it, before and after.</summary>
    public (string Before, string After) Shown(TextEdit edit) => Shown(edit, 0, Text.Length);

    private (string Before, string After) Shown(TextEdit edit, int from, int to)
    {
        var start = Math.Max(from, edit.Start - ContextLength);
        var end = Math.Min(to, edit.End + ContextLength);
        var before = Text[start..end];
        return (before.Trim(), string.Concat(Text.AsSpan(start, edit.Start - start), edit.Replacement, Text.AsSpan(edit.End, end - edit.End)).Trim());
    }

    /// <summary>Takes the line out of the document, with its break and with whatever holds nothing else.</summary>
    /// <param name="log">Keeps what is taken out, for an editor who wants it back.</param>
    /// <param name="number">Reserved by the caller, who adds to the report.</param>
    public void Remove(EditLog log, int number, string rule, bool certain = true)
    {
        if (LineBreak is not null)
            log.TakeOut(LineBreak);
        foreach (var node in parts.Select(p => p.Node).OfType<INode>())
        {
            var parent = node.ParentElement;
            log.Remove(node, LineBreak, number, rule, certain);
            while (parent is { ParentElement: { } above } && IsLeftOver(parent))
            {
                log.TakeOut(parent);
                parent = above;
            }
        }
    }

    private void Apply(IReadOnlyList<TextEdit> edits, EditLog log, int number, string rule, bool certain)
    {
        if (edits.Count == 0)
            return;
        var start = 0;
        foreach (var part in parts)
        {
            var length = part.Text.Length;
            if (!part.IsOpaque)
                Apply(part, start, edits, (at, edit, before, after) => Note(log, part, new Edit(number + edit, at, before, after, rule, certain)));
            start += length;
        }

        (text, content, oddity) = (null, null, null);
    }

    // Attributes are no text of the article.
    private static void Note(EditLog log, LinePart part, Edit edit)
    {
        if (part.Node is { } node)
            log.Add(node, edit);
    }

    /// <param name="note">Gets the place in the part's text as the edits before left it, the edit's index, and its share of this part.</param>
    private static void Apply(LinePart part, int start, IReadOnlyList<TextEdit> edits, Action<int, int, string, string> note)
    {
        var end = start + part.Text.Length;
        var written = new StringBuilder(part.Text.Length);
        var at = start;
        var changed = false;
        for (var i = FirstTouching(start, edits); i < edits.Count && edits[i].Start < end; i++)
        {
            var edit = edits[i];
            changed = true;
            if (edit.Start > at)
            {
                written.Append(part.Text, at - start, edit.Start - at);
                at = edit.Start;
            }

            // The replacement goes where the edit begins; the parts that it runs on into only lose their share.
            var replacement = edit.Start >= start ? edit.Replacement : "";
            var next = Math.Min(end, Math.Max(at, edit.End));
            note(written.Length, i, part.Text[(at - start)..(next - start)], replacement);
            written.Append(replacement);
            at = next;
        }

        if (changed)
            part.Write(written.Append(part.Text, at - start, end - at).ToString());
    }

    private static int FirstTouching(int start, IReadOnlyList<TextEdit> edits)
    {
        var (low, high) = (0, edits.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (edits[middle].End <= start)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private static bool IsLeftOver(IElement element) =>
        element.LocalName is not ("td" or "th" or "body" or "html")
        && element.ChildElementCount == 0
        && string.IsNullOrWhiteSpace(element.TextContent);
}
