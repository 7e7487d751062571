using Gazette.Intake.Pdf.Visibility;

namespace Gazette.Intake.Pdf;

/// <summary>A character where the page draws it, in points from the page's lower left corner.</summary>
/// <param name="Text">Never empty; U+FFFD where the font does not say which character it is.</param>
/// <param name="X">Where it begins on its baseline.</param>
/// <param name="Width">Along its baseline.</param>
/// <param name="Size">Of its font, as drawn.</param>
/// <param name="Angle">Of its baseline, whole degrees from -180 to 180.</param>
/// <param name="IsDown">Its font writes from the top down.</param>
/// <param name="IsArtifact">The file says that it belongs to the page and not to the text.</param>
internal readonly record struct RawGlyph(string Text, double X, double Y, double Width, double Size, int Angle, bool IsBold, bool IsDown, bool IsArtifact, Sight Sight);
