using System.Text.RegularExpressions;
using Gazette.Drafts;
using Gazette.Intake;
using Gazette.Uploads;

namespace Gazette.Tests;

/// <summary>What the reader of printed pages makes of them. Lines are about 66 characters long, so that a full one is full.</summary>
public sealed partial class PdfReaderTests
{
    private const double Left = 72;
    private const double Top = 700;

    private static readonly string[] Weir =
    [
        "The mill by the weir turns again after nineteen years, and the first flour",
        "was sold on Sunday at the door of the old granary. Visitors came from the",
        "whole valley, although the road was closed.",
    ];

    private static readonly string[] Miller =
    [
        "The miller says that he will grind on the first and third Saturday of each",
        "month as long as there is water enough, and that children may help to fill",
        "the bags.",
    ];

    [Fact]
    public void Lines_become_paragraphs_at_a_wider_step() => Assert.Equal(
        [string.Join(' ', Weir), string.Join(' ', Miller)],
        Paragraphs(new PdfFile().Page(PdfFile.Lines(Left, Top, Weir) + PdfFile.Lines(Left, Top - 75, Miller))));

    [Fact]
    public void Lines_become_paragraphs_at_an_indent() => Assert.Equal(
        [string.Join(' ', Weir), string.Join(' ', Miller), string.Join(' ', Weir)],
        Paragraphs(new PdfFile().Page(Indented(Top, Weir) + Indented(Top - 45, Miller) + Indented(Top - 90, Weir))));

    [Fact]
    public void A_short_line_ends_a_paragraph() => Assert.Equal(
        [string.Join(' ', Weir), string.Join(' ', Miller)],
        Paragraphs(new PdfFile().Page(PdfFile.Lines(Left, Top, [.. Weir, .. Miller]))));

    [Fact]
    public void A_paragraph_goes_on_over_the_pages_end() => Assert.Equal(
        ["Weir and mill", string.Join(' ', Weir), string.Join(' ', Miller)],
        Paragraphs(new PdfFile()
            .Page(PdfFile.Line(Left, Top + 40, "Weir and mill", 20) + PdfFile.Lines(Left, Top, Weir[0], Weir[1]) + PdfFile.Line(250, 40, "1"))
            .Page(PdfFile.Lines(Left, Top, [Weir[2], .. Miller]) + PdfFile.Line(250, 40, "2"))));

    [Fact]
    public void A_word_that_a_hyphen_parts_is_one_word()
    {
        string[] lines = ["The mill by the weir turns again after nineteen years, and the first bar-", "ley flour was sold on Sunday at the door of the old granary. The other mil-", "lers of the valley came as well."];
        Assert.Equal(["The mill by the weir turns again after nineteen years, and the first barley flour was sold on Sunday at the door of the old granary. The other millers of the valley came as well."], Paragraphs(new PdfFile().Page(PdfFile.Lines(Left, Top, lines))));
    }

    [Fact]
    public void Columns_are_read_one_after_the_other()
    {
        string[] one = ["The mill by the weir turns again after", "nineteen years, and the first flour was", "sold on Sunday at the door of the old", "granary. Visitors came from all of the"];
        string[] two = ["valley, although the road was closed.", "Children were allowed to fill the bags", "with a wooden shovel, and to take one", "of them home."];
        var page = PdfFile.Line(Left, 760, "Weir and mill: what a valley does with an old wheel", 20) + PdfFile.Lines(Left, Top, one) + PdfFile.Lines(320, Top - 4, two);
        Assert.Equal(["Weir and mill: what a valley does with an old wheel", string.Join(' ', one.Concat(two))], Paragraphs(new PdfFile().Page(page)));
    }

    [Fact]
    public void Cells_in_the_middle_of_their_rows_are_read_from_the_top_down()
    {
        string[] goods = ["Rye", "Wheat", "Barley"];
        var rows = goods.Index().Select(g => PdfFile.Line(Left, 600 - (g.Index * 30), g.Item) + PdfFile.Line(250, 607 - (g.Index * 30), $"{g.Index + 2} bags of") + PdfFile.Line(250, 593 - (g.Index * 30), "the new crop"));
        var text = string.Join(' ', Paragraphs(new PdfFile().Page(PdfFile.Lines(Left, Top, Weir) + string.Concat(rows) + PdfFile.Lines(Left, 480, Miller))));
        var at = goods.Select(g => text.IndexOf(g, StringComparison.Ordinal)).Concat(Enumerable.Range(2, 3).Select(n => text.IndexOf($"{n} bags of", StringComparison.Ordinal))).ToList();
        Assert.DoesNotContain(-1, at);
        Assert.True(at[3] < at[1] && at[1] < at[5] && at[4] < at[2], text);
    }

