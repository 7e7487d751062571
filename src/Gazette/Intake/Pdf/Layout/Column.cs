namespace Gazette.Intake.Pdf.Layout;

/// <summary>Lines that follow each other downwards.</summary>
/// <param name="Page">The number of its page.</param>
/// <param name="Lines">From the top down, at least one.</param>
/// <param name="IsBeside">Another column stands beside it.</param>
/// <param name="IsAside">Stands at another angle than the page's text.</param>
internal sealed record Column(int Page, IReadOnlyList<PdfLine> Lines, bool IsBeside = false, bool IsAside = false)
{
    /// <summary>Where most of its lines begin.</summary>
    public double Left { get; } = Lines.GroupBy(l => Math.Round(l.Left)).MaxBy(g => g.Count())!.Min(l => l.Left);

    /// <summary>Where full lines end; see <see cref="ColumnEdges"/>.</summary>
    public double Edge { get; set; } = Lines.Max(l => l.Right);
}
