namespace Gazette.Intake.Pdf.Layout;

/// <summary>Tells which paragraphs are the headline and the headings: by their size, then by their weight.</summary>
internal sealed class Headings(IReadOnlyList<Paragraph> paragraphs, TextStyle style, ParagraphText texts)
{
    /// <summary>All of the text's size.</summary>
    private const double Headline = 1.15;
    private const double Larger = 1.1;

    /// <summary>Two sizes of one level differ by less.</summary>
    private const double SameSize = 1.03;

    private const int LongestHeadline = 200;
    private const int LongestHeading = 160;
    private const int LongestBold = 100;

    /// <summary>Characters of text above a headline: a crumb, a date, a summary.</summary>
    private const int MostAbove = 400;

    private const int Deepest = 4;

    /// <summary>Paragraphs of one size that together are the headline.</summary>
    private const int MostPieces = 4;

    /// <summary>Leads to a page's number in a table of contents.</summary>
    private const string Leader = "....";

    private static readonly char[] NoHeading = ['。', '.', ';', '；', ',', '，', '、', ':', '：'];

    /// <param name="title">What the file's own information says, a key of letters and digits; null when it says nothing.</param>
    /// <returns>The paragraphs of the headline in their order; none where no headline is to be told from the text.</returns>
    public IReadOnlyList<Paragraph> Mark(string? title)
    {
        var headline = FindHeadline(title);
        foreach (var paragraph in headline)
            paragraph.Level = 1;
        var larger = paragraphs.Where(p => p.Level == 0 && IsHeading(p, Larger, LongestHeading)).ToList();
        var sizes = new List<double>();
        foreach (var size in larger.Select(p => p.Size).OrderDescending())
        {
            if (sizes.Count == 0 || size * SameSize < sizes[^1])
                sizes.Add(size);
        }

        foreach (var paragraph in larger)
            paragraph.Level = Math.Min(Deepest, 2 + sizes.FindIndex(s => paragraph.Size * SameSize >= s));
        var below = Math.Min(Deepest, 2 + sizes.Count);
        foreach (var paragraph in paragraphs.Where(p => p.Level == 0 && !style.IsBold && p.IsBold && p.Lines.Count <= 2 && IsHeading(p, 0, LongestBold)))
            paragraph.Level = below;
        return headline;
    }

    private bool IsHeading(Paragraph paragraph, double factor, int longest)
    {
        if (paragraph.IsTable || paragraph.Size < style.Size * factor)
            return false;
        var text = texts.TextOf(paragraph);
        return text.Length <= longest && text.Any(char.IsLetter) && !NoHeading.Contains(text[^1]) && ListMark.SignLength(text) == 0 && !text.Contains(Leader, StringComparison.Ordinal);
    }

    private IReadOnlyList<Paragraph> FindHeadline(string? title)
    {
        var top = Top();
        var large = top.Where(p => IsLarge(p)).ToList();
        if (large.Count > 0)
        {
            var largest = large.Max(p => p.Size);
            var first = large.Find(p => p.Size * SameSize >= largest)!;
            // The red head of an official document names the office; its title stands below.
            if (IsLetterhead(first) && large.Where(p => top.IndexOf(p) > top.IndexOf(first)).MaxBy(p => p.Size) is { } below)
                first = below;
            return [.. top.Skip(top.IndexOf(first)).TakeWhile(p => IsLarge(p) && p.Size * SameSize >= first.Size && p.Size < first.Size * SameSize).Take(MostPieces)];
        }

        if (title is not null && top.Find(p => KeyOf(texts.TextOf(p)) == title) is { } named)
            return [named];
        return top is [var only, _, ..] && !only.IsTable && texts.TextOf(only).Length <= LongestBold && !NoHeading.Contains(texts.TextOf(only)[^1]) && ((only.IsBold && !style.IsBold) || IsCentred(only, top[1])) ? [only] : [];
    }

    private bool IsLarge(Paragraph paragraph) =>
        !paragraph.IsTable && paragraph.Size >= style.Size * Headline && texts.TextOf(paragraph) is { Length: <= LongestHeadline } text && text.Any(char.IsLetter);

    /// <summary>From the first page as far as a headline may stand.</summary>
    private List<Paragraph> Top()
    {
        var top = new List<Paragraph>();
        var above = 0;
        foreach (var paragraph in paragraphs.TakeWhile(p => p.Page == paragraphs[0].Page))
        {
            if (above > MostAbove)
                break;
            top.Add(paragraph);
            above += IsLarge(paragraph) ? 0 : texts.TextOf(paragraph).Length;
        }

        return top;
    }

    /// <summary>Fonts have radicals for some of their letters.</summary>
    private bool IsLetterhead(Paragraph paragraph) => texts.TextOf(paragraph).Replace(" ", "", StringComparison.Ordinal).Replace('⽂', '文').EndsWith("文件", StringComparison.Ordinal);

    private static bool IsCentred(Paragraph paragraph, Paragraph text)
    {
        const double Off = 1;
        const double In = 2;
        var (left, right) = (text.Lines.Min(l => l.Left), text.Lines.Max(l => l.Right));
        return paragraph.Lines.All(l => Math.Abs(l.Centre - ((left + right) / 2)) < l.Size * Off && l.Left > left + (l.Size * In));
    }

    /// <summary>Letters and digits alone.</summary>
    public static string KeyOf(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
