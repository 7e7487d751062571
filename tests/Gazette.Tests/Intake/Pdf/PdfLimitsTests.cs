using System.IO.Compression;
using System.Text;
using CsCheck;
using Gazette.Drafts;
using Gazette.Intake;
using Gazette.Intake.Pdf;
using Gazette.Uploads;

namespace Gazette.Tests;

/// <summary>Files that are no article, and those that would cost too much: each is refused with its reason, and none ends the process.</summary>
public sealed class PdfLimitsTests
{
    private const string Text = "BT /F1 11 Tf 72 700 Td (The mill by the weir turns again after nineteen years, and flour was sold.) Tj ET\n";

    private static readonly byte[] Sound = new PdfFile().Page(Text).ToBytes();

    [Fact]
    public void A_scan_without_text_is_refused_with_what_to_do()
    {
        var rejection = Refused(new PdfFile().Page("0 0 m 9 9 l S").Page("").ToBytes());
        Assert.Equal(RejectionReason.PdfWithoutText, rejection.Reason);
        Assert.Contains("\"a.pdf\" holds pictures of its 2 pages and next to no text. Scan it again with text recognition", rejection.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_font_that_does_not_say_what_it_shows_is_refused()
    {
        var file = new PdfFile();
        var font = file.Add("<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor << /Type /FontDescriptor /FontName /X /Flags 4 >> >>] >>");
        file.Page($"BT /F3 11 Tf 72 700 Td <{string.Concat(Enumerable.Range(0x40, 60).Select(c => c.ToString("X4", null)))}> Tj ET", $"/Resources << /Font << /F3 {font} 0 R >> >>");
        Assert.Equal(RejectionReason.PdfWithoutText, Refused(file.ToBytes()).Reason);
    }

    [Theory]
    [InlineData("locked.pdf", "is locked with a password")]
    [InlineData("open-to-all.pdf", null)]
    public async Task A_locked_file_is_read_where_it_needs_no_password(string name, string? fault)
    {
        var bytes = await File.ReadAllBytesAsync(Path.Combine(ExtractionCaseTests.RepositoryRoot(), "tests", "Gazette.Tests", "Cases", "Pdf", name), TestContext.Current.CancellationToken);
        UploadReader.TryRead(Uploads.Of(name, bytes), out var text, out var rejection);
        Assert.Equal(fault is null, text is not null);
        Assert.Contains(fault ?? "", rejection?.Detail ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_none_is_refused() => Assert.Equal(RejectionReason.PdfInvalid, Refused("The mill by the weir turns again after nineteen years."u8.ToArray()).Reason);

    [Fact]
    public void What_stands_before_the_header_is_passed_over() => Assert.True(UploadReader.TryRead(Uploads.Of("a.pdf", [.. "HTTP/1.1 200 OK\r\n\r\n"u8, .. Sound]), out _, out _));

    [Fact]
    public void A_bomb_is_refused_before_it_is_unpacked()
    {
        var file = new PdfFile();
        var bomb = file.AddStream(Packed(new byte[64 * 1024 * 1024]), "/Filter /FlateDecode");
        AssertTooComplex("bytes or more in one stream once unpacked", file.Page(Text, $"/Contents [{bomb} 0 R]").ToBytes());
    }

    [Fact]
    public void Letters_are_counted() => AssertTooComplex("letters or more", Packing($"BT /F1 11 Tf 72 700 Td {string.Concat(Enumerable.Repeat($"({new string('a', 100)}) Tj ", 10_001))} ET"));

    [Fact]
    public void Drawing_is_counted() => AssertTooComplex("drawing operations", Packing(string.Concat(Enumerable.Repeat("q Q ", 1_600_000))));

    [Fact]
    public void Pieces_of_a_page_are_counted() => AssertTooComplex("pieces of text on one page", new PdfFile().Page(string.Concat(Enumerable.Range(0, 6000).Select(i => PdfFile.Line(i % 60 * 30, i / 60 * 12, "ab")))).ToBytes());

    [Fact]
    public void Pages_are_counted()
    {
        var file = new PdfFile();
        for (var i = 0; i <= PdfLimits.MaxPages; i++)
            file.Page(Text);
        AssertTooComplex("301 pages", file.ToBytes());
    }

    /// <summary>Each would be a call within a call.</summary>
    [Fact]
    public void Pages_within_groups_without_end_are_refused()
    {
        var file = new PdfFile();
        for (var i = 0; i < 3000; i++)
            file.Add($"<< /Type /Pages /Count 1 /K#69ds [{i + 5} 0 R] >>");
        AssertTooComplex("groups of pages", file.Page(Text).ToBytes());
    }

    [Theory]
    [InlineData("5 0 R", "4 0 R")]
    [InlineData("5 % five\n0 R", "4 0 R")]
    [InlineData("4 0 R", "<< >>")]
    public void Objects_that_name_each_other_are_refused(string one, string other)
    {
        var file = new PdfFile();
        file.Add(one);
        file.Add(other);
        AssertTooComplex("nothing but a reference", file.Page(Text, "/Annots 4 0 R").ToBytes());
    }

    [Fact]
    public void Forms_that_show_each_other_are_refused()
    {
        const string Form = "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R /Y 4 0 R >> >>";
        var file = new PdfFile();
        file.AddStream("/X Do"u8.ToArray(), Form);
        file.AddStream("/Y Do"u8.ToArray(), Form);
        AssertTooComplex("forms within one another", file.Page(Text + "/X Do", "/Resources << /Font << /F1 3 0 R >> /XObject << /X 5 0 R >> >>").ToBytes());
    }

    [Fact]
    public void One_stream_a_thousand_times_is_counted_each_time()
    {
        var file = new PdfFile();
        var stream = file.AddStream(Encoding.Latin1.GetBytes(new string(' ', 3_000_000)));
        AssertTooComplex("content of one page", file.Page(Text, $"/Contents [{string.Concat(Enumerable.Repeat($"{stream} 0 R ", 1000))}]").ToBytes());
    }

    [Theory]
    [InlineData("1 beginbfrange <00000000> <7FFFFFFF> <0041> endbfrange", "in the map of one font")]
    [InlineData("1 begincidrange <0000> <7FFFFFFF> 0 endcidrange", "in the map of one font")]
    public void A_map_of_all_characters_there_could_be_is_refused(string map, string limit)
    {
        var file = new PdfFile();
        file.AddStream(Encoding.Latin1.GetBytes(map));
        AssertTooComplex(limit, file.Page(Text).ToBytes());
    }

    [Fact]
    public void A_map_of_many_characters_is_none_of_too_many()
    {
        var file = new PdfFile();
        file.AddStream(Encoding.Latin1.GetBytes($"1 begincodespacerange <00000000> <FFFFFFFF> endcodespacerange 100 beginbfrange {string.Concat(Enumerable.Range(0, 100).Select(i => $"<{i:X4}> <{i + 1:X4}> <FFFF>\n"))} endbfrange"));
        Assert.True(UploadReader.TryRead(Uploads.Of("a.pdf", file.Page(Text).ToBytes()), out _, out _));
    }

    [Fact]
    public void A_file_that_is_cut_off_anywhere_is_read_or_refused()
    {
        for (var length = 1; length < Sound.Length; length += 7)
            UploadReader.TryRead(Uploads.Of("a.pdf", Sound[..length]), out _, out _);
    }

    [Fact]
    public void A_file_with_wrong_bytes_is_read_or_refused() => Gen.Select(Gen.Int[0, Sound.Length - 1], Gen.Byte).Array[1, 12].Sample(
        changes =>
        {
            var bytes = Sound.ToArray();
            foreach (var (at, value) in changes)
                bytes[at] = value;
            UploadReader.TryRead(Uploads.Of("a.pdf", bytes), out _, out _);
        },
        iter: 500);

    /// <summary>What does not look at the time is left to itself.</summary>
    [Fact]
    public void Work_that_does_not_come_back_is_left_behind()
    {
        using var end = new ManualResetEventSlim();
        var budget = new ProcessingBudget(TimeProvider.System, TimeSpan.FromMilliseconds(100), CancellationToken.None);
        Assert.Throws<OperationCanceledException>(() => OwnThread.Run(() => end.Wait(TimeSpan.FromMinutes(1)), budget));
        end.Set();
    }

    private static byte[] Packing(string content)
    {
        var file = new PdfFile();
        var stream = file.AddStream(Packed(Encoding.Latin1.GetBytes(content)), "/Filter /FlateDecode");
        return file.Page(Text, $"/Contents [{stream} 0 R]").ToBytes();
    }

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            deflate.Write(bytes);
        return packed.ToArray();
    }

    private static void AssertTooComplex(string limit, byte[] bytes)
    {
        var rejection = Refused(bytes);
        Assert.Equal(RejectionReason.TooComplex, rejection.Reason);
        Assert.Contains(limit, rejection.Detail, StringComparison.Ordinal);
    }

    private static Rejection Refused(byte[] bytes)
    {
        Assert.False(UploadReader.TryRead(Uploads.Of("a.pdf", bytes), out _, out var rejection));
        Assert.StartsWith("\"a.pdf\" ", rejection.Detail, StringComparison.Ordinal);
        return rejection;
    }
}
