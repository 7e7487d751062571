using System.Globalization;
using System.Text;

namespace Gazette.Intake.Pdf.Layout;

/// <summary>Writes a line's characters as text: where words part, and in which order right-to-left scripts are read.</summary>
internal static class LineText
{
    /// <summary>Of the size: the narrowest space of a justified line.</summary>
    private const double LeastSpace = 0.16;

    /// <summary>Between two Chinese characters even a space that the file has is mostly one of layout.</summary>
    private const double LeastHanSpace = 0.4;

    private const double HanToLatin = 0.3;

    /// <summary>Where nothing but a gap tells, as in 姓　名.</summary>
    private const double HanGap = 1.0;

    public static List<LinePiece> Of(PdfLine line)
    {
        var glyphs = line.Glyphs.Any(IsRightToLeft) ? RightToLeft(line.Glyphs) : line.Glyphs;
        var tracking = Tracking(line.Glyphs, line.Size);
        var pieces = new List<LinePiece>();
        var text = new StringBuilder();
        string? link = null;
        for (var i = 0; i < glyphs.Count; i++)
        {
            var isApart = i > 0 && IsApart(glyphs[i - 1], glyphs[i], tracking);
            if (glyphs[i].Link != link && text.Length > 0)
            {
                pieces.Add(new LinePiece(text.ToString(), link));
                text.Clear();
            }

            link = glyphs[i].Link;
            if (isApart)
                text.Append(' ');
            text.Append(glyphs[i].Text);
        }

        pieces.Add(new LinePiece(text.ToString(), link));
        return pieces;
    }

    /// <param name="tracking">By how much the line's letters are spread, of their size.</param>
    public static bool IsApart(Glyph before, Glyph glyph, double tracking)
    {
        var size = Math.Max(before.Size, glyph.Size);
        var gap = Math.Max(glyph.Left - before.Right, before.Left - glyph.Right) / size;
        var isWide = WideCharacter.Is(before.Text[^1]) || WideCharacter.Is(glyph.Text[0]);
        if (isWide && WideCharacter.IsOrShared(before.Text[^1]) && WideCharacter.IsOrShared(glyph.Text[0]))
            return gap > (glyph.HasSpaceBefore ? LeastHanSpace : HanGap);
        if (glyph.HasSpaceBefore && gap > LeastSpace / 2)
            return true;
        return gap > Math.Max(isWide ? HanToLatin : LeastSpace, tracking > LeastSpace / 2 ? (tracking * 2) + LeastSpace : 0);
    }

    /// <summary>The middle one of the gaps between its letters.</summary>
    private static double Tracking(IReadOnlyList<Glyph> glyphs, double size)
    {
        var gaps = new List<double>(glyphs.Count);
        for (var i = 1; i < glyphs.Count; i++)
        {
            // Dots that lead to a number are spread always.
            if (char.IsLetter(glyphs[i - 1].Text[^1]) && char.IsLetter(glyphs[i].Text[0]))
                gaps.Add(glyphs[i].HasSpaceBefore ? 0 : (glyphs[i].Left - glyphs[i - 1].Right) / size);
        }

        gaps.Sort();
        return gaps.Count == 0 ? 0 : gaps[gaps.Count / 2];
    }

    public static bool IsRightToLeft(Glyph glyph) =>
        glyph.Text[0] is (>= '\u0590' and <= '\u08FF') or (>= '\uFB1D' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC');

    /// <summary>From right to left; numbers and foreign words in it from left to right.</summary>
    private static List<Glyph> RightToLeft(IReadOnlyList<Glyph> glyphs)
    {
        var turned = new List<Glyph>(glyphs.Count);
        for (var end = glyphs.Count; end > 0;)
        {
            var start = end - 1;
            if (IsLeftToRight(glyphs[start]))
            {
                while (start > 0 && (IsLeftToRight(glyphs[start - 1]) || (start > 1 && !IsRightToLeft(glyphs[start - 1]) && IsLeftToRight(glyphs[start - 2]))))
                    start--;
            }

            for (var i = start; i < end; i++)
                turned.Add(glyphs[i] with { Text = Shaped(glyphs[i].Text) });
            end = start;
        }

        return turned;
    }

    private static bool IsLeftToRight(Glyph glyph) => !IsRightToLeft(glyph) && char.IsLetterOrDigit(glyph.Text[0]);

    /// <summary>Fonts of Arabic have a sign for each place in a word; texts have one.</summary>
    private static string Shaped(string text) => text[0] is >= '\uFB50' and <= '\uFEFC' && text.All(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.OtherNotAssigned) ? text.Normalize(NormalizationForm.FormKC) : text;
}
