using Gazette.Extraction.Lines;
using Gazette.Text;

namespace Gazette.Extraction.Blocks;

/// <summary>A line of the page with what tells whether it is of the article: its words, its links, its place, its neighbours.</summary>
internal sealed class BodyBlock
{
    /// <summary>Closing quotes and brackets, and the number of a footnote.</summary>
    private const string BehindSentence = " \u00A0\u3000\t\n\r\"'”’」』)）]】*0123456789";

    private const double MaxLinkShare = 0.5;

    /// <summary>A Han character counts for three, a syllable for two.</summary>
    private const int MinParagraph = 60;

    /// <summary>Of a script that has no mark for a sentence's end; headlines are shorter.</summary>
    private const int MinSentence = 80;

    private LineShape? shape;

    public BodyBlock(TextLine line, BlockPlace place, int linkLetters, double kept)
    {
        (Line, Place, Box, Kept) = (line, place, place, kept);
        Letters = line.Letters.Sum();
        Size = Letters + (Han.Count(line.Text) * 2) + Han.CountSyllables(line.Text);
        LinkShare = Letters == 0 ? 0 : Math.Min(1, (double)linkLetters / Letters);
        EndsSentence = IsSentenceOfNoEnd(line.Text, Size) || line.Text.AsSpan().TrimEnd(BehindSentence) is [.., '.' or '!' or '?' or '。' or '！' or '？' or '…' or '；' or ';' or '।' or '॥' or '؟' or '۔' or '։' or '።' or '။' or '។'];
        IsParagraph = !IsHeading && EndsSentence && LinkShare < MaxLinkShare && Size >= MinParagraph;
        HoldsParagraph = IsParagraph || (!IsHeading && LinkShare < MaxLinkShare && Size >= MinParagraph && HoldsSentence(line.Text));
    }

    /// <summary>A few words, mostly a link, may stand behind the last sentence.</summary>
    private static bool HoldsSentence(string line)
    {
        for (var i = line.Length - 1; i >= MinParagraph; i--)
        {
            if (line[i] is '。' or '！' or '？' || (line[i] == ' ' && line[i - 1] is '.' or '!' or '?' && char.IsLower(line[i - 2])))
                return true;
        }

        return false;
    }

    /// <summary>Thai, Lao, Khmer and Burmese end their sentences with a space, or with nothing.</summary>
    private static bool IsSentenceOfNoEnd(string line, int size) => size >= MinSentence && line[^1] is >= '\u0E01' and <= '\u0EFF' or >= '\u1000' and <= '\u109F' or >= '\u1780' and <= '\u17FF';

    public TextLine Line { get; }

    public string Text => Line.Text;

    public BlockPlace Place { get; }

    /// <summary>The outermost place that holds this block alone.</summary>
    public BlockPlace Box { get; set; }

    /// <summary>The innermost place that holds other blocks too.</summary>
    public BlockPlace? Column { get; set; }

    public LineShape Shape => shape ??= LineShape.Of(Text);

    public int Letters { get; }

    /// <summary>Letters; a Han character counts for three.</summary>
    public int Size { get; }

    public double LinkShare { get; }

    /// <summary>0 to 1: how much of it leads to documents and archives.</summary>
    public double FileShare { get; init; }

    /// <summary>0 to 1: how much of it the locator keeps.</summary>
    public double Kept { get; }

    /// <summary>0 to 1: how much the locator keeps of all that reads like paragraphs on this page.</summary>
    public double KeptOfPage { get; set; } = 1;

    /// <summary>Of all other prose of the page, the share in the block's column.</summary>
    public double ProseBeside { get; set; }

    public double ProseFurtherOut { get; set; }

    public double ProseOfItsKind { get; set; }

    /// <summary>Of what stands in the column besides, the share that is prose, and that is links.</summary>
    public double ColumnProse { get; set; }

    public double ColumnLinks { get; set; }

    public int ColumnBlocks { get; set; }

    public bool IsHeading => Place.HeadingLevel < BlockPlace.NoHeading;

    public bool EndsSentence { get; }

    /// <summary>Reads like text: long enough, with a sentence's end, and not made of links.</summary>
    public bool IsParagraph { get; }

    /// <summary>The same, or with a few words behind the last sentence: "... rain or shine. Line 3".</summary>
    public bool HoldsParagraph { get; }
}
