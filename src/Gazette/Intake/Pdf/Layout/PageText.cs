using System.Text;
using Gazette.Drafts;
using Gazette.Intake.Pdf.Visibility;

namespace Gazette.Intake.Pdf.Layout;

/// <summary>One page's characters as lines.</summary>
/// <param name="Lines">Of its text.</param>
/// <param name="Aside">Lines at other angles, each angle's on its own.</param>
/// <param name="Hidden">Lines that no reader sees.</param>
/// <param name="Letters">That a reader sees, without spaces.</param>
/// <param name="Unseen">Characters in the hidden lines.</param>
/// <param name="Unknown">Letters of which the file does not say what they are, and those that only its own program knows.</param>
internal sealed record PageText(int Number, double Width, IReadOnlyList<PdfLine> Lines, IReadOnlyList<IReadOnlyList<PdfLine>> Aside, IReadOnlyList<PdfLine> Hidden, int Letters, int Unseen, int Unknown)
{
    public static PageText Of(PdfPage page, ProcessingBudget budget)
    {
        // The text of a scan is what its reader reads; where a page has more text of its own, no reader sees it.
        var isScan = page.Glyphs.Count(g => g.Sight == Sight.BeneathPicture) > page.Glyphs.Count(g => g.Sight == Sight.Seen);
        var shown = page.Glyphs.Where(g => g.Sight == Sight.Seen || (isScan && g.Sight == Sight.BeneathPicture)).ToList();
        var turned = LinesOf(page, shown, budget);
        var hidden = LinesOf(page, page.Glyphs.Where(g => g.Sight == Sight.Unseen || (!isScan && g.Sight == Sight.BeneathPicture)), budget).SelectMany(l => l).ToList();
        PdfLimits.Check(turned.Sum(g => g.Count) + hidden.Count, PdfLimits.MaxLines, " pieces of text on one page");
        var letters = shown.Where(g => !string.IsNullOrWhiteSpace(g.Text)).ToList();
        return new PageText(page.Number, page.Width, turned.Count > 0 ? turned[0] : [], [.. turned.Skip(1)], hidden, letters.Count, page.Glyphs.Count - shown.Count, letters.Count(g => IsUnknown(g.Text)));
    }

    public IEnumerable<Column> Columns(HashSet<PdfLine> running, ProcessingBudget budget) =>
        ColumnOrder.Of(Number, [.. Lines.Where(l => !running.Contains(l))], budget)
            .Concat(Aside.SelectMany(a => ColumnOrder.Of(Number, a, budget)).Select(c => c with { IsAside = true }));

    private static List<List<PdfLine>> LinesOf(PdfPage page, IEnumerable<RawGlyph> glyphs, ProcessingBudget budget) =>
        [.. PageTurn.Upright(page, glyphs, budget).Select(g => LineBuilder.Lines(g, budget)).Where(l => l.Count > 0)];

    /// <summary>A list's sign is known though its code is private.</summary>
    private static bool IsUnknown(string text) =>
        text[0] == '\uFFFD' || (Rune.TryGetRuneAt(text, 0, out var rune) && Rune.GetUnicodeCategory(rune) == System.Globalization.UnicodeCategory.PrivateUse && ListMark.SignLength(text) == 0);
}
