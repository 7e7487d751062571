using Gazette.Drafts;

namespace Gazette.Intake.Pdf.Layout;

/// <summary>
/// Puts a page's lines into reading order. Where a gutter runs down beside three lines and more, and prose stands on both
/// sides, the left side is read before the right one; what crosses the gutter is read before or after both. Short pieces
/// beside each other are rows of a table, and are read across.
/// </summary>
internal sealed class ColumnOrder(int page, ProcessingBudget budget)
{
    /// <summary>Of the size: baselines of one row differ by less.</summary>
    private const double Uneven = 0.3;

    /// <summary>Of a table's rows, what has cells on both sides of a gutter.</summary>
    private const double SharedLines = 0.7;

    /// <summary>Lines of a column without prose; a table of so many rows has some that share a baseline.</summary>
    private const int LeastOfShortColumns = 8;

    /// <summary>Gaps of one region that are tried, and regions within one another.</summary>
    private const int MaxTried = 60;
    private const int MaxDepth = 12;

    private readonly List<Column> columns = [];

    public static List<Column> Of(int page, IReadOnlyList<PdfLine> lines, ProcessingBudget budget)
    {
        var order = new ColumnOrder(page, budget);
        order.Read([.. lines], isBeside: false, 0);
        return order.columns;
    }

    private void Read(List<PdfLine> lines, bool isBeside, int depth)
    {
        if (lines.Count == 0)
            return;
        lines.Sort((one, other) => other.Base != one.Base ? other.Base.CompareTo(one.Base) : one.Left.CompareTo(other.Left));
        while (depth < MaxDepth && WidestGutter(lines) is { } gutter)
        {
            var inside = gutter.Before.Concat(gutter.Behind).ToHashSet(ReferenceEqualityComparer.Instance);
            var rows = Rows([.. lines.Where(inside.Contains)]);
            // Cells of a table stand on one line; columns do only where their lines happen to.
            var before = gutter.Before.ToHashSet(ReferenceEqualityComparer.Instance);
            var shared = rows.Count(r => r.Exists(before.Contains) && !r.TrueForAll(before.Contains));
            // Where all is short, cells may be set in the middle of their rows.
            var mayBeTable = !gutter.IsBesideProse && gutter.Weight < LeastOfShortColumns;
            if (gutter.IsBetweenProse || (shared < gutter.Weight * SharedLines && !mayBeTable))
            {
                // What is no part of the columns stands above or below where both begin.
                var top = Math.Min(gutter.Before[0].Base, gutter.Behind[0].Base);
                Read(lines.FindAll(l => !inside.Contains(l) && l.Base >= top), isBeside, depth + 1);
                Read([.. gutter.Before], isBeside: true, depth + 1);
                Read([.. gutter.Behind], isBeside: true, depth + 1);
                Read(lines.FindAll(l => !inside.Contains(l) && l.Base < top), isBeside, depth + 1);
                return;
            }

            // Nothing stands side by side: as they are, they are read from the top down.
            if (shared == 0)
                break;
            lines = [.. lines.Where(l => !inside.Contains(l)).Concat(rows.Select(AsRow)).OrderByDescending(l => l.Base)];
        }

        columns.Add(new Column(page, [.. Rows(lines).Select(Joined)], isBeside));
    }

    private List<List<PdfLine>> Rows(List<PdfLine> lines)
    {
        var rows = new List<List<PdfLine>>();
        foreach (var line in budget.Watch(lines))
        {
            if (rows.Count > 0 && rows[^1][0].Base - line.Base < Math.Min(rows[^1][0].Size, line.Size) * Uneven)
                rows[^1].Add(line);
            else
                rows.Add([line]);
        }

        return rows;
    }

    private static PdfLine Joined(List<PdfLine> row) =>
        row.Count == 1 ? row[0] : new PdfLine(row.SelectMany(l => l.Glyphs)) { IsRow = row.Exists(l => l.IsRow) };

    /// <summary>A list's mark and its item are one line; cells are a row.</summary>
    private static PdfLine AsRow(List<PdfLine> row)
    {
        if (row.Count == 1)
            return row[0];
        row.Sort((one, other) => one.Left.CompareTo(other.Left));
        return new PdfLine(row.SelectMany(l => l.Glyphs)) { IsRow = row.Count > 2 || !ListMark.IsAlone(row[0].Text) };
    }

    /// <summary>The one beside most lines; null where there is none.</summary>
    private Gutter? WidestGutter(List<PdfLine> lines)
    {
        Gutter? best = null;
        var tried = 0;
        for (var at = 0; at < lines.Count && tried < MaxTried; at++)
        {
            var line = lines[at];
            // Lines beside this one, whose baseline may stand a little lower.
            for (var next = at + 1; next < lines.Count && line.Base - lines[next].Base < line.Size && tried < MaxTried; next++)
            {
                budget.Look();
                var (left, right) = line.Left < lines[next].Left ? (line.Right, lines[next].Left) : (lines[next].Right, line.Left);
                if (right - left < line.Size * Gutter.Least || (best is not null && left < best.Right && right > best.Left && best.Before[0].Base >= line.Base && best.Before[^1].Base <= line.Base))
                    continue;
                tried++;
                if (Gutter.Grow(lines, at, left, right) is { } gutter && gutter.Weight > (best?.Weight ?? 0))
                    best = gutter;
            }
        }

        return best;
    }
}
