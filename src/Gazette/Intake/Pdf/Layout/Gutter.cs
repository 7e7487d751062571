namespace Gazette.Intake.Pdf.Layout;

/// <summary>White space that runs down between two columns, with the lines on both sides.</summary>
/// <param name="Left">Where the white space begins.</param>
internal sealed record Gutter(double Left, double Right, IReadOnlyList<PdfLine> Before, IReadOnlyList<PdfLine> Behind)
{
    /// <summary>Of the size: the narrowest.</summary>
    public const double Least = 0.9;

    /// <summary>On each side.</summary>
    private const int LeastLines = 3;

    /// <summary>Of a column's width, what a line of prose fills; and in characters' sizes.</summary>
    private const double LeastFilled = 0.6;
    private const double LeastCells = 8;

    /// <summary>Of the distance of two lines: what stands farther away belongs to no column.</summary>
    private const double WideStep = 1.9;

    private const double SameSize = 1.1;

    /// <summary>The more, the more surely it is one.</summary>
    public int Weight { get; } = Math.Min(Heights(Before), Heights(Behind));

    public bool IsBetweenProse => IsProse(Before) && IsProse(Behind);

    /// <summary>On one side at least.</summary>
    public bool IsBesideProse => IsProse(Before) || IsProse(Behind);

    /// <summary>From a gap beside one line as far up and down as nothing crosses it; it becomes narrower on the way.</summary>
    /// <param name="lines">From the top down.</param>
    /// <returns>Null where too few lines stand on one side.</returns>
    public static Gutter? Grow(IReadOnlyList<PdfLine> lines, int at, double left, double right)
    {
        var (first, last) = (at, at);
        while (last + 1 < lines.Count && Narrows(lines[last + 1], ref left, ref right))
            last++;
        while (first > 0 && Narrows(lines[first - 1], ref left, ref right))
            first--;
        var inside = lines.Skip(first).Take(last - first + 1).ToList();
        var (before, behind) = (inside.FindAll(l => l.Right <= left + 1), inside.FindAll(l => l.Right > left + 1));
        if (before.Count == 0 || behind.Count == 0)
            return null;
        var (top, bottom) = (Math.Min(before[0].Base, behind[0].Base), Math.Max(before[^1].Base, behind[^1].Base));
        (before, behind) = (Column(before, top, bottom), Column(behind, top, bottom));
        while (IsRowApart(before, behind, 0, 1))
            (before, behind) = (before[1..], behind[1..]);
        while (IsRowApart(before, behind, ^1, ^2))
            (before, behind) = (before[..^1], behind[..^1]);
        var gutter = new Gutter(left, right, before, behind);
        return gutter.Weight < LeastLines ? null : gutter;
    }

    /// <summary>Those beside the other column, and those that go on from them up and down.</summary>
    private static List<PdfLine> Column(List<PdfLine> side, double top, double bottom)
    {
        var (first, last) = (side.FindIndex(l => l.Base <= top + l.Size), side.FindLastIndex(l => l.Base >= bottom - l.Size));
        if (first < 0 || last < first)
            return [];
        var step = Step(side) * WideStep;
        while (first > 0 && GoesOn(side[first - 1], side[first], step))
            first--;
        while (last + 1 < side.Count && GoesOn(side[last], side[last + 1], step))
            last++;
        return side.GetRange(first, last - first + 1);
    }

    /// <summary>A row above both columns, or below: a date on the left, a name on the right.</summary>
    private static bool IsRowApart(List<PdfLine> before, List<PdfLine> behind, Index at, Index next) =>
        Math.Min(before.Count, behind.Count) > LeastLines
        && Math.Abs(before[at].Base - behind[at].Base) < 1
        && !GoesOn(before[at], before[next], Step(before) * WideStep)
        && !GoesOn(behind[at], behind[next], Step(behind) * WideStep);

    private static double Step(List<PdfLine> side)
    {
        var steps = side.Zip(side.Skip(1), (above, below) => above.Base - below.Base).Order().ToArray();
        return steps.Length == 0 ? 0 : steps[steps.Length / 2];
    }

    private static bool GoesOn(PdfLine one, PdfLine other, double step) =>
        Math.Abs(one.Base - other.Base) < step && Math.Max(one.Size, other.Size) < Math.Min(one.Size, other.Size) * SameSize;

    /// <summary>A line with wide gaps is several here.</summary>
    private static int Heights(IReadOnlyList<PdfLine> side) => side.Select(l => Math.Round(l.Base)).Distinct().Count();

    private static bool Narrows(PdfLine line, ref double left, ref double right)
    {
        var (from, to) = line.Centre < (left + right) / 2 ? (Math.Max(left, line.Right), right) : (left, Math.Min(right, line.Left));
        if (to - from < line.Size * Least)
            return false;
        (left, right) = (from, to);
        return true;
    }

    private static bool IsProse(IReadOnlyList<PdfLine> side)
    {
        var width = side.Max(l => l.Right) - side.Min(l => l.Left);
        return side.Count(l => l.Width > width * LeastFilled && l.Width > l.Size * LeastCells) * 2 >= side.Count;
    }
}
