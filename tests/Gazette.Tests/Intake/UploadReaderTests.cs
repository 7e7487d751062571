using System.Text;
using Gazette.Drafts;
using Gazette.Intake;
using Gazette.Uploads;

namespace Gazette.Tests;

public sealed class UploadReaderTests
{
    private const int MiB = 1024 * 1024;

    [Theory]
    [InlineData("a.html", FileKind.Html)]
    [InlineData("news/A.HTM", FileKind.Html)]
    [InlineData("公告/通知.XHTML", FileKind.Xhtml)]
    [InlineData("000_d1170c6cd8bd98f4.txt", FileKind.PlainText)]
    [InlineData("a.b.Md", FileKind.Markdown)]
    [InlineData("page.MHTML", FileKind.Mhtml)]
    [InlineData("page.mht", FileKind.Mhtml)]
    [InlineData("release.EML", FileKind.Mail)]
    [InlineData("通知.DOCX", FileKind.Word)]
    [InlineData("a.markdown", FileKind.Markdown)]
    [InlineData("report.PDF", FileKind.Pdf)]
    public void Ending_tells_the_kind_in_any_letter_case(string name, FileKind expected)
    {
        Assert.True(UploadReader.TryKind(name, out var kind, out var rejection));
        Assert.Null(rejection);
        Assert.Equal(expected, kind);
    }

