using System.Buffers;
using Gazette.Drafts;

namespace Gazette.Intake.Pdf.Layout;

/// <summary>
/// Joins lines to paragraphs. A line goes on in the next unless something says that it does not: a wider step down, the
/// next one's indent, room at its end that the next one's first word would have had, another size, a list's mark.
/// </summary>
internal sealed class ParagraphJoiner(IReadOnlyList<Column> columns, TextStyle style, ProcessingBudget budget)
{
    /// <summary>All of a line's size.</summary>
    private const double Indent = 0.8;
    private const double SameLeft = 0.3;
    private const double Tolerance = 0.35;
    private const double Space = 0.25;
    private const double SameEnd = 0.15;
    private const double LeastLine = 12;

    /// <summary>Headings of several lines have smaller steps.</summary>
    private const double HeadingStep = 1.75;

    private const double OtherSize = 1.08;
    private const double SmallPrint = 0.93;

    /// <summary>Of the usual step.</summary>
    private const double WiderStep = 1.18;
    private const double MuchWiderStep = 1.7;

    /// <summary>Of a column's width: with more room than this at its end a line is the last one, whatever follows.</summary>
    private const double MuchRoom = 0.3;

    private static readonly SearchValues<char> Ends = SearchValues.Create(".!?:;。！？：；…”\"’』」)）]】");

    private readonly LineSteps steps = new(columns);

    public List<Paragraph> Join()
    {
        // Whether paragraphs begin with an indent shows once they are joined without knowing it.
        var parts = budget.Watch(columns).Select(c => JoinColumn(c, indent: 0)).ToList();
        var indent = IndentOf(parts);
        if (indent > 0)
            parts = [.. budget.Watch(columns).Select(c => JoinColumn(c, indent))];
        var paragraphs = new List<Paragraph>();
        (Paragraph Paragraph, Column Column)? open = null;
        foreach (var (column, part) in columns.Zip(parts))
        {
            // What goes on over a column's end: small print at its foot stands between.
            var goesOn = open is var (before, above) && !column.IsAside && GoesOn(before, above, column, part[0], indent);
            if (goesOn)
                open!.Value.Paragraph.Add(part[0]);
            paragraphs.AddRange(goesOn ? part.Skip(1) : part);
            if (!column.IsAside)
                open = goesOn && part.Count == 1 ? (open!.Value.Paragraph, column) : (part.FindLast(p => p.Size > style.Size * SmallPrint) ?? part[^1], column);
        }

        return paragraphs;
    }

    private List<Paragraph> JoinColumn(Column column, double indent)
    {
        var paragraphs = new List<Paragraph>();
        for (var i = 0; i < column.Lines.Count; i++)
        {
            budget.Look();
            if (paragraphs.Count > 0 && !IsNew(column, i, paragraphs[^1], indent))
                paragraphs[^1].Add(column.Lines[i]);
            else
                paragraphs.Add(new Paragraph(column.Page, column.Lines[i]));
        }

        return paragraphs;
    }

    /// <summary>Whether a line begins a paragraph.</summary>
    private bool IsNew(Column column, int at, Paragraph open, double indent)
    {
        var (before, line) = (column.Lines[at - 1], column.Lines[at]);
        var step = before.Base - line.Base;
        var usual = steps.Of(line.Size);
        if (before.IsRow || line.IsRow)
            return !(before.IsRow && line.IsRow && step < usual * MuchWiderStep * MuchWiderStep);
        if (!IsAlike(before, line) || step <= 0 || SignatureLine.IsDay(before, column) || SignatureLine.IsDay(line, column))
            return true;
        if (line.Size > style.Size * OtherSize)
            return step > line.Size * HeadingStep || (step > usual * WiderStep && !IsFull(column, at - 1, line));
        if (ListMark.SignLength(line.Text) > 0)
            return true;
        var isFull = IsFull(column, at - 1, line);
        if (before.IsBold != line.IsBold && !isFull)
            return true;
        var goesOn = IsAmidSentence(before, line);
        if (step > usual * WiderStep)
            return !(isFull && goesOn && step < usual * MuchWiderStep);
        if ((ListMark.BeginsWithNumber(line.Text) || ListMark.BeginsWithDash(line.Text)) && (!isFull || ListMark.Begins(open.Lines[0].Text) || EndsSentence(before)))
            return true;
        if (IsSetOff(column, at, open, isFull, indent))
            return true;
        return !isFull && !(goesOn && column.Edge - before.Right < (column.Edge - column.Left) * MuchRoom);
    }

