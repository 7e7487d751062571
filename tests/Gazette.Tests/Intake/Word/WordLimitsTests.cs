using System.IO.Compression;
using System.Text;
using Gazette.Tests.Correcting;
using Gazette.Uploads;
using static Gazette.Tests.Intake.Word.WordBuilder;

namespace Gazette.Tests.Intake.Word;

/// <summary>Bad documents are refused with what is wrong and what to do, and cost little.</summary>
public sealed class WordLimitsTests
{
    private const string Open = "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>";
    private const string Close = "</w:body></w:document>";

    private static readonly string Sound = P("河堤加固工程开工", Style("T")) + P("河堤加固工程本周一开工，施工期间滨河步道分段封闭，行人请按现场指示绕行。");

    [Fact]
    public async Task Locked_and_old_documents_under_this_name_are_told_apart()
    {
        byte[] old = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]];
        byte[] locked = [.. old, .. Encoding.Unicode.GetBytes("EncryptedPackage"), .. new byte[64]];
        await RejectedAsync(old, RejectionReason.WordInvalid, "Word 97 to 2003", "Save As");
        await RejectedAsync(locked, RejectionReason.WordInvalid, "password", "Protect Document");
    }

    [Fact]
    public async Task Other_files_under_this_name_are_told()
    {
        await RejectedAsync("<html><body>x</body></html>"u8.ToArray(), RejectionReason.WordInvalid, "begins like a text", ".html");
        await RejectedAsync("%PDF-1.7 x"u8.ToArray(), RejectionReason.WordInvalid, "a PDF document", "Save As");
        await RejectedAsync(Zip(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<x/>")), RejectionReason.WordInvalid, "Word", "Save As");
        await RejectedAsync(new WordBuilder(Sound) { MainType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml" }.ToBytes("<workbook><sheets/></workbook>"), RejectionReason.WordInvalid, "Word", "Save As");
        await RejectedAsync(new WordBuilder(Sound) { MainType = "application/vnd.ms-word.document.macroEnabled.main+xml" }.ToBytes(), RejectionReason.WordInvalid, "macros", "Save As");
        await RejectedAsync(new WordBuilder(Sound).ToBytes()[..600], RejectionReason.WordInvalid, "damaged", "Save As");
        await RejectedAsync(new WordBuilder(Sound).ToBytes(""), RejectionReason.WordInvalid, "Word", "Save As");
        await RejectedAsync(new WordBuilder(Sound).ToBytes(Open + "<w:p><w:r><w:t>cut"), RejectionReason.WordInvalid, "damaged", "Save As");
    }

    [Theory]
    [InlineData("a.docm")]
    [InlineData("a.rtf")]
    [InlineData("a.odt")]
    [InlineData("a.pages")]
    public async Task Neighbours_are_refused_with_the_way_to_a_docx(string name)
    {
        var copy = await Desk.ProcessAsync(Uploads.Of(name, new WordBuilder(Sound).ToBytes()));
        Assert.Equal(RejectionReason.UnsupportedKind, copy.Rejection?.Reason);
        Assert.Contains(".docx", copy.Rejection!.Detail, StringComparison.Ordinal);
    }

    /// <summary>Old endings that people and programs go on giving.</summary>
    [Theory]
    [InlineData("a.doc")]
    [InlineData("a.WPS")]
    public async Task A_docx_under_an_old_ending_is_read(string name)
    {
        var copy = await Desk.ProcessAsync(Uploads.Of(name, new WordBuilder(Sound).ToBytes()));
        Assert.Null(copy.Rejection);
        var broken = await Desk.ProcessAsync(Uploads.Of(name, new WordBuilder(Sound).ToBytes()[..600]));
        Assert.Equal(RejectionReason.WordInvalid, broken.Rejection?.Reason);
    }

    /// <summary>The library reads how a package's parts belong together only once it is asked for one.</summary>
    [Theory]
    [InlineData("_rels/.rels", "1 2 3")]
    [InlineData("_rels/.rels", "<x/>")]
    [InlineData("_rels/.rels", "<Relationship Id=\"r2\"/>")]
    [InlineData("word/_rels/document.xml.rels", "1 2 3")]
    [InlineData("word/_rels/document.xml.rels", "<x/>")]
    public async Task Parts_that_do_not_say_how_they_belong_together_are_no_fault_of_ours(string part, string content)
    {
        var read = new ZipArchive(new MemoryStream(new WordBuilder(Sound).ToBytes()));
        var parts = read.Entries.Select(e => (e.FullName, e.FullName == part ? $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{content}</Relationships>" : new StreamReader(e.Open()).ReadToEnd()));
        var copy = await Desk.ProcessAsync(Uploads.Of("a.docx", Zip([.. parts])));
        Assert.Equal(RejectionReason.WordInvalid, copy.Rejection?.Reason);
        Assert.Contains("Save As", copy.Rejection!.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entities_are_not_read()
    {
        const string Bomb = "<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY f SYSTEM \"file:///etc/passwd\">]>";
        await RejectedAsync(new WordBuilder(Sound).ToBytes($"{Bomb}{Open}<w:p><w:r><w:t>&b;&f;</w:t></w:r></w:p>{Close}"), RejectionReason.WordInvalid, "damaged", "Save As");
    }

    [Fact]
    public async Task What_unpacks_to_too_much_is_refused_before_it_does()
    {
        var spaces = new string(' ', 70_000_000);
        await RejectedAsync(new WordBuilder(Sound).ToBytes($"{Open}{spaces}{Close}"), RejectionReason.TooComplex, "200", "new document");
        await RejectedAsync(new WordBuilder(Sound).Raw("word/media/a.png", new byte[135_000_000], "image", "image/png").ToBytes(), RejectionReason.TooComplex, "134,217,728", "new document");
        await RejectedAsync(Zip([.. Enumerable.Range(0, 2_100).Select(i => ($"word/p{i}.xml", "<x/>"))]), RejectionReason.TooComplex, "2,000", "new document");
    }

    [Fact]
    public async Task Depth_and_number_of_elements_are_bounded()
    {
        string Deep(int depth) => string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", depth)) + P("深处的一段话，也要读到。") + string.Concat(Enumerable.Repeat("</w:sdtContent></w:sdt>", depth));
        await RejectedAsync(new WordBuilder(Sound + Deep(50_000)).ToBytes(), RejectionReason.TooComplex, "160", "new document");
        var random = new Random(5);
        var many = string.Concat(Enumerable.Range(0, 320_000).Select(_ => $"<w:r w:rsidR=\"{random.Next():X8}\"><w:t/></w:r>"));
        await RejectedAsync(new WordBuilder(Sound + "<w:p>" + many + "</w:p>").ToBytes(), RejectionReason.TooComplex, "500,000", "new document");
        var article = (await Desk.ProcessAsync(Uploads.Of("a.docx", new WordBuilder(Sound + Deep(60)).ToBytes()))).Article;
        Assert.EndsWith("深处的一段话，也要读到。", article?.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Depth_is_found_whatever_a_part_is_called_and_whatever_stands_before()
    {
        var deep = string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", 50_000)) + string.Concat(Enumerable.Repeat("</w:sdtContent></w:sdt>", 50_000));
        var named = new WordBuilder(Sound).Raw("word/footnotes.png", $"<w:footnotes xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:footnote w:id=\"1\">{deep}</w:footnote></w:footnotes>", "footnotes", "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml");
        await RejectedAsync(named.ToBytes(), RejectionReason.TooComplex, "160", "new document");
        await RejectedAsync(new WordBuilder(Sound).ToBytes($"{Open}<w:p><w:r><w:t>&#1;</w:t></w:r></w:p>{deep}{Close}"), RejectionReason.WordInvalid, "damaged", "Save As");
        await RejectedAsync(new WordBuilder(Sound).Raw("word/x.xml/[0].piece", "<x>", "theme", "application/xml").ToBytes(), RejectionReason.WordInvalid, "damaged", "Save As");
    }

    [Fact]
    public async Task What_stands_once_in_the_file_and_often_in_the_text_stays_small()
    {
        var (address, number) = ($"https://example.org/{new string('a', 2_000)}", new string('第', 50_000));
        var links = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"<w:hyperlink r:id=\"rL\">{R("链", i % 2 == 0 ? "<w:b/>" : "")}</w:hyperlink>"));
        var items = string.Concat(Enumerable.Range(0, 5_000).Select(_ => P("条", "<w:numPr><w:numId w:val=\"1\"/></w:numPr>")));
        var file = new WordBuilder(Sound + P(links) + items).Relate("rL", "hyperlink", address)
            .Part("numbering", $"<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"{number}%1\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>");
        var article = (await Desk.ProcessAsync(Uploads.Of("a.docx", file.ToBytes()))).Article;
        Assert.InRange(article!.Body.ToString().Length, 1_000_000, 12_000_000);
        Assert.Equal(20_000, article.Text.Count(c => c == '链'));
    }

    [Fact]
    public async Task Styles_in_a_circle_and_in_thousands_end()
    {
        var styles = string.Concat(Enumerable.Range(0, 10_000).Select(i => $"<w:style w:type=\"paragraph\" w:styleId=\"s{i}\"><w:name w:val=\"style {i}\"/><w:basedOn w:val=\"s{(i + 1) % 10_000}\"/></w:style>"))
            + "<w:style w:type=\"paragraph\" w:styleId=\"o\"><w:name w:val=\"heading 1\"/><w:basedOn w:val=\"o\"/></w:style>";
        var article = (await Desk.ProcessAsync(Uploads.Of("a.docx", new WordBuilder(Sound + P("循环样式", Style("o")) + P("千级样式的段落。", Style("s7"))).Part("styles", styles).ToBytes()))).Article;
        Assert.Contains("千级样式的段落。", article!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Broken_parts_beside_the_text_are_left_out_and_told()
    {
        var file = new WordBuilder(Sound + P($"{R("注")}<w:r><w:footnoteReference w:id=\"1\"/></w:r>")).Part("styles", "<w:style").Raw("word/footnotes.xml", "<!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>", "footnotes", "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml");
        var article = (await Desk.ProcessAsync(Uploads.Of("a.docx", file.ToBytes()))).Article;
        Assert.Contains("行人请按现场指示绕行。", article!.Text, StringComparison.Ordinal);
        Assert.True(article.Repairs.Single(r => r.Rule == "broken-part") is { Certain: false, Count: 2 });
    }

    [Fact]
    public async Task Relationships_that_lead_nowhere_or_stand_twice_do_no_harm()
    {
        var file = new WordBuilder(Sound).Relate("r1", "theme", "theme/none.xml", isExternal: false).Relate("r1", "image", "media/none.png", isExternal: false).Relate("r2", "image", "file:///C:/a.png", isExternal: false);
        var article = (await Desk.ProcessAsync(Uploads.Of("a.docx", file.ToBytes()))).Article;
        Assert.Contains("行人请按现场指示绕行。", article!.Text, StringComparison.Ordinal);
        Assert.Equal(["theme/none.xml"], article.Repairs.Single(r => r.Rule == "broken-part").Samples.Select(s => s.Before));
    }

    [Fact]
    public async Task A_table_of_very_many_rows_has_the_limits_of_a_page()
    {
        var random = new Random(3);
        var rows = Enumerable.Range(0, 22_000).Select(_ => Cell($"{random.Next():X}") + Cell($"{random.Next():X}")).ToArray();
        var copy = await Desk.ProcessAsync(Uploads.Of("a.docx", new WordBuilder(Sound + Table(rows)).ToBytes()));
        Assert.Equal(RejectionReason.TooComplex, copy.Rejection?.Reason);
    }

    private static byte[] Zip(params (string Name, string Text)[] entries)
    {
        var written = new MemoryStream();
        using (var archive = new ZipArchive(written, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open());
                writer.Write(text);
            }
        }

        return written.ToArray();
    }

    private static async Task RejectedAsync(byte[] bytes, string reason, string fault, string remedy)
    {
        var rejection = (await Desk.ProcessAsync(Uploads.Of("公告/a.docx", bytes))).Rejection;
        Assert.Equal(reason, rejection?.Reason);
        Assert.StartsWith("\"公告/a.docx\"", rejection!.Detail, StringComparison.Ordinal);
        Assert.Contains(fault, rejection.Detail, StringComparison.Ordinal);
        Assert.Contains(remedy, rejection.Detail, StringComparison.Ordinal);
    }
}
