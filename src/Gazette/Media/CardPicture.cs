using System.Globalization;
using System.Security;
using Gazette.Articles;
using NetVips;

namespace Gazette.Media;

/// <summary>
/// The picture that a shared link is shown with, as PNG: headline, site and day.
/// </summary>
/// <param name="family">The font's, as fontconfig knows it.</param>
/// <param name="fontFile">The path of a file that has it; null when the machine has it.</param>
public sealed class CardPicture(string family, string? fontFile)
{
    private const int Margin = 80;
    private const int TitleTop = 170;
    private const int FootTop = 530;
    private const int BarHeight = 16;
    private const int SmallSize = 34;

    // Of the default theme: paper, ink, accent.
    private static readonly double[] Paper = [255, 253, 249];
    private static readonly double[] Ink = [29, 27, 25];
    private static readonly double[] Accent = [140, 42, 28];

    // In pixels, for the headline takes at most four lines.
    private static readonly int[] TitleSizes = [76, 64, 54, 46];

    // Pango and fontconfig are asked by one at a time: a card is made once, and hardly ever two at a time.
    private static readonly Lock Turn = new();

    /// <param name="foot">Day and source, as one line.</param>
    /// <returns>The file's bytes.</returns>
    /// <exception cref="VipsException">The font's file is none.</exception>
    public byte[] Draw(string site, string title, string foot)
    {
        lock (Turn)
        {
            using var paper = Plain(Paper, SiteTheme.CardHeight);
            using var bar = Plain(Accent, BarHeight);
            using var background = paper.Insert(bar, 0, 0);
            using var withSite = WithText(background, Line(site, SmallSize), Accent, Margin - 14);
            using var withTitle = WithText(withSite, Title(title), Ink, TitleTop);
            using var card = foot.Length == 0 ? withTitle.Copy() : WithText(withTitle, Line(foot, SmallSize), Ink, FootTop);
            return card.PngsaveBuffer(compression: 9, palette: true, q: 90, keep: Enums.ForeignKeep.None);
        }
    }

    private static Image Plain(double[] color, int height) =>
        (Image.Black(SiteTheme.CardWidth, height) + color).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);

    private static Image WithText(Image card, Image mask, double[] color, int top)
    {
        using (mask)
        using (var solid = mask.NewFromImage(color).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb))
        using (var ink = solid.Bandjoin(mask))
        using (var whole = card.Composite2(ink, Enums.BlendMode.Over, x: Margin, y: top))
            return whole.Flatten(Paper).Cast(Enums.BandFormat.Uchar).CopyMemory();
    }

    /// <summary>As large as fits; what is too long even for the smallest size ends in an ellipsis.</summary>
    private Image Title(string title)
    {
        foreach (var size in TitleSizes)
        {
            var mask = Text(title, size, isBold: true);
            if (mask.Height <= FootTop - TitleTop - (SmallSize / 2))
                return mask;
            mask.Dispose();
        }

        var elements = StringInfo.ParseCombiningCharacters(title);
        return Title(title[..elements[elements.Length * 3 / 4]] + "…");
    }

    /// <summary>Cut where it is longer than one line.</summary>
    private Image Line(string text, int size)
    {
        var mask = Text(text, size, isBold: false);
        if (mask.Height <= size * 2)
            return mask;
        mask.Dispose();
        var elements = StringInfo.ParseCombiningCharacters(text);
        return Line(text[..elements[elements.Length * 3 / 4]] + "…", size);
    }

    private Image Text(string text, int size, bool isBold) => Image.Text(
        // Pango reads markup, of which there is none here.
        SecurityElement.Escape(string.Concat(text.Where(c => !char.IsControl(c)))),
        font: string.Create(CultureInfo.InvariantCulture, $"{family} {(isBold ? "Bold " : "")}{size}"),
        width: SiteTheme.CardWidth - (2 * Margin),
        dpi: 72,
        wrap: Enums.TextWrap.WordChar,
        fontfile: fontFile);
}
