using UglyToad.PdfPig.Core;

namespace Gazette.Intake.Pdf.Visibility;

/// <summary>The path that a page is drawing: its upright rectangles, and the room that its other shapes take.</summary>
internal sealed class PathShape
{
    private const int Corners = 4;
    private const double Straight = 0.01;

    /// <summary>Of more it is not worth telling whether one is a hole in another.</summary>
    private const int MaxRectangles = 64;

    private readonly List<Area> rectangles = [];
    private readonly List<PdfPoint> corners = [];
    private Area others = Area.None;
    private Area open = Area.None;
    private bool isCurved;

    public bool IsEmpty => rectangles.Count == 0 && others == Area.None && open == Area.None;

    /// <summary>Call <see cref="Finish"/> before.</summary>
    public Area Bounds => rectangles.Aggregate(others, (all, r) => all.With(r));

    /// <summary>Call <see cref="Finish"/> before.</summary>
    public bool IsRectangle => rectangles.Count == 1 && others == Area.None;

    public void Begin(PdfPoint start)
    {
        Finish();
        Add(start, false);
    }

    /// <param name="isCurve">The point only bounds where the line goes.</param>
    public void Add(PdfPoint point, bool isCurve)
    {
        isCurved |= isCurve;
        open = open.With(point.X, point.Y);
        // One more than a closed rectangle has tells that it is none.
        if (corners.Count <= Corners + 1)
            corners.Add(point);
    }

    /// <summary>Ends the part of the path that is open.</summary>
    public void Finish()
    {
        if (open == Area.None)
            return;
        if (rectangles.Count < MaxRectangles && IsUpright())
            rectangles.Add(open);
        else
            others = others.With(open);
        (open, isCurved) = (Area.None, false);
        corners.Clear();
    }

    /// <summary>Its parts; exact are those that a fill covers whole.</summary>
    public IEnumerable<(Area Area, bool IsExact)> Parts()
    {
        Finish();
        foreach (var (at, rectangle) in rectangles.Index())
            yield return (rectangle, !Enumerable.Range(0, rectangles.Count).Any(i => i != at && rectangles[i].Meets(rectangle)) && !others.Meets(rectangle));
        if (others != Area.None)
            yield return (others, false);
    }

    public void Clear()
    {
        rectangles.Clear();
        corners.Clear();
        (others, open, isCurved) = (Area.None, Area.None, false);
    }

    private bool IsUpright()
    {
        if (isCurved)
            return false;
        if (corners.Count == Corners + 1 && IsAt(corners[0], corners[Corners]))
            corners.RemoveAt(Corners);
        return corners.Count == Corners
            && Enumerable.Range(0, Corners).All(i => IsUpright(corners[i], corners[(i + 1) % Corners]))
            && IsAt(new PdfPoint(corners[0].X + corners[2].X, corners[0].Y + corners[2].Y), new PdfPoint(corners[1].X + corners[3].X, corners[1].Y + corners[3].Y));
    }

    private static bool IsUpright(PdfPoint one, PdfPoint other) => Math.Abs(one.X - other.X) < Straight || Math.Abs(one.Y - other.Y) < Straight;

    private static bool IsAt(PdfPoint one, PdfPoint other) => Math.Abs(one.X - other.X) < Straight && Math.Abs(one.Y - other.Y) < Straight;
}
