using UglyToad.PdfPig.Graphics;

namespace Gazette.Intake.Pdf.Visibility;

/// <summary>What is drawn shows within this area only; the library keeps it with the state that it belongs to.</summary>
/// <param name="isExact">False where the path is another shape within the area.</param>
internal sealed class ClipPath(Area area, bool isExact) : PdfPath
{
    public Area Area => area;

    public bool IsExact => isExact;
}
