using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Gazette.Extraction.Parsing;
using Gazette.Uploads;

namespace Gazette.Benchmarks;

/// <summary>A kind of upload that costs as much as any that is still accepted: filled up to the limit of bytes, or to that of elements.</summary>
/// <param name="File">Its ending tells the kind.</param>
internal sealed partial record WorstShape(string Name, string File, Func<int, byte[]> Make)
{
    private const string Han = "市文化馆的春季公益课堂昨日开课，首批一百二十名学员走进教室，学习书法、国画和合唱。";
    private const string Latin = "The library opens its new reading room on Monday, and everyone is welcome to look around. ";
    private const int Blocks = 19_000;
    private const int Rows = 9_900;
    private const int LongLine = 99_000;

    public static readonly IReadOnlyList<WorstShape> All =
    [
        Page("headings", 15_000, i => $"<h2>Heading {i}</h2>"),
        Page("headings-and-text", 9_000, i => $"<h2>第{i}节</h2><p>{Han}{i}</p>"),
        Page("in-page-links", 15_000, i => $"<p><a href=\"#n{i}\" id=\"m{i}\">Link {i}</a> text {i}</p>"),
        Page("web-links", 9_500, i => $"<p>{Latin}<a href=\"https://example.org/a/{i}\">Link {i}</a> text {i}</p>"),
        Page("240-divs", 9_000, i => $"<p>Paragraph {i} of this page. {Latin}</p>", string.Concat(Enumerable.Repeat("<div>", 240))),
        Page("table", Rows, i => $"<tr><td>{i}</td><td>row {i}</td><td>x</td></tr>", "<table>"),
        Page("table-240-divs", Rows, i => $"<tr><td>{i}</td><td>row {i}</td><td>x</td></tr>", string.Concat(Enumerable.Repeat("<div>", 240)) + "<table>"),
        Page("list", Blocks, i => $"<li><b>Item</b> {i} {Latin}</li>", "<ul>"),
        Page("lines-of-one-paragraph", 9_900, i => $"第{i}行{Han}<br>", "<p>"),
        Page("formats", 7_500, i => $"<p><b>a{i}</b> <i>b</i> <u>c</u> <s>d</s></p>"),
        Page("same-paragraph", Blocks, _ => $"<p>{Han}</p>"),
        Page("two-copies", Blocks, i => $"<p>第{i % (Blocks / 2)}段，{Han}</p>"),
        Page("pinyin", Blocks, i => $"<p>{i}网(wǎng)络(luò)安(ān)全(quán)宣(xuān)传(chuán)周(zhōu)昨(zuó)日(rì)在(zài)本(běn)市(shì)开(kāi)幕(mù)。</p>"),
        Page("misread", Blocks, i => $"<p>{i}{Misread(Han)}</p>"),
        Page("entities", Blocks, i => $"<p>{i}&amp;lt;p&amp;gt;&amp;nbsp;{Han}</p>"),
        Page("dates", Blocks, i => $"<p>发布时间：2022年1月{(i % 28) + 1}日　来源：第{i}号文化馆　作者：王帅</p>"),
        Page("fill-han", 9_000, i => $"<p>{i}{string.Concat(Enumerable.Repeat(Han, 7))}</p>"),
        Page("fill-latin", 9_000, i => $"<p>{i}{string.Concat(Enumerable.Repeat(Latin, 10))}</p>"),
        Page("attributes", 9_000, i => $"<p {string.Concat(Enumerable.Range(0, 13).Select(a => $"data-{a}=\"value {i}\" "))}>{Latin}{i}</p>"),
        new("script", "a.html", most => Utf8($"<h1>Title</h1><p>{Latin}{Latin}</p><script>{Fill("var a = '<p>'; ", most - 400)}</script>")),
        new("comment", "a.html", most => Utf8($"<h1>Title</h1><p>{Latin}{Latin}</p><!-- {Fill("not <b>here</b> ", most - 400)} -->")),
        new("one-line-latin", "a.txt", most => Utf8(Lines(most, _ => Fill(Latin, LongLine) + "\n\n"))),
        new("one-line-han", "a.txt", most => Utf8(Lines(most, _ => Fill(Han, LongLine) + "\n\n"))),
        new("one-line-letters", "a.html", most => Utf8($"<h1>Title</h1>{Lines(most, _ => $"<p>{new string('a', LongLine)}</p>")}")),
        new("text-han", "a.txt", most => Utf8(Lines(most, i => $"{i}{string.Concat(Enumerable.Repeat(Han, 3))}\n"))),
        new("text-latin", "a.txt", most => Utf8(Lines(most, i => $"{Latin}{Latin}{Latin}{i}\n\n"))),
        new("text-fields", "a.txt", most => Utf8(Lines(most, i => $"Share this:| a | b |\n|---|---|\nContent-Transfer-Encoding: x{i}\n", 6_300))),
        new("text-table", "a.txt", most => Utf8(Lines(most, i => $"{i}\ta\tb\tc\td\te\tf\tg\th\ti\tj\tk\n\n"))),
        new("text-gb18030", "a.txt", most => Encoding.GetEncoding("gb18030").GetBytes(Lines(most, i => $"{i}{string.Concat(Enumerable.Repeat(Han, 4))}\n"))),
        new("text-utf16", "a.txt", most => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Lines(most / 2, i => $"{i}{Han}{Han}\n"))]),
        new("text-halfwidth", "a.txt", most => Utf8(Lines(most, i => $"{i}今天天气很好,我们去公园散步.人很多,也很热闹.打印?。?span id=x>\n\n"))),
        new("markdown", "a.md", most => Utf8(Lines(most, i => $"## Head {i}\n\n{Latin}*{i}* {Han}\n\n", 5_000))),
        new("markdown-links", "a.md", most => Utf8(Lines(most, i => $"{Latin}[a{i}](https://example.org/{i}) *b* `c`\n\n", 4_900))),
        new("markdown-table", "a.md", most => Utf8("# Title\n\n| a | b | c |\n|---|---|---|\n" + Lines(most, i => $"| {i} | row {i} | x |\n", 9_900))),
        new("archive-base64", "a.mhtml", most => Archive("base64", Convert.ToBase64String(Utf8(Lines(most * 7 / 10, i => $"<p>{i}{Han}{Han}</p>")), Base64FormattingOptions.InsertLineBreaks))),
        new("archive-parts", "a.mhtml", most => Archive("7bit", $"<h1>Title</h1><p>{Latin}{Latin}</p>", string.Concat(Enumerable.Repeat($"--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\n{Fill("iVBORw0KGgo=\n", (most - 1000) / 1000)}\n", 990)))),
        Word("word-paragraphs", 19_000, i => $"<w:p><w:pPr><w:jc w:val=\"both\"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>{i}</w:t></w:r><w:r w:rsidR=\"{i:X8}\"><w:t>{Han}</w:t></w:r></w:p>"),
        Word("word-runs", 95_000, i => $"<w:r w:rsidR=\"{i:X8}\"><w:rPr><w:sz w:val=\"{20 + (i % 9)}\"/><w:lang w:val=\"x\"/></w:rPr><w:t>字{i % 7}</w:t></w:r>{(i % 50 == 49 ? "</w:p><w:p>" : "")}", "<w:p>", "</w:p>"),
        Word("word-table", 9_900, i => $"<w:tr><w:tc><w:p><w:r><w:t>{i}</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>row {i}</w:t></w:r></w:p></w:tc></w:tr>", "<w:tbl>", "</w:tbl>"),
        Word("word-links", 9_000, i => $"<w:p><w:hyperlink w:anchor=\"b{i + 1}\"><w:r><w:t>Link {i} {Latin}</w:t></w:r></w:hyperlink><w:bookmarkStart w:id=\"{i}\" w:name=\"b{i}\"/></w:p>"),
        new("mail-quotes", "a.eml", most => Mail("text/plain", Lines(most, i => $"{new string('>', i % 2 * 12)} {i}{Latin}\n\n", 19_000))),
        new("mail-heads", "a.eml", most => Mail("text/plain", Lines(most, i => $"From: a@b.example\n\nDate: {i}\n\nSubject: {Latin}\n\n", 6_500))),
        new("mail-signatures", "a.eml", most => Mail("text/plain", Lines(most, i => $"Kind regards\n\nThis e-mail is {i}\n\nTel. {i}\n\n{Latin}\n\n", 4_900))),
        new("mail-tables", "a.eml", most => Mail("text/html", Lines(most, i => $"<table role=presentation><tr><td style='font-size:0'><p style='max-height:0'>{i}{Latin}</p></td></tr></table>", 6_500))),
        new("mail-rows", "a.eml", most => Mail("text/html", $"<table role=presentation>{Lines(most, i => $"<tr><td>{i}{Latin}", 19_000)}</table>")),
        new("mail-words", "a.eml", most => Utf8($"Subject: {Fill("=?gb2312?B?ud", 60_000)}\nFrom: {Fill("\"a", 4_000)}\n\n{Latin}")),
        .. WorstPdf.Shapes,
    ];

    private static byte[] Mail(string type, string text) =>
        Utf8($"From: Press Office <press@a.example>\nTo: b@b.example\nSubject: Fwd: Title\nDate: Tue, 3 Mar 2026 08:05:00 +0100\nMIME-Version: 1.0\nContent-Type: {type}; charset=utf-8\n\n{text}");

    public Upload Upload(int most) => new(File, "\"1\"", DateTimeOffset.UnixEpoch, Make(most), ContentType: null);

    private static WorstShape Page(string name, int times, Func<int, string> block, string before = "") =>
        new(name, "a.html", most => Utf8($"<!DOCTYPE html><title>Title of it</title><body><h1>Title of it</h1>{before}{Lines(most - 4_000, block, times)}"));

    private static WorstShape Word(string name, int times, Func<int, string> block, string before = "", string after = "") => new(name, "a.docx", _ =>
    {
        var written = new MemoryStream();
        using (var archive = new ZipArchive(written, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>");
            Add("_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>");
            Add("word/document.xml", $"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>Title of it</w:t></w:r></w:p>{before}{string.Concat(Enumerable.Range(0, times).Select(block))}{after}</w:body></w:document>");

            void Add(string path, string text)
            {
                using var writer = new StreamWriter(archive.CreateEntry(path).Open());
                writer.Write(text);
            }
        }

        return written.ToArray();
    });

    /// <summary>As many as fit, no more than the limits of paragraphs and of text allow.</summary>
    private static string Lines(int most, Func<int, string> line, int times = Blocks)
    {
        var (text, bytes, characters) = (new StringBuilder(), 0, 0);
        for (var i = 0; i < times; i++)
        {
            var next = line(i);
            bytes += Encoding.UTF8.GetByteCount(next);
            characters += WebUtility.HtmlDecode(Tag().Replace(next, "")).Length;
            if (bytes > most || characters > MarkupLimits.MaxText - 1_000)
                break;
            text.Append(next);
        }

        return text.ToString();
    }

    private static string Fill(string piece, int bytes) => string.Concat(Enumerable.Repeat(piece, bytes / Encoding.UTF8.GetByteCount(piece)));

    private static string Misread(string text)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.Latin1.GetString(Encoding.GetEncoding("gb18030").GetBytes(text));
    }

    private static byte[] Archive(string transfer, string page, string more = "") => Utf8(string.Create(
        CultureInfo.InvariantCulture,
        $"MIME-Version: 1.0\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"b\"\n\n--b\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: {transfer}\n\n{page}\n{more}--b--\n"));

    [GeneratedRegex("<[^<>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
