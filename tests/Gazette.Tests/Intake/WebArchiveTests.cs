using System.Text;
using CsCheck;
using Gazette.Drafts;
using Gazette.Intake;
using Gazette.Uploads;

namespace Gazette.Tests;

public sealed class WebArchiveTests
{
    private const string Page = "<html><head><title>新闻</title></head><body><p>全市老旧小区改造工作会议昨日召开，会议要求各单位抓好落实。</p></body></html>";

    static WebArchiveTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Fact]
    public void What_Chrome_saves_is_read()
    {
        var read = Read($"""
            From: <Saved by Blink>
            Snapshot-Content-Location: https://news.example/2024/a.html
            Subject: =?utf-8?Q?=E6=96=B0=E9=97=BB?=
            Date: Mon, 1 Apr 2024 09:00:00 +0800
            MIME-Version: 1.0
            Content-Type: multipart/related;
            	type="text/html";
            	boundary="----MultipartBoundary--abc----"


            ------MultipartBoundary--abc----
            Content-Type: text/html
            Content-ID: <frame-1@mhtml.blink>
            Content-Transfer-Encoding: quoted-printable
            Content-Location: https://news.example/2024/a.html

            {Quoted(Page, "utf-8")}
            ------MultipartBoundary--abc----
            Content-Type: image/png
            Content-Transfer-Encoding: base64
            Content-Location: https://news.example/logo.png

            iVBORw0KGgo=

            ------MultipartBoundary--abc------
            """);
        Assert.Equal((Page, "utf-8", FileKind.Html, "https://news.example/2024/a.html"), (read.Text, read.Charset, read.Kind, read.Location));
    }

    [Fact]
    public void What_Internet_Explorer_saves_is_read_with_its_alternatives_and_charset()
    {
        var read = Read($"""
            From: "Saved by Windows Internet Explorer 8"
            Subject: a
            MIME-Version: 1.0
            Content-Type: multipart/related; type="text/html"; boundary="outer"

            This is a multi-part message in MIME format.

            --outer
            Content-Type: multipart/alternative; boundary="inner"

            --inner
            Content-Type: text/html; charset="gb2312"
            Content-Transfer-Encoding: base64
            Content-Location: http://old.example/a.htm

            {Convert.ToBase64String(Encoding.GetEncoding("gb18030").GetBytes(Page), Base64FormattingOptions.InsertLineBreaks)}
            --inner--
            --outer--
            """);
        Assert.Equal((Page, "gb18030", "http://old.example/a.htm"), (read.Text, read.Charset, read.Location));
    }

    [Fact]
    public void The_root_is_the_part_that_start_names() => Assert.Equal(
        Page,
        Read($"""
            MIME-Version: 1.0
            Content-Type: multipart/related; type="text/html"; start="<main@x>"; boundary=b

            --b
            Content-Type: text/html; charset=utf-8
            Content-ID: <frame@x>

            <p>An advertisement</p>
            --b
            Content-Type: text/html; charset=utf-8
            Content-Transfer-Encoding: 8bit
            Content-ID: <main@x>

            {Page}
            --b--
            """).Text);

    [Fact]
    public void A_file_of_one_part_is_read() =>
        Assert.Equal(Page, Read($"MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n{Quoted(Page, "utf-8")}").Text.TrimEnd());

    [Fact]
    public void An_archive_under_an_html_name_is_read() =>
        Assert.Equal(Page, Read($"From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: text/html\n\n{Page}", "a.html").Text.TrimEnd());

    [Fact]
    public void A_declaration_that_lies_loses_here_too()
    {
        var quoted = Quoted(Page, "gb18030");
        Assert.Equal(Page, Read($"MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n{quoted}").Text.TrimEnd());
    }

    [Fact]
    public void A_file_that_was_cut_off_gives_what_is_there() =>
        Assert.Equal(Page, Read($"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n{Page}").Text.TrimEnd());

    [Theory]
    [InlineData("nothing but text")]
    [InlineData("<html><body><p>a page of another kind</p></body></html>")]
    [InlineData("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\nno part")]
    [InlineData("MIME-Version: 1.0\nContent-Type: multipart/related\n\n--b\nContent-Type: text/html\n\nx")]
    [InlineData("MIME-Version: 1.0\nContent-Type: text/plain\n\na letter")]
    [InlineData("Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: image/png\n\nx\n--b--")]
    public void What_holds_no_page_is_refused(string file)
    {
        var rejection = Rejected(file);
        Assert.Equal(RejectionReason.WebArchiveInvalid, rejection.Reason);
        Assert.StartsWith("\"a.mhtml\" is no web archive that can be read", rejection.Detail, StringComparison.Ordinal);
        Assert.Contains("HTML only", rejection.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_many_parts_are_refused() => AssertTooComplex("the limit is 1,000", Related(string.Concat(Enumerable.Repeat("--b\nContent-Type: image/png\n\nx\n", 1001))));

    [Fact]
    public void Parts_nested_too_deep_are_refused() => AssertTooComplex(
        "the limit is 8",
        string.Concat(Enumerable.Range(0, 500).Select(i => $"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n")) + "Content-Type: text/html\n\n<p>x");

    [Fact]
    public void Messages_nested_too_deep_are_refused() =>
        AssertTooComplex("the limit is 8", string.Concat(Enumerable.Repeat("Content-Type: message/rfc822\n\n", 500)) + "Content-Type: text/html\n\n<p>x");

    [Theory]
    [InlineData(1, 70_000)]
    [InlineData(2_000, 40)]
    public void A_header_too_long_is_refused(int times, int length) =>
        AssertTooComplex("the limit is 65,536", string.Concat(Enumerable.Repeat($"X-A: {new string('x', length)}\n", times)) + "Content-Type: text/html\n\n<p>x");

    [Fact]
    public void No_bytes_are_a_fault()
    {
        var start = Encoding.ASCII.GetBytes("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n");
        Gen.Byte.Array[0, 300].Sample(
            bytes => Assert.NotEqual(
                UploadReader.TryRead(Uploads.Of("a.mht", [.. start, .. bytes]), out _, out var rejection),
                rejection is not null),
            iter: 500,
            threads: 1);
    }

    private static void AssertTooComplex(string limit, string file)
    {
        var rejection = Rejected(file);
        Assert.Equal(RejectionReason.TooComplex, rejection.Reason);
        Assert.Contains(limit, rejection.Detail, StringComparison.Ordinal);
        Assert.Contains("HTML only", rejection.Detail, StringComparison.Ordinal);
    }

    private static string Related(string parts) => $"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n{parts}--b--\n";

    /// <summary>Quoted-printable, in lines that end softly.</summary>
    private static string Quoted(string text, string charset) => string.Join(
        "=\n",
        Encoding.GetEncoding(charset).GetBytes(text).Select(b => b is > 32 and < 127 and not (byte)'=' ? ((char)b).ToString() : $"={b:X2}").Chunk(24).Select(line => string.Concat(line)));

    private static SourceText Read(string file, string name = "a.mhtml")
    {
        Assert.True(UploadReader.TryRead(Uploads.Of(name, Encoding.UTF8.GetBytes(file.ReplaceLineEndings("\r\n"))), out var text, out var rejection), rejection?.Detail);
        return text;
    }

    private static Rejection Rejected(string file)
    {
        Assert.False(UploadReader.TryRead(Uploads.Of("a.mhtml", Encoding.UTF8.GetBytes(file)), out _, out var rejection));
        return rejection;
    }
}
