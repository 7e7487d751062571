namespace Gazette.Intake.Pdf.Visibility;

/// <summary>How a character is drawn.</summary>
/// <param name="Order">Of the drawing before it, see <see cref="Paint"/>.</param>
/// <param name="Core">The middle of it: whoever covers that covers the character.</param>
/// <param name="Fill">Null where it has no fill or one of several colours.</param>
/// <param name="Stroke">Likewise.</param>
internal readonly record struct Ink(int Order, Area Core, InkKind Kind, InkColour? Fill, InkColour? Stroke)
{
    public double X => (Core.Left + Core.Right) / 2;

    public double Y => (Core.Bottom + Core.Top) / 2;

    /// <summary>Also where its own colour is not known.</summary>
    public bool Differs(InkColour behind) => Kind switch
    {
        InkKind.Fill => Fill is not { } fill || !fill.IsLike(behind),
        InkKind.Stroke => Stroke is not { } stroke || !stroke.IsLike(behind),
        _ => Fill is not { } fill || Stroke is not { } stroke || !fill.IsLike(behind) || !stroke.IsLike(behind),
    };
}
