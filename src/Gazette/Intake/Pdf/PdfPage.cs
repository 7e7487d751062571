namespace Gazette.Intake.Pdf;

/// <summary>What one page shows, in the order in which the file draws it.</summary>
/// <param name="Width">In points, as it is shown.</param>
internal sealed record PdfPage(int Number, double Width, double Height, IReadOnlyList<RawGlyph> Glyphs, IReadOnlyList<PdfLink> Links);

/// <summary>A place that leads to the web.</summary>
internal sealed record PdfLink(double Left, double Bottom, double Right, double Top, string Address)
{
    public bool Holds(double x, double y) => x >= Left && x <= Right && y >= Bottom && y <= Top;
}
