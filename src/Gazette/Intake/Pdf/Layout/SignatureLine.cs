using System.Text.RegularExpressions;

namespace Gazette.Intake.Pdf.Layout;

/// <summary>The day under the offices that sign a notice, which stands alone at the right.</summary>
internal static partial class SignatureLine
{
    /// <summary>Of the column's width.</summary>
    private const double LeastOffset = 0.3;

    /// <summary>A column of fewer lines may begin where this one does.</summary>
    private const int LeastLines = 3;

    public static bool IsDay(PdfLine line, Column column) =>
        (column.Lines.Count < LeastLines || line.Left - column.Left > (column.Edge - column.Left) * LeastOffset) && Day().IsMatch(line.Text);

    // Fonts have radicals for some of the numbers, and for month and day.
    [GeneratedRegex("^[0-9０-９〇○零一二三四五六七八九⼀⼆⼋]{4} ?年 ?[0-9０-９一二三四五六七八九十⼀⼆⼋⼗]{1,3} ?[月⽉] ?[0-9０-９一二三四五六七八九十⼀⼆⼋⼗]{1,3} ?[日⽇]$", RegexOptions.None, 10000)]
    private static partial Regex Day();
}
