using System.Buffers;
using Gazette.Text;

namespace Gazette.Cleaning.Punctuation;

/// <summary>How often each mark stands between Han in either width, and how the article sets spaces behind its marks.</summary>
internal sealed class WidthEvidence
{
    /// <summary>Of <see cref="HalfWidthMarks.Half"/>: what an author also types half-width by habit proves nothing.</summary>
    private const int Telling = 4;

    private const int MinTelling = 3;

    /// <summary>Full-width marks that a converter may have missed, in numeric entities or quotations.</summary>
    private const double MaxShareLeft = 0.03;

    /// <summary>A converter that adds a space adds it behind nearly every mark.</summary>
    private const double MinSpacedByConverter = 0.9;

    /// <summary>Behind 、 and 。, which no converter narrows, spaces are the article's own.</summary>
    private const double MinSpacedByAuthor = 0.1;

    private static readonly SearchValues<char> Signs = SearchValues.Create(HalfWidthMarks.Half + HalfWidthMarks.Full + "。、.");

    private readonly int[] half = new int[HalfWidthMarks.Half.Length];
    private readonly int[] full = new int[HalfWidthMarks.Full.Length];
    private readonly int[] halfBeside = new int[HalfWidthMarks.Half.Length];
    private readonly int[] fullBeside = new int[HalfWidthMarks.Full.Length];
    private readonly int[] halfSpaced = new int[HalfWidthMarks.Half.Length];
    private readonly int[] fullSpaced = new int[HalfWidthMarks.Full.Length];
    private int stops;
    private int westernStops;
    private int spaced;
    private int unspaced;
    private int ownSpaced;
    private int ownUnspaced;

    public bool ShowsDamage =>
        half[0] > 0
        && half.Take(Telling).Sum() >= MinTelling
        && MayChange(0)
        && stops > 0
        && westernStops <= MaxShareLeft * stops;

    /// <summary>Whether a space behind nearly every mark was added with its narrowing; marks without one are then the article's own.</summary>
    public bool AddsSpaces => spaced >= MinTelling && spaced >= MinSpacedByConverter * (spaced + unspaced);

    public bool StripsSpaces => AddsSpaces || ownSpaced < MinSpacedByAuthor * (ownSpaced + ownUnspaced) || ownSpaced == 0;

    /// <summary>A mark or two of a kind were the author's where a converter has left other kinds alone.</summary>
    public bool MayChange(int mark) => IsNarrow(mark) && (mark == 0 || half[mark] >= MinTelling || AddsSpaces || LeavesNone);

    /// <summary>Before a space: only where such marks were narrowed too.</summary>
    public bool MayChangeBeforeSpace(int mark) => AddsSpaces || fullSpaced[mark] <= MaxShareLeft * halfSpaced[mark];

    /// <summary>With Han on one side: only where no such mark is full-width, and brackets and colons never.</summary>
    public bool MayChangeBeside(int mark) => mark < Telling && halfBeside[mark] > 0 && fullBeside[mark] == 0 && half[mark] >= MinTelling;

    private bool LeavesNone => Enumerable.Range(1, half.Length - 1).All(IsNarrow);

    private bool IsNarrow(int mark) => full[mark] <= MaxShareLeft * half[mark];

    /// <param name="seams">Full-width marks beside one tell nothing: the converter did not see Han there.</param>
    public void Add(string text, IReadOnlySet<int> seams)
    {
        // Of Chinese, what is no Han is soon looked at.
        for (var i = 0; text.AsSpan(i).IndexOfAnyExceptInRange('\u4E00', '\u9FFF') is >= 0 and var next; i++)
        {
            i += next;
            if (Signs.Contains(text[i]))
                Add(text, i, seams.Contains(i) || seams.Contains(i + 1));
        }
    }

    private void Add(string text, int i, bool isAtSeam)
    {
        if (text[i] is '。' or '、')
            AddOwn(text, i);
        else if (i > 0)
            AddMark(text, i, isAtSeam);
    }

    private void AddOwn(string text, int i)
    {
        stops += text[i] == '。' ? 1 : 0;
        if (HalfWidthMarks.IsBeforeSpace(text, i))
            ownSpaced++;
        else if (i + 1 < text.Length)
            ownUnspaced++;
    }

    private void AddMark(string text, int i, bool isAtSeam)
    {
        var isBetween = HalfWidthMarks.IsBetweenHan(text, i);
        if (!isBetween && !HalfWidthMarks.IsBesideHan(text, i))
            return;
        if (text[i] == '.')
            westernStops += isBetween ? 1 : 0;
        else if (HalfWidthMarks.Half.IndexOf(text[i], StringComparison.Ordinal) is >= 0 and var mark)
            AddHalf(text, i, mark, isBetween);
        else if (HalfWidthMarks.Full.IndexOf(text[i], StringComparison.Ordinal) is >= 0 and var wide && !isAtSeam)
            AddFull(text, i, wide, isBetween);
    }

    /// <summary>Where a converter that looks for Han on both sides sees something else, it leaves the mark: that tells nothing.</summary>
    private void AddFull(string text, int i, int mark, bool isBetween)
    {
        if (HalfWidthMarks.IsBeforeSpace(text, i))
            fullSpaced[mark] += isBetween ? 1 : 0;
        else if (!isBetween)
            fullBeside[mark]++;
        else if (Han.IsOrSign(text[i - 1]) && text[i - 1] is not ('”' or '’') && (i + 1 == text.Length || Han.IsOrSign(text[i + 1])))
            full[mark]++;
    }

    private void AddHalf(string text, int i, int mark, bool isBetween)
    {
        (isBetween ? half : halfBeside)[mark]++;
        if (!isBetween || mark >= HalfWidthMarks.Opening)
            return;
        if (HalfWidthMarks.IsBeforeSpace(text, i))
            (spaced, halfSpaced[mark]) = (spaced + 1, halfSpaced[mark] + 1);
        else if (i + 1 < text.Length)
            unspaced++;
    }
}
