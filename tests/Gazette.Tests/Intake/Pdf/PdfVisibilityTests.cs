using Gazette.Articles;
using Gazette.Cleaning;
using Gazette.Intake;
using Gazette.Processing;
using Gazette.Uploads;

namespace Gazette.Tests;

/// <summary>Text that a page holds and its reader does not see is none of the article, and in the account; what could be seen stays.</summary>
public sealed class PdfVisibilityTests
{
    private const string Picture = "q 505 0 0 842 0 0 cm /I Do Q\n";
    private const string PictureResources = "/Resources << /Font << /F1 3 0 R >> /XObject << /I 4 0 R >> >>";

    private static readonly string[] Weir =
    [
        "The mill by the weir turns again after nineteen years, and the first flour",
        "was sold on Sunday at the door of the old granary. Visitors came from the",
        "whole valley, although the road was closed.",
    ];

    private static readonly string Text = PdfFile.Lines(72, 700, Weir);
    private static readonly string Secret = PdfFile.Lines(72, 500, "cheap watches");

    public static TheoryData<string, string> Hidden => new()
    {
        { "white on white", $"1 g {Secret} 0 g" },
        { "white by red, green and blue", $"1 1 1 rg {Secret} 0 g" },
        { "no ink of four", $"0 0 0 0 k {Secret} 0 g" },
        { "nearly white", $"0.95 g {Secret} 0 g" },
        { "drawn as white lines", $"1 G 1 Tr {Secret} 0 Tr 0 G" },
        { "black on a black bar", $"0 g 60 490 200 30 re f {Secret}" },
        { "black on a black bar drawn by lines", $"0 g 60 490 m 260 490 l 260 520 l 60 520 l h f {Secret}" },
        { "covered by a black bar", $"{Secret} 0 g 60 490 200 30 re f" },
        { "covered by a white one", $"{Secret} 1 g 60 490 200 30 re f 0 g" },
        { "on white on white", $"1 g 60 490 200 30 re f {Secret} 0 g" },
        { "without ink", $"3 Tr {Secret} 0 Tr" },
        { "outside of a clip", $"q 0 600 500 200 re W n {Secret} Q" },
        { "outside of a clip within a clip", $"q 0 400 500 200 re W n 0 600 500 200 re W n {Secret} Q" },
        { "beyond the edge", PdfFile.Lines(72, -40, "cheap watches") },
        { "far to the right", PdfFile.Lines(900, 500, "cheap watches") },
        { "too small", PdfFile.Line(72, 500, "cheap watches", 0.2) },
        { "transparent", $"q /G gs {Secret} Q" },
        { "a layer that is off", $"/OC /L BDC {Secret} EMC" },
    };

    public static TheoryData<string, string> Seen => new()
    {
        { "white on a dark bar", $"0.2 g 60 490 200 30 re f 1 g {Secret} 0 g" },
        { "white on a dark bar drawn by lines", $"0 0 0.4 rg 60 490 m 260 490 l 260 520 l 60 520 l h f 1 g {Secret} 0 g" },
        { "white on a round dark shape", $"0.2 g 60 490 m 60 560 300 560 300 490 c f 1 g {Secret} 0 g" },
        { "white on a thick line", $"0.2 G 20 w 60 504 m 300 504 l S 1 g {Secret} 0 g" },
        { "white on a picture", $"q 300 0 0 40 60 490 cm /I Do Q 1 g {Secret} 0 g" },
        { "white on a turned picture", $"q 0 130 -300 0 350 400 cm /I Do Q 1 g {Secret} 0 g" },
        { "white with dark lines", $"1 g 0 G 2 Tr {Secret} 0 Tr 0 g" },
        { "light grey", $"0.85 g {Secret} 0 g" },
        { "black on white on black", $"0 g 50 480 300 50 re f 1 g 60 490 200 30 re f 0 g {Secret}" },
        { "marked", $"{Secret} q /M gs 1 1 0 rg 60 490 200 30 re f Q" },
        { "under a veil", $"{Secret} q /V gs 60 490 200 30 re f Q" },
        { "within a frame", $"{Secret} 0 g 50 480 300 60 re 55 485 290 50 re f*" },
        { "struck through", $"{Secret} 0 g 72 503 100 1 re f" },
        { "within a clip", $"q 0 400 500 200 re W n {Secret} Q" },
        { "an outline that a colour fills", $"q 7 Tr {Secret} 0 g 60 490 200 30 re f Q" },
        { "over the edge", PdfFile.Line(450, 500, "many good and cheap watches") },
        { "over a clip's edge", $"q 60 400 60 200 re W n {Secret} Q" },
        { "a layer that is on", $"/OC /K BDC {Secret} EMC" },
    };

