using Gazette.Drafts;

namespace Gazette.Intake.Pdf.Layout;

/// <summary>
/// Gathers characters into lines: first those that the file draws one after another, then such runs that stand beside each
/// other. A wide gap ends a line, for another column may begin behind it.
/// </summary>
internal sealed class LineBuilder
{
    /// <summary>All of the size: by how much baselines of one line differ.</summary>
    private const double Uneven = 0.25;

    private const double Overlap = 0.6;
    private const double WidestGap = 0.9;

    /// <summary>A note's number is smaller, and stands higher or lower.</summary>
    private const double SmallSize = 0.8;
    private const double SmallOffset = 0.65;
    private const int LongestSmall = 8;

    /// <summary>Points that one row of the search covers, and how many of the newest lines of a row are looked at.</summary>
    private const double Row = 8;
    private const int Newest = 24;

    private readonly Dictionary<long, List<Run>> rows = [];

    private LineBuilder()
    {
    }

    public static List<PdfLine> Lines(IReadOnlyList<Glyph> glyphs, ProcessingBudget budget)
    {
        var builder = new LineBuilder();
        var lines = new List<Run>();
        foreach (var run in budget.Watch([.. Runs(glyphs).OrderBy(r => r.Left)]))
        {
            if (builder.Near(run).FirstOrDefault(line => IsBeside(line, run)) is { } line)
                line.Add(run.Glyphs);
            else
                builder.Put(run, lines);
        }

        var raised = new HashSet<Run>(ReferenceEqualityComparer.Instance);
        foreach (var run in budget.Watch([.. lines.Where(l => l.Glyphs.Count <= LongestSmall)]))
        {
            if (builder.Near(run).FirstOrDefault(line => !raised.Contains(line) && IsRaised(line, run)) is not { } line)
                continue;
            line.Add(run.Glyphs);
            raised.Add(run);
        }

        return [.. lines.Where(l => !raised.Contains(l)).Select(l => new PdfLine(l.Glyphs))];
    }

    private static List<Run> Runs(IReadOnlyList<Glyph> glyphs)
    {
        var runs = new List<Run>();
        foreach (var glyph in glyphs)
        {
            if (runs.Count == 0 || !IsNext(runs[^1], glyph))
                runs.Add(new Run(glyph));
            else
                runs[^1].Add([glyph]);
        }

        return runs;
    }

    private static bool IsNext(Run run, Glyph glyph)
    {
        var size = Math.Max(Math.Min(run.Size, glyph.Size), double.Epsilon);
        var gap = glyph.Left - run.Glyphs[^1].Right;
        return Math.Abs(run.Base - glyph.Base) < size * Uneven && gap > -size * Overlap && gap < size * WidestGap && Math.Max(run.Size, glyph.Size) * SmallSize < size;
    }

    private static bool IsBeside(Run line, Run run)
    {
        var size = Math.Min(line.Size, run.Size);
        var gap = run.Left - line.Right;
        return Math.Abs(line.Base - run.Base) < size * Uneven && gap < size * WidestGap && gap > -Math.Max(line.Right - line.Left, size) && Math.Max(line.Size, run.Size) * SmallSize < size;
    }

    private static bool IsRaised(Run line, Run run) =>
        run.Size < line.Size * SmallSize && run != line
        && Math.Abs(line.Base - run.Base) < line.Size * SmallOffset
        && run.Left > line.Left - line.Size && run.Left < line.Right + (line.Size / 2);

    private void Put(Run run, List<Run> lines)
    {
        lines.Add(run);
        var row = RowOf(run);
        if (!rows.TryGetValue(row, out var there))
            rows.Add(row, there = []);
        there.Add(run);
    }

    /// <summary>The nearest first: runs come from left to right.</summary>
    private IEnumerable<Run> Near(Run run)
    {
        var row = RowOf(run);
        for (var at = row - 1; at <= row + 1; at++)
        {
            if (!rows.TryGetValue(at, out var there))
                continue;
            for (var i = there.Count - 1; i >= Math.Max(0, there.Count - Newest); i--)
                yield return there[i];
        }
    }

    private static long RowOf(Run run) => (long)Math.Floor(Math.Clamp(run.Base, int.MinValue, int.MaxValue) / Row);

    /// <summary>Characters that belong together for sure.</summary>
    private sealed class Run(Glyph first)
    {
        public List<Glyph> Glyphs { get; } = [first];

        public double Left { get; private set; } = first.Left;

        public double Right { get; private set; } = first.Right;

        public double Base { get; } = first.Base;

        public double Size { get; } = first.Size;

        public void Add(IReadOnlyCollection<Glyph> more)
        {
            Glyphs.AddRange(more);
            foreach (var glyph in more)
                (Left, Right) = (Math.Min(Left, glyph.Left), Math.Max(Right, glyph.Right));
        }
    }
}
