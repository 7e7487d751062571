using System.Text;
using Gazette.Extraction.Parsing;
using Gazette.Intake;

namespace Gazette.Tests;

public sealed class FramedPagesTests
{
    private const string First = "榆树镇本周启动老旧水渠清淤工程，首批涉及十二个村，预计在四月十日之前完成全部土方作业。";
    private const string Second = "镇长李谦表示，春灌不等人，各村务必赶在清明之前完成支渠疏通，确保农田按时灌溉。";

    [Theory]
    [InlineData("cid:f1@mhtml.blink", "utf-8")]
    [InlineData("http://yushu.example/zw/1b.html", "gbk")]
    [InlineData("1b.html", "utf-8")]
    [InlineData("../zw/1b.html", "gb2312")]
    public async Task Text_in_a_frame_of_an_archive_is_read_where_the_frame_stands(string address, string charset)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var draft = await Articles.ReadAsync("a.mhtml", Archive(
            $"<html><head><title>水渠清淤</title></head><body><h1>水渠清淤</h1><div><p>{First}</p><iframe src='{address}'></iframe></div><div class=footer>主办：榆树镇</div></body></html>",
            $"<html><head><meta charset={charset}></head><body><p>{Second}<a href='c.doc'>附件</a></p></body></html>",
            charset));
        Assert.Equal(["p: " + First, "p: " + Second + " 附件"], Articles.Lines(draft));
        Assert.Equal("http://yushu.example/zw/c.doc", draft.Body.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_page_that_a_frame_holds_itself_is_read_and_so_is_one_in_it()
    {
        var inner = $"<p>{Second}</p>".Replace("\"", "&quot;", StringComparison.Ordinal);
        var middle = $"<p>{First}</p><iframe srcdoc='{inner}'></iframe>".Replace("\"", "&quot;", StringComparison.Ordinal).Replace("'", "&#39;", StringComparison.Ordinal);
        var draft = await Articles.ReadAsync("a.html", $"<title>水渠清淤</title><h1>水渠清淤</h1><div class=content><iframe srcdoc=\"{middle}\"></iframe></div>");
        Assert.Equal(["p: " + First, "p: " + Second], Articles.Lines(draft));
    }

    [Fact]
    public async Task A_frame_without_a_paragraph_stands_beside_the_text()
    {
        var archive = Archive(
            $"<html><head><title>水渠清淤</title></head><body><h1>水渠清淤</h1><div><p>{First}</p><p>{Second}</p><iframe src='cid:f1@mhtml.blink'></iframe></div></body></html>",
            "<html><body><p>广告位招租，价格面议。</p></body></html>",
            "utf-8");
        Assert.True(UploadReader.TryRead(Uploads.Of("a.mhtml", archive), out var text, out _));
        var (page, _) = DraftParser.Parse(text, TestContext.Current.CancellationToken);
        Assert.Equal("广告位招租，价格面议。", page!.Body.QuerySelector("aside")!.TextContent.Trim());
        Assert.DoesNotContain("广告位", (await Articles.ReadAsync("a.mhtml", archive)).Body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_frames_itself_ends()
    {
        var draft = await Articles.ReadAsync("a.mhtml", Archive(
            $"<html><head><title>水渠清淤</title></head><body><p>{First}</p><iframe src='cid:f1@mhtml.blink'></iframe></body></html>",
            $"<html><body><p>{Second}</p><iframe src='cid:f1@mhtml.blink'></iframe></body></html>",
            "utf-8"));
        Assert.Contains(First, draft.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains(draft.Report.Repairs, r => r is { Rule: "frame-left-out", Certain: false });
    }

    private static byte[] Archive(string page, string frame, string charset) =>
    [
        .. Encoding.UTF8.GetBytes($"MIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\nContent-Location: http://yushu.example/zw/1.html\r\n\r\n{page}\r\n--b\r\nContent-Type: text/html\r\nContent-ID: <f1@mhtml.blink>\r\nContent-Transfer-Encoding: 8bit\r\nContent-Location: http://yushu.example/zw/1b.html\r\n\r\n"),
        .. Encoding.GetEncoding(charset).GetBytes(frame),
        .. "\r\n--b--\r\n"u8,
    ];
}