    [Theory]
    [MemberData(nameof(Hidden))]
    public async Task What_no_reader_sees_is_left_out_and_told(string how, string content)
    {
        var article = await ArticleOf(content);
        Assert.False(article.Text.Contains("watches", StringComparison.Ordinal), how);
        Assert.Contains(article.Edits!.LeftOutLines, l => l is { Text: "cheap watches", Rule: "unseen-text" });
        Assert.Contains(article.Repairs, r => r.Rule == "unseen-text" && r.Samples[0].Before == "cheap watches");
    }

    [Theory]
    [MemberData(nameof(Seen))]
    public async Task What_a_reader_sees_stays(string how, string content)
    {
        var article = await ArticleOf(content);
        Assert.True(article.Text.Contains("cheap watches", StringComparison.Ordinal), how);
        Assert.DoesNotContain(article.Repairs, r => r.Rule == "unseen-text");
    }

    [Fact]
    public async Task A_crop_box_shows_what_is_in_it()
    {
        var file = new PdfFile { PageEntries = "/MediaBox [0 0 705 1042] /CropBox [100 100 605 942]" };
        var article = await ArticleOf(file.Page(PdfFile.Lines(172, 800, Weir) + PdfFile.Line(172, 40, "cheap watches") + PdfFile.Line(620, 500, "cut"), PictureResources).ToBytes());
        Assert.Equal(string.Join(' ', Weir), article.Text);
        Assert.Equal(["cheap watches", "cut"], article.Edits!.LeftOutLines.Select(l => l.Text).Order());
    }

    [Theory]
    [InlineData("3 Tr ", Picture, "")]
    [InlineData("", "", Picture)]
    public async Task The_text_of_a_scan_is_read(string ink, string before, string after)
    {
        var article = await ArticleOf(FileOf($"{before}{ink}{Text}{after}"));
        Assert.Equal(string.Join(' ', Weir), article.Text);
    }

    [Theory]
    [InlineData("3 Tr ")]
    [InlineData("1 g ")]
    public void A_page_of_text_that_nobody_sees_has_none(string ink)
    {
        Assert.False(UploadReader.TryRead(Uploads.Of("a.pdf", FileOf(ink + Text)), out _, out var rejection));
        Assert.Equal(RejectionReason.PdfWithoutText, rejection.Reason);
        Assert.Contains("letters are in it that no reader sees", rejection.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Filled_areas_are_counted()
    {
        Assert.False(UploadReader.TryRead(Uploads.Of("a.pdf", FileOf(Text + string.Concat(Enumerable.Repeat("1 1 9 9 re f ", 50_001)))), out _, out var rejection));
        Assert.Contains("filled areas on one page", rejection.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_form_seen_through_hides_nothing()
    {
        var file = new PdfFile();
        file.AddStream("0 g 60 490 200 30 re f"u8.ToArray(), "/Type /XObject /Subtype /Form /BBox [0 0 505 842] /Group << /S /Transparency >>");
        file.Page($"{Text}{Secret}q /V gs /F Do Q", "/Resources << /Font << /F1 3 0 R >> /XObject << /F 4 0 R >> /ExtGState << /V << /ca 0.3 >> >> >>");
        Assert.True(UploadReader.TryRead(Uploads.Of("a.pdf", file.ToBytes()), out var text, out _));
        Assert.Contains("<p>cheap watches</p>", text.Text, StringComparison.Ordinal);
    }

    private static byte[] FileOf(string content)
    {
        var file = new PdfFile { Catalog = "/OCProperties << /OCGs [5 0 R 6 0 R] /D << /OFF [5 0 R] >> >>" };
        file.AddStream([128], "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray");
        file.Add("<< /Type /OCG /Name (Layer) >>");
        file.Add("<< /Type /OCG /Name (Layer) >>");
        return file.Page(content, "/Resources << /Font << /F1 3 0 R >> /XObject << /I 4 0 R >> /Properties << /L 5 0 R /K 6 0 R >> /ExtGState << /G << /ca 0 /CA 0 >> /M << /BM /Multiply >> /V << /ca 0.3 >> >> >>").ToBytes();
    }

    private static Task<Article> ArticleOf(string content) => ArticleOf(FileOf(Text + content));

    private static async Task<Article> ArticleOf(byte[] bytes)
    {
        var desk = new ArticleProcessor(new Site("Gazette", "https://news.example", "zh-Hans", TimeZoneInfo.Utc), new CleaningRules(), TimeProvider.System);
        var (article, rejection) = await desk.ProcessAsync(Uploads.Of("a.pdf", bytes), TestContext.Current.CancellationToken);
        Assert.Null(rejection);
        return article!;
    }
}
