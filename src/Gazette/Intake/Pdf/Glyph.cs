namespace Gazette.Intake.Pdf;

/// <summary>A character of a page that was turned so that its lines run from left to right and follow each other downwards.</summary>
/// <param name="Base">The height of its baseline; grows upwards.</param>
/// <param name="HasSpaceBefore">The file has a space before it.</param>
/// <param name="Link">Where it leads; null when nowhere.</param>
internal readonly record struct Glyph(string Text, double Left, double Right, double Base, double Size, bool IsBold, bool IsArtifact, bool HasSpaceBefore, string? Link)
{
    public double Centre => (Left + Right) / 2;
}
