using System.Text;
using Gazette.Drafts;
using Gazette.Intake;

namespace Gazette.Tests;

public sealed class CharacterSetTests
{
    private const string Simplified = "全市疫情防控工作会议昨日召开，会议要求各单位认真落实责任。";
    private const string Traditional = "全市疫情防控工作會議昨日召開，會議要求各單位認真落實責任。";
    private const string Japanese = "昨日、市役所で会議が開かれ、担当者が説明しました。";
    private const string Korean = "어제 시청에서 회의가 열렸고 담당자가 설명했습니다.";
    private const string French = "Le maire a présenté hier à l’hôtel de ville le budget de l’année – “très équilibré”.";

    static CharacterSetTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData(Simplified, "utf-8")]
    [InlineData(Simplified, "gb18030")]
    [InlineData(Simplified, "utf-16le")]
    [InlineData(Simplified, "utf-16be")]
    [InlineData(Traditional, "utf-8")]
    [InlineData(Traditional, "big5")]
    [InlineData(Traditional, "gb18030")]
    [InlineData(Traditional, "utf-16le")]
    [InlineData(Japanese, "shift_jis")]
    [InlineData(Korean, "euc-kr")]
    [InlineData(French, "windows-1252")]
    [InlineData("Plain English, told to the byte.", "utf-16le")]
    public void Is_found_without_any_declaration(string text, string charset) => AssertRead(text, charset, Read(Bytes(text, charset)));

    [Theory]
    [InlineData(Simplified, "gb18030")]
    [InlineData(Traditional, "big5")]
    [InlineData(Simplified, "utf-16le")]
    public void Is_found_for_ten_characters(string text, string charset)
    {
        for (var start = 0; start + 10 <= text.Length; start++)
            AssertRead(text.Substring(start, 10), charset, Read(Bytes(text.Substring(start, 10), charset)));
    }

    [Theory]
    [InlineData("gb18030", "big5")]
    [InlineData("gb18030", "iso-8859-1")]
    [InlineData("gb18030", "utf-8")]
    [InlineData("gb18030", "shift_jis")]
    [InlineData("utf-8", "gb2312")]
    [InlineData("utf-8", "utf-16")]
    [InlineData("utf-8", "no-such-set")]
    public void A_declaration_that_the_bytes_contradict_loses(string charset, string declared)
    {
        var page = $"<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset={declared}\"></head><body><p>{Simplified}</p></body></html>";
        AssertRead(page, charset, Read(Bytes(page, charset), $"text/html; charset={declared}"));
    }

    [Theory]
    [InlineData("windows-1251", "Вчера в мэрии прошло совещание.")]
    [InlineData("iso-8859-2", "Wczoraj w ratuszu odbyło się spotkanie mieszkańców.")]
    public void A_declaration_helps_where_the_bytes_allow_it(string charset, string text)
    {
        var page = $"<meta charset='{charset}'><p>{text}</p>";
        AssertRead(page, charset, Read(Bytes(page, charset), name: "a.html"));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void A_byte_order_mark_decides(string charset)
    {
        var encoding = Encoding.GetEncoding(charset);
        var text = Read([.. encoding.GetPreamble(), .. encoding.GetBytes(Simplified)], "text/plain; charset=big5");
        Assert.Equal(Simplified, text.Text);
    }

    [Fact]
    public void No_declaration_is_a_fault()
    {
        var names = Encoding.GetEncodings().Concat(CodePagesEncodingProvider.Instance.GetEncodings()).Select(e => e.Name);
        foreach (var name in names.Concat(["utf-7", "replacement", "x-user-defined", "", "=", "iso-8859-16"]))
            Assert.Equal(Simplified, Read(Bytes(Simplified, "gb18030"), $"text/plain; charset={name}").Text);
    }

    [Fact]
    public void Bytes_that_nothing_explains_are_shown_and_reported_with_their_place()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("第一行\n市政府"), 0xFF, .. Encoding.UTF8.GetBytes("昨日召开会议，各单位参加。")];
        var text = Read(bytes);
        Assert.Equal("第一行\n市政府\uFFFD昨日召开会议，各单位参加。", text.Text);
        var repair = Assert.Single(text.Report.Repairs);
        Assert.Equal(("undecodable-bytes", 1, false), (repair.Rule, repair.Count, repair.Certain));
        Assert.Equal("line 2, bytes FF: 第一行 市政府\uFFFD昨日召开会议，各单位参", repair.Samples[0].Before);
    }

    [Fact]
    public void A_replacement_character_of_the_file_itself_is_no_fault_of_decoding()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("原文已有\uFFFD字符，"), 0xFE, .. Encoding.UTF8.GetBytes("后面才是坏字节。")];
        var repair = Assert.Single(Read(bytes).Report.Repairs);
        Assert.Equal(1, repair.Count);
        Assert.Contains("字符，\uFFFD后面", repair.Samples[0].Before, StringComparison.Ordinal);
    }

    private static void AssertRead(string expected, string charset, SourceText read)
    {
        Assert.Equal(expected, read.Text);
        Assert.Equal(charset, read.Charset);
        Assert.Empty(read.Report.Repairs);
    }

    private static byte[] Bytes(string text, string charset) => Encoding.GetEncoding(charset).GetBytes(text);

    private static SourceText Read(byte[] bytes, string? contentType = null, string name = "a.txt")
    {
        Assert.True(UploadReader.TryRead(Uploads.Of(name, bytes, contentType), out var text, out var rejection), rejection?.Detail);
        return text;
    }
}
