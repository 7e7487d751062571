using System.Globalization;

namespace Gazette.Intake.Pdf.Layout;

/// <summary>Characters that stand beside each other on one baseline, from left to right.</summary>
internal sealed class PdfLine
{
    private const double MostlyBold = 0.8;

    private List<LinePiece>? pieces;
    private string? text;

    public PdfLine(IEnumerable<Glyph> glyphs)
    {
        Glyphs = [.. glyphs.OrderBy(g => g.Left)];
        Left = Glyphs[0].Left;
        Right = Glyphs.Max(g => g.Right);
        var main = Glyphs.GroupBy(g => Math.Round(g.Size, 1)).MaxBy(g => g.Sum(one => one.Text.Length))!;
        Size = main.Key;
        Base = main.GroupBy(g => Math.Round(g.Base, 1)).MaxBy(g => g.Count())!.Key;
        IsBold = Glyphs.Count(g => g.IsBold) >= Glyphs.Count * MostlyBold;
        IsArtifact = Glyphs.All(g => g.IsArtifact);
    }

    public IReadOnlyList<Glyph> Glyphs { get; }

    public double Left { get; }

    public double Right { get; }

    public double Base { get; }

    /// <summary>Of most of its characters, never zero.</summary>
    public double Size { get; }

    public double Width => Right - Left;

    public double Centre => (Left + Right) / 2;

    public bool IsBold { get; }

    /// <summary>The file says that it belongs to the page and not to the text.</summary>
    public bool IsArtifact { get; }

    /// <summary>One of a table's rows: it is no part of a paragraph.</summary>
    public bool IsRow { get; init; }

    /// <summary>In reading order, with the spaces that stand between words.</summary>
    public IReadOnlyList<LinePiece> Pieces => pieces ??= LineText.Of(this);

    public string Text => text ??= string.Concat(Pieces.Select(p => p.Text));

    /// <summary>How much room its first word takes: what stood at the end of the line above unless it was too wide for it.</summary>
    public double FirstWord
    {
        get
        {
            var right = Glyphs[0].Right;
            for (var i = 1; i < Glyphs.Count && !LineText.IsApart(Glyphs[i - 1], Glyphs[i], 0); i++)
            {
                if (MayBreak(Glyphs[i - 1], Glyphs[i]))
                    break;
                right = Glyphs[i].Right;
            }

            return right - Left;
        }
    }

    /// <summary>Chinese text breaks between any two characters, but not before a mark that closes.</summary>
    private static bool MayBreak(Glyph before, Glyph glyph)
    {
        var (last, first) = (before.Text[^1], glyph.Text[0]);
        return (WideCharacter.Is(last) || WideCharacter.Is(first))
            && char.GetUnicodeCategory(first) is not (UnicodeCategory.ClosePunctuation or UnicodeCategory.OtherPunctuation or UnicodeCategory.FinalQuotePunctuation)
            && char.GetUnicodeCategory(last) is not (UnicodeCategory.OpenPunctuation or UnicodeCategory.InitialQuotePunctuation);
    }
}

/// <summary>Text of a line that leads to one address, or to none.</summary>
internal sealed record LinePiece(string Text, string? Link);