    /// <summary>Whether a line begins farther in or out than those of the paragraph above.</summary>
    private static bool IsSetOff(Column column, int at, Paragraph open, bool isFull, double indent)
    {
        var line = column.Lines[at];
        var offset = (line.Left - open.BodyLeft) / line.Size;
        if (open.Lines.Count > 1)
            return Math.Abs(offset) > Indent;
        // Two first lines, one below the other.
        if (indent > 0 && Math.Abs(offset) < SameLeft && Math.Abs(((line.Left - column.Left) / line.Size) - indent) < SameLeft)
            return true;
        if (offset <= Indent || ListMark.Begins(open.Lines[0].Text))
            return false;
        // The first line may be set out, as in a list of books: then the others begin where this one does.
        var isHanging = isFull && at + 1 < column.Lines.Count && Math.Abs(column.Lines[at + 1].Left - line.Left) < line.Size * SameLeft;
        return !isHanging;
    }

    private static bool IsFull(Column column, int at, PdfLine next)
    {
        var line = column.Lines[at];
        if (line.Right + (line.Size * Space) + next.FirstWord > column.Edge - (line.Size * Tolerance))
            return true;
        // Beside a picture lines are shorter, and end all at one place.
        bool EndsLike(int other) => other >= 0 && other < column.Lines.Count && Math.Abs(column.Lines[other].Right - line.Right) < line.Size * SameEnd;
        return line.Width > line.Size * LeastLine && EndsLike(at - 1) && (EndsLike(at + 1) || EndsLike(at - 2));
    }

    private bool GoesOn(Paragraph open, Column above, Column column, Paragraph first, double indent)
    {
        var (before, line) = (open.Lines[^1], first.Lines[0]);
        if (before.IsRow || line.IsRow || !IsAlike(before, line) || line.Size > style.Size * OtherSize || (before.IsBold && line.IsBold != before.IsBold))
            return false;
        if (ListMark.SignLength(line.Text) > 0 || (ListMark.BeginsWithNumber(line.Text) && EndsSentence(before)))
            return false;
        if (SignatureLine.IsDay(before, above) || SignatureLine.IsDay(line, column))
            return false;
        var at = above.Lines.ToList().IndexOf(before);
        if (at >= 0 && !IsFull(above, at, line) && !IsAmidSentence(before, line))
            return false;
        var body = first.Lines.Count > 1 ? first.Lines[1].Left : Math.Min(column.Left, line.Left);
        if (line.Left > body + (line.Size * Indent))
            return false;
        // A line alone at the foot, and a new sentence: a heading.
        if (indent == 0 && open.Lines.Count == 1 && char.IsUpper(line.Text[0]))
            return false;
        return !EndsSentence(before) || (indent > 0 && !ListMark.Begins(open.Lines[0].Text));
    }

    /// <summary>How far the document's paragraphs are set in, of their size; then one that is not goes on from elsewhere. 0 where they are not.</summary>
    private static double IndentOf(List<List<Paragraph>> parts)
    {
        var longer = parts.SelectMany(p => p).Where(p => p.Lines.Count > 1 && !p.IsTable).ToList();
        var indents = longer.Select(p => (p.Lines[0].Left - p.BodyLeft) / p.Size).Where(i => i > Indent).Order().ToArray();
        return indents.Length * 2 > longer.Count ? indents[indents.Length / 2] : 0;
    }

    private static bool IsAlike(PdfLine one, PdfLine other) => Math.Max(one.Size, other.Size) < Math.Min(one.Size, other.Size) * OtherSize;

    private static bool EndsSentence(PdfLine line) => Ends.Contains(line.Text[^1]);

    /// <summary>Nothing ends above, and a small letter follows.</summary>
    private static bool IsAmidSentence(PdfLine before, PdfLine line) => !EndsSentence(before) && char.IsLower(line.Text[0]);
}
