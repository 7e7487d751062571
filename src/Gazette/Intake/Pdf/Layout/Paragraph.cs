namespace Gazette.Intake.Pdf.Layout;

/// <summary>Lines that are read as one, or a picture between them.</summary>
internal sealed class Paragraph(int page, PdfLine first)
{
    private readonly List<PdfLine> lines = [first];

    /// <summary>The page on which it begins.</summary>
    public int Page => page;

    public IReadOnlyList<PdfLine> Lines => lines;

    public double Size => lines[0].Size;

    public bool IsBold => lines.TrueForAll(l => l.IsBold);

    /// <summary>Rows of a table.</summary>
    public bool IsTable => lines[0].IsRow;

    /// <summary>Where its lines begin: the second and those after it, for the first may be set in or out.</summary>
    public double BodyLeft => lines.Count > 1 ? lines[1].Left : lines[0].Left;

    /// <summary>0 for text, 1 for the headline, 2 to 4 for headings below it.</summary>
    public int Level { get; set; }

    public void Add(PdfLine line) => lines.Add(line);

    public void Add(Paragraph rest) => lines.AddRange(rest.lines);
}
