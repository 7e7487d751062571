using Gazette.Drafts;
using Gazette.Text;

namespace Gazette.Intake.Pdf.Layout;

/// <summary>
/// Turns a page so that its lines run from left to right: one that was scanned sideways, a stamp along its margin, and one
/// written from the top down, whose columns become lines with the right one on top.
/// </summary>
internal static class PageTurn
{
    private const int Right = 90;

    /// <summary>Of the steps from one Chinese character to the next, so many lead down where a page is written so.</summary>
    private const double LeastShareDown = 0.6;

    private const int LeastStepsDown = 20;

    /// <summary>Of its size a character stands below its upper edge.</summary>
    private const double Rise = 0.88;

    /// <returns>The page's text first, then what stands at other angles; each with the glyphs in the file's order.</returns>
    /// <param name="glyphs">Of the page, those that are wanted.</param>
    public static IReadOnlyList<IReadOnlyList<Glyph>> Upright(PdfPage page, IEnumerable<RawGlyph> glyphs, ProcessingBudget budget)
    {
        var text = Distinct(glyphs).ToList();
        var groups = text.GroupBy(g => AngleOf(g.Angle)).OrderByDescending(g => g.Count()).Select(g => g.ToList());
        return [.. groups.Select(g => Turn(budget.Watch(g), page.Links))];
    }

    /// <summary>Two degrees are the error of a scan.</summary>
    private static int AngleOf(int degrees)
    {
        const int Error = 2;
        var straight = (int)Math.Round(degrees / (double)Right) * Right;
        var angle = Math.Abs(degrees - straight) <= Error ? straight : degrees;
        return angle == -2 * Right ? 2 * Right : angle;
    }

    /// <summary>The same character twice on one spot is one that was printed bold, or with a shadow.</summary>
    private static IEnumerable<RawGlyph> Distinct(IEnumerable<RawGlyph> glyphs)
    {
        const double Cell = 0.1;
        var seen = new HashSet<(string, long, long, double)>();
        foreach (var glyph in glyphs)
        {
            var size = Math.Max(Math.Round(glyph.Size), 1);
            var cell = size * Cell;
            var (x, y) = ((long)Math.Floor(glyph.X / cell), (long)Math.Floor(glyph.Y / cell));
            var isNew = true;
            for (var i = 0; i < 9 && isNew; i++)
                isNew = !seen.Contains((glyph.Text, x + (i % 3) - 1, y + (i / 3) - 1, size));
            if (!isNew && !string.IsNullOrWhiteSpace(glyph.Text))
                continue;
            seen.Add((glyph.Text, x, y, size));
            yield return glyph;
        }
    }

    private static List<Glyph> Turn(IReadOnlyList<RawGlyph> glyphs, IReadOnlyList<PdfLink> links)
    {
        var isDown = IsWrittenDown(glyphs);
        var turned = new List<Glyph>(glyphs.Count);
        var angle = glyphs.Count > 0 ? -AngleOf(glyphs[0].Angle) * Math.PI / 180 : 0;
        var (sine, cosine) = (Math.Sin(angle), Math.Cos(angle));
        var hasSpace = false;
        foreach (var glyph in glyphs)
        {
            if (string.IsNullOrWhiteSpace(glyph.Text))
            {
                hasSpace = true;
                continue;
            }

            var (x, y) = ((glyph.X * cosine) - (glyph.Y * sine), (glyph.X * sine) + (glyph.Y * cosine));
            var (left, right, line) = isDown
                ? (-(y + (glyph.Size * Rise)), -(y + (glyph.Size * Rise)) + glyph.Size, x + (glyph.Width / 2))
                : (x, x + glyph.Width, y);
            turned.Add(new Glyph(glyph.Text, left, right, line, glyph.Size, glyph.IsBold, glyph.IsArtifact, hasSpace, AddressAt(glyph, links)));
            hasSpace = false;
        }

        return turned;
    }

    private static string? AddressAt(RawGlyph glyph, IReadOnlyList<PdfLink> links)
    {
        const double Middle = 0.3;
        for (var i = 0; i < links.Count; i++)
        {
            if (links[i].Holds(glyph.X + (glyph.Width / 2), glyph.Y + (glyph.Size * Middle)))
                return links[i].Address;
        }

        return null;
    }

    private static bool IsWrittenDown(IReadOnlyList<RawGlyph> glyphs)
    {
        const double Aside = 0.3;
        const double LeastStep = 0.5;
        const double MostStep = 2.5;
        var (down, all) = (0, 0);
        for (var i = 1; i < glyphs.Count; i++)
        {
            var (before, glyph) = (glyphs[i - 1], glyphs[i]);
            if (!IsHan(before) || !IsHan(glyph))
                continue;
            all++;
            var (aside, step) = (Math.Abs(glyph.X - before.X), before.Y - glyph.Y);
            down += aside < glyph.Size * Aside && step > glyph.Size * LeastStep && step < glyph.Size * MostStep ? 1 : 0;
        }

        return down >= LeastStepsDown && down > all * LeastShareDown;
    }

    private static bool IsHan(RawGlyph glyph) => glyph.Text.Length > 0 && Han.Is(glyph.Text[0]);
}