    [Theory]
    [InlineData("macros.docm", "Word Document (.docx)")]
    [InlineData("page.webarchive", "HTML only")]
    [InlineData("drawing.SVG", "picture")]
    [InlineData("table.xlsx", "table")]
    [InlineData("all.rar", "as .zip")]
    [InlineData("release.msg", "Internet message")]
    [InlineData("release.emlx", "Raw Message Source")]
    [InlineData("releases.mbox", "many messages")]
    [InlineData("a.exe", ".docx, .pdf, .html, .htm, .xhtml, .mhtml, .mht, .eml, .txt, .md or .markdown")]
    [InlineData("README", "no ending")]
    [InlineData("folder.html/README", "no ending")]
    [InlineData("dot.", "no ending")]
    public void Other_kinds_are_refused_with_a_remedy(string name, string remedy)
    {
        Assert.False(UploadReader.TryKind(name, out _, out var rejection));
        Assert.Equal(RejectionReason.UnsupportedKind, rejection.Reason);
        Assert.Contains(name, rejection.Detail, StringComparison.Ordinal);
        Assert.Contains(remedy, rejection.Detail, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("通知.wps", "文件 > 另存为")]
    [InlineData("old.DOC", "In Word choose File > Save As")]
    public void Documents_of_old_programs_are_refused_with_the_menu_that_saves_them_anew(string name, string remedy)
    {
        var rejection = Rejected([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0], name);
        Assert.Equal(RejectionReason.UnsupportedKind, rejection.Reason);
        Assert.Contains(name, rejection.Detail, StringComparison.Ordinal);
        Assert.Contains(remedy, rejection.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, RejectionReason.Empty)]
    [InlineData(1, null)]
    [InlineData(8 * MiB, null)]
    [InlineData((8 * MiB) + 1, RejectionReason.TooLarge)]
    public void Size_has_two_limits(long bytes, string? reason) =>
        Assert.Equal(reason, UploadReader.CheckSize("a.txt", bytes, 8 * MiB)?.Reason);

    [Fact]
    public void Too_large_names_file_size_and_limit()
    {
        var rejection = UploadReader.CheckSize("news/big.html", 9_000_000, 8 * MiB);
        Assert.Equal("\"news/big.html\" has 8.6 MiB (9,000,000 bytes); the limit is 8 MiB (8,388,608 bytes). Leave out embedded pictures, or split the article.", rejection?.Detail);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t　\u00A0\n")]
    [InlineData("\uFEFF")]
    public void A_file_without_a_word_is_empty(string text) =>
        Assert.Equal(RejectionReason.Empty, Rejected(Encoding.UTF8.GetBytes(text)).Reason);

    [Theory]
    [InlineData("504B030414000600", "Office")]
    [InlineData("255044462D312E37", "PDF")]
    [InlineData("D0CF11E0A1B11AE1", "Office")]
    [InlineData("89504E470D0A1A0A", "picture")]
    [InlineData("00000000000102030405060708", "bytes that no text has")]
    [InlineData("7F454C46020101000000000000000000030038000100", "bytes that no text has")]
    public void A_binary_file_under_a_text_name_is_refused(string hex, string fault)
    {
        var rejection = Rejected(Convert.FromHexString(hex));
        Assert.Equal(RejectionReason.NotText, rejection.Reason);
        Assert.Contains(fault, rejection.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(4_000)]
    [InlineData(200_000)]
    public void Random_bytes_are_no_text(int count)
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var bytes = new byte[count];
            new Random(seed).NextBytes(bytes);
            Assert.Equal(RejectionReason.NotText, Rejected(bytes).Reason);
        }
    }

    [Fact]
    public void What_ends_a_file_for_the_parser_is_replaced_and_reported()
    {
        Assert.True(UploadReader.TryRead(Uploads.Of("a.html", Encoding.UTF8.GetBytes("<p>今天天气\uFFFF很好，我们去公园散步。</p>")), out var text, out _));
        Assert.Equal("<p>今天天气\uFFFD很好，我们去公园散步。</p>", text.Text);
        Assert.Equal(("noncharacters", 1, false), text.Report.Repairs.Select(r => (r.Rule, r.Count, r.Certain)).Single());
    }

    [Fact]
    public void An_unsupported_kind_is_refused_whatever_its_bytes() =>
        Assert.Equal(RejectionReason.UnsupportedKind, Rejected("text"u8.ToArray(), "a.doc").Reason);

    [Fact]
    public void Text_is_given_without_its_byte_order_mark()
    {
        Assert.True(UploadReader.TryRead(Uploads.Of("a.txt", [0xEF, 0xBB, 0xBF, .. "第一行\r\n第二行"u8]), out var text, out _));
        Assert.Equal("第一行\r\n第二行", text.Text);
        Assert.Equal("utf-8", text.Charset);
        Assert.Empty(text.Report.Repairs);
    }

    [Theory]
    [InlineData("今天天气\b很好，我们去公园散步。")]
    [InlineData("ä»Šå¤©å¤©æ°”å¾ˆ\u0001å¥½ï¼Œæˆ‘ä»¬åŽ»å…¬å›æ•£æ­¥ã€‚")]
    public void A_stray_control_makes_a_short_text_neither_binary_nor_another_set(string text)
    {
        Assert.True(UploadReader.TryRead(Uploads.Of("a.txt", Encoding.UTF8.GetBytes(text)), out var read, out _));
        Assert.Equal((text, "utf-8"), (read.Text, read.Charset));
    }

    /// <summary>Bells and deletes of an old terminal; a few kinds, however many of them.</summary>
    [Theory]
    [InlineData("\a")]
    [InlineData("\a\x7F")]
    [InlineData("\x02\x03")]
    [InlineData("\b")]
    public void Many_controls_of_few_kinds_are_damage(string controls)
    {
        var text = string.Concat(Enumerable.Repeat($"榆树镇本周启动老旧水渠清淤工程，{controls}首批涉及十二个村，预计四月完成。\n", 30));
        Assert.True(UploadReader.TryRead(Uploads.Of("a.txt", Encoding.UTF8.GetBytes(text)), out var read, out var rejection), rejection?.Detail);
        Assert.Equal(text, read.Text);
    }

    [Theory]
    [InlineData("\a", 30, false)]
    [InlineData("\a\b\x02\x03", 40, false)]
    [InlineData("\0", 10, true)]
    [InlineData("\x01\x02\x03\x04\x05", 50, true)]
    [InlineData("\a\a\a\a\a\a\a", 10, true)]
    public void Zeros_many_kinds_and_more_controls_than_text_are_those_of_a_program(string controls, int every, bool isProgram) =>
        Assert.Equal(isProgram, BinaryContent.HasTooManyControls(string.Concat(Enumerable.Repeat(new string('文', every) + controls, 100))));

    [Fact]
    public void Any_number_of_damaged_places_is_counted_and_a_few_are_described()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("今天天气很好，我们去公园散步。\n", 1000))), .. Enumerable.Repeat<byte>(0xFF, 2_000_000)];
        Assert.True(UploadReader.TryRead(Uploads.Of("a.txt", bytes), out var text, out _));
        var repair = Assert.Single(text.Report.Repairs);
        Assert.Equal((2_000_000, RepairReport.MaxSamples), (repair.Count, repair.Samples.Count));
    }

    private static Rejection Rejected(byte[] bytes, string name = "a.txt")
    {
        Assert.False(UploadReader.TryRead(Uploads.Of(name, bytes), out var text, out var rejection));
        Assert.Null(text);
        return rejection;
    }
}
