namespace Gazette.Intake.Pdf.Layout;

/// <summary>What most of a document's text looks like.</summary>
/// <param name="Size">Of its letters, in points.</param>
/// <param name="IsBold">A text that is bold throughout has no headings by weight.</param>
internal sealed record TextStyle(double Size, bool IsBold)
{
    public static TextStyle Of(IReadOnlyList<Column> columns)
    {
        var lines = columns.SelectMany(c => c.Lines).ToList();
        var size = lines.GroupBy(l => Math.Round(l.Size * 2) / 2).MaxBy(g => g.Sum(l => l.Glyphs.Count))!.SelectMany(l => l.Glyphs).Average(g => g.Size);
        var bold = lines.Where(l => l.IsBold).Sum(l => l.Glyphs.Count);
        return new TextStyle(size, bold * 2 > lines.Sum(l => l.Glyphs.Count));
    }
}