    [Fact]
    public void Rows_of_a_table_are_read_across()
    {
        string[] goods = ["Rye", "Wheat", "Barley", "Oats"];
        var page = PdfFile.Lines(Left, Top, Weir) + string.Concat(goods.Index().Select(g => PdfFile.Line(Left, 600 - (g.Index * 18), g.Item) + PdfFile.Line(250, 600 - (g.Index * 18), $"{g.Index + 2} bags") + PdfFile.Line(420, 600 - (g.Index * 18), $"{g.Index}.50")));
        Assert.Contains("<p>Rye 2 bags 0.50<br>Wheat 3 bags 1.50<br>Barley 4 bags 2.50<br>Oats 5 bags 3.50</p>", Read(new PdfFile().Page(page)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Heads_and_numbers_of_pages_are_left_out()
    {
        var file = new PdfFile();
        foreach (var (at, text) in new[] { Weir, Miller }.Index())
            file.Page(PdfFile.Line(Left, 800, "The Valley Herald") + PdfFile.Lines(Left, Top, text) + PdfFile.Line(250, 40, $"- {at + 1} -"));
        Assert.Equal([string.Join(' ', Weir), string.Join(' ', Miller)], Paragraphs(file));
        Assert.Equal(2, Regex.Count(Read(file).Text, "<p data-left-out=\"running-lines\">The Valley Herald</p>"));
    }

    /// <summary>The number of an article is no number of a page, though it stands in one place on each.</summary>
    [Fact]
    public void Lines_that_differ_in_a_number_of_their_own_stay()
    {
        var file = new PdfFile();
        file.Page(PdfFile.Line(Left, 740, "Article 4") + PdfFile.Lines(Left, Top, Weir));
        file.Page(PdfFile.Line(Left, 740, "Article 9") + PdfFile.Lines(Left, Top, Miller));
        Assert.Equal(["Article 4", string.Join(' ', Weir), "Article 9", string.Join(' ', Miller)], Paragraphs(file));
    }

    [Fact]
    public void The_largest_line_is_the_headline_and_larger_or_bold_ones_are_headings()
    {
        var page = PdfFile.Line(Left, 780, "A valley and its", 22) + PdfFile.Line(Left, 752, "old wheel", 22)
            + PdfFile.Line(Left, 722, "The first flour", 14) + PdfFile.Lines(Left, Top, Weir) + PdfFile.Line(Left, 640, "How to get there", 11, "F2") + PdfFile.Lines(Left, 622, Miller);
        Assert.Equal(
            $"<h1>A valley and its old wheel</h1>\n<h2>The first flour</h2>\n<p>{string.Join(' ', Weir)}</p>\n<h3>How to get there</h3>\n<p>{string.Join(' ', Miller)}</p>\n",
            Body(new PdfFile().Page(page)));
    }

    [Fact]
    public void Lists_keep_their_numbers_and_lose_their_signs()
    {
        var page = PdfFile.Lines(Left, Top, Weir) + PdfFile.Lines(Left, 640, "1. Rye is ground first.", "2. Wheat is ground last.", "\x95 Bring a bag.", "\x95 Bring a friend.");
        Assert.Contains("<p>1. Rye is ground first.</p>\n<p>2. Wheat is ground last.</p>\n<ul><li>Bring a bag.</li>\n<li>Bring a friend.</li>\n</ul>", Read(new PdfFile().Page(page)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Links_stay_on_their_words()
    {
        var page = PdfFile.Lines(Left, Top, [.. Weir, "Read more"]);
        var file = new PdfFile().Page(page, "/Annots [<< /Type /Annot /Subtype /Link /Rect [70 650 130 668] /A << /S /URI /URI (https://mill.example/?a=1&b=2) >> >>]");
        Assert.Contains("<p><a href=\"https://mill.example/?a=1&amp;b=2\">Read more</a></p>", Read(file).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/Rotate 90", "0 1 -1 0 595 0 cm\n")]
    [InlineData("/Rotate 0", "0 1 -1 0 595 0 cm\n")]
    [InlineData("/Rotate 180", "")]
    public void A_page_on_its_side_is_read_as_if_it_were_upright(string rotation, string matrix) => Assert.Equal(
        [string.Join(' ', Weir), string.Join(' ', Miller)],
        Paragraphs(new PdfFile().Page(matrix + PdfFile.Lines(Left, 500, [.. Weir, .. Miller]), rotation)));

    [Fact]
    public void What_is_printed_twice_on_one_spot_is_read_once() => Assert.Equal(
        [string.Join(' ', Weir)],
        Paragraphs(new PdfFile().Page(PdfFile.Lines(Left, Top, Weir) + PdfFile.Lines(Left + 0.3, Top, Weir))));

    /// <summary>The first line set in, and shorter by its last word.</summary>
    private static string Indented(double y, string[] lines)
    {
        var (one, two) = (lines[0].LastIndexOf(' '), lines[1].LastIndexOf(' '));
        return PdfFile.Line(Left + 20, y, lines[0][..one]) + PdfFile.Lines(Left, y - 15, $"{lines[0][(one + 1)..]} {lines[1][..two]}", $"{lines[1][(two + 1)..]} {lines[2]}");
    }

    private static IEnumerable<string> Paragraphs(PdfFile file) =>
        Block().Matches(Body(file)).Select(m => System.Net.WebUtility.HtmlDecode(m.Groups["text"].Value));

    private static string Body(PdfFile file) => LeftOut().Replace(Read(file).Text.Split("<body>")[1].Replace("</body></html>", "", StringComparison.Ordinal), "");

    private static SourceText Read(PdfFile file)
    {
        Assert.True(UploadReader.TryRead(Uploads.Of("a.pdf", file.ToBytes()), out var text, out var rejection), rejection?.Detail);
        Assert.Equal(FileKind.Pdf, text.Kind);
        return text;
    }

    [GeneratedRegex("<(?<tag>p|li|h[1-4])>(?<text>.*?)</\\k<tag>>", RegexOptions.Singleline, 1000)]
    private static partial Regex Block();

    [GeneratedRegex("<p data-left-out=\"[^\"]*\">.*?</p>\\n", RegexOptions.Singleline, 1000)]
    private static partial Regex LeftOut();
}
