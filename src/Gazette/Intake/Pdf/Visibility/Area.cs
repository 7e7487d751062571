namespace Gazette.Intake.Pdf.Visibility;

/// <summary>An upright rectangle of a page, in points from its lower left corner.</summary>
internal readonly record struct Area(double Left, double Bottom, double Right, double Top)
{
    /// <summary>Holds nothing, and becomes any area that is added.</summary>
    public static Area None => new(double.PositiveInfinity, double.PositiveInfinity, double.NegativeInfinity, double.NegativeInfinity);

    public double Width => Right - Left;

    public double Height => Top - Bottom;

    public bool Holds(double x, double y, double margin = 0) => x >= Left - margin && x <= Right + margin && y >= Bottom - margin && y <= Top + margin;

    /// <summary>What both have; of no width or height where they do not meet.</summary>
    public Area Common(Area other) => new(Math.Max(Left, other.Left), Math.Max(Bottom, other.Bottom), Math.Min(Right, other.Right), Math.Min(Top, other.Top));

    public bool Meets(Area other) => Left < other.Right && other.Left < Right && Bottom < other.Top && other.Bottom < Top;

    public Area With(Area other) => new(Math.Min(Left, other.Left), Math.Min(Bottom, other.Bottom), Math.Max(Right, other.Right), Math.Max(Top, other.Top));

    public Area With(double x, double y) => new(Math.Min(Left, x), Math.Min(Bottom, y), Math.Max(Right, x), Math.Max(Top, y));

    public Area Widened(double by) => new(Left - by, Bottom - by, Right + by, Top + by);
}
