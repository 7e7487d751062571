namespace Gazette.Intake.Pdf.Layout;

/// <summary>Finds out where full lines end. A column with few lines is taken to end where the others of the document do.</summary>
internal static class ColumnEdges
{
    /// <summary>A column with fewer lines says little of itself.</summary>
    private const int LeastLines = 6;

    private const double LeastShare = 0.12;
    private const int LeastFull = 2;

    /// <summary>Of the size: by how much full lines of a text that is not justified differ, and beginnings of like columns.</summary>
    private const double Ragged = 0.6;
    private const double Like = 1.5;
    private const double LongLine = 12;

    /// <param name="widths">Of each page, by its number.</param>
    public static void Set(IReadOnlyList<Column> columns, IReadOnlyDictionary<int, double> widths)
    {
        foreach (var column in columns)
            column.Edge = OwnEdge(column);
        var longer = columns.Where(c => c.Lines.Count >= LeastLines).ToList();
        Widen([.. longer.Where(c => c.IsBeside)]);
        var edges = longer.ToDictionary(c => c, c => c.Edge);
        foreach (var column in columns.Where(c => c.Lines.Count < LeastLines))
        {
            var size = column.Lines[0].Size;
            var like = longer.Where(c => c.IsBeside == column.IsBeside && Math.Abs(c.Left - column.Left) < size * Like).Select(c => edges[c]).Order().ToArray();
            if (like.Length > 0)
                column.Edge = Math.Max(column.Edge, like[like.Length / 2]);
            else if (!column.IsBeside && !column.IsAside && !HasFullLines(column))
                column.Edge = Math.Max(column.Edge, widths[column.Page] - column.Left);
        }
    }

    /// <summary>Two lines that end at one place do so because the text ends there.</summary>
    private static bool HasFullLines(Column column) =>
        column.Lines.Count(l => l.Right > column.Edge - (l.Size * Ragged) && l.Width > l.Size * LongLine) > 1;

    /// <summary>Columns beside each other are mostly as wide as the widest of them, whatever lines one of them happens to have.</summary>
    private static void Widen(List<Column> beside)
    {
        const double Most = 1.4;
        var width = beside.Count == 0 ? 0 : beside.Max(c => c.Edge - c.Left);
        foreach (var column in beside)
        {
            var isFree = !beside.Exists(c => c.Page == column.Page && c.Left > column.Left && c.Left < column.Left + width);
            if (isFree && width < (column.Edge - column.Left) * Most)
                column.Edge = column.Left + width;
        }
    }

    /// <summary>The farthest place at which several lines end: one alone may run over.</summary>
    private static double OwnEdge(Column column)
    {
        var ends = column.Lines.Select(l => (l.Right, l.Size)).OrderByDescending(l => l.Right).ToArray();
        var least = Math.Max(LeastFull, (int)(ends.Length * LeastShare));
        for (var i = 0; i + least <= ends.Length && ends.Length >= LeastLines; i++)
        {
            if (ends[i].Right - ends[i + least - 1].Right < ends[i].Size * Ragged)
                return ends[i].Right;
        }

        return ends[0].Right;
    }
}
