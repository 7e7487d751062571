using UglyToad.PdfPig.Graphics.Colors;

namespace Gazette.Intake.Pdf.Visibility;

/// <summary>A colour as a screen shows it, each part from 0 to 1.</summary>
internal readonly record struct InkColour(double Red, double Green, double Blue)
{
    /// <summary>Parts that differ by no more are one to the eye: EFEFEF on white is still read as blank paper.</summary>
    private const double Alike = 0.065;

    public static InkColour Paper => new(1, 1, 1);

    /// <summary>Null for patterns, which have many.</summary>
    public static InkColour? Of(IColor? colour)
    {
        if (colour is null or PatternColor)
            return null;
        var (red, green, blue) = colour.ToRGBValues();
        return new InkColour(red, green, blue);
    }

    public bool IsLike(InkColour other) =>
        Math.Abs(Red - other.Red) <= Alike && Math.Abs(Green - other.Green) <= Alike && Math.Abs(Blue - other.Blue) <= Alike;
}
