using Gazette.Articles;
using Gazette.Articles.Edits;
using Gazette.Tests.Correcting;
using static Gazette.Tests.Intake.Word.WordBuilder;

namespace Gazette.Tests.Intake.Word;

/// <summary>Lists, tables, notes, links and pictures of Word documents.</summary>
public sealed class WordStructureTests
{
    private const string Restart = "<w:vMerge w:val=\"restart\"/>";

    private static readonly string Headline = P("收费标准调整", Style("T"));

    private static readonly string Numbering = $"""
        <w:abstractNum w:abstractNumId="0">{Level(0, "chineseCounting", "%1、")}{Level(1, "chineseCounting", "（%2）")}{Level(2, "decimal", "%3.")}{Level(3, "decimal", "%3.%4")}</w:abstractNum>
        <w:abstractNum w:abstractNumId="1">{Level(0, "bullet", "&#xF0B7;")}{Level(1, "bullet", "o")}</w:abstractNum>
        <w:abstractNum w:abstractNumId="2">{Level(0, "decimal", "%1.", 5)}{Level(1, "lowerLetter", "%2)")}</w:abstractNum>
        <w:abstractNum w:abstractNumId="3">{Level(0, "chineseCountingThousand", "第%1条", 9)}</w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>
        <w:num w:numId="4"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num><w:num w:numId="5"><w:abstractNumId w:val="3"/></w:num>
        """;

    [Fact]
    public async Task Bullets_and_plain_numbers_become_lists_within_one_another()
    {
        var article = await PublishAsync(Listed(("票价", 2, 0), ("成人", 2, 1), ("时间", 2, 0)) + P("中间一段话。") + Listed(("五", 3, 0), ("小项", 3, 1), ("六", 3, 0)) + P("又一段话。") + Listed(("七", 3, 0), ("重新开始", 4, 0), ("第二", 4, 0)));
        var html = article.Body.ToString();
        Assert.Contains("<ul><li>票价<ul><li>成人</li></ul></li><li>时间</li></ul>", html);
        Assert.Contains("<ol start=\"5\"><li>五<ol type=\"a\"><li>小项</li></ol></li><li>六</li></ol>", html);
        Assert.Contains("<ol start=\"7\"><li>七</li></ol>\n<ol><li>重新开始</li><li>第二</li></ol>", html);
    }

    [Fact]
    public async Task Numbers_of_clauses_stay_as_text()
    {
        var article = await PublishAsync(Listed(("总则", 1, 0), ("范围", 1, 1), ("本市", 1, 2), ("细项", 1, 3), ("职责", 1, 1), ("附则", 1, 0), ("条文", 5, 0), ("条文", 5, 0)));
        Assert.Equal("一、总则\n\n（一）范围\n\n1. 本市\n\n1.1 细项\n\n（二）职责\n\n二、附则\n\n第九条 条文\n\n第十条 条文", article.Text);
    }

    [Fact]
    public async Task Merged_cells_span_and_rows_of_the_head_are_known()
    {
        var article = await PublishAsync(Table("<w:trPr><w:tblHeader/></w:trPr>" + Cell("项目", Restart) + Cell("费用", "<w:gridSpan w:val=\"2\"/>"), "<w:trPr><w:tblHeader/></w:trPr>" + Cell("", "<w:vMerge/>") + Cell("成人") + Cell("儿童"), Cell("门票") + Cell("20元") + Cell("10元"), "<w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>" + Cell("免费") + Cell("免费")) + P("以上价格自三月起执行。"));
        Assert.Contains("<thead><tr><th rowspan=\"2\">项目</th><th colspan=\"2\">费用</th></tr><tr><th>成人</th><th>儿童</th></tr></thead><tbody><tr><td>门票</td><td>20元</td><td>10元</td></tr><tr><td></td><td>免费</td><td>免费</td></tr></tbody>", article.Body.ToString());
    }

    [Fact]
    public async Task Tables_in_cells_keep_their_text_and_hidden_rests_go_into_the_account()
    {
        var inner = Table(Cell("内一") + Cell("内二"), Cell("内三") + Cell("内四"));
        var article = await PublishAsync(Table($"<w:tc>{P("外一")}{inner}{P("外二")}</w:tc>" + Cell("外三"), Cell("外四", Restart) + Cell("外五"), Cell("不可见", "<w:vMerge/>") + Cell("外六")));
        Assert.All(["外一", "内一", "内四", "外二", "外三", "外六"], text => Assert.Contains(text, article.Text, StringComparison.Ordinal));
        Assert.DoesNotContain("不可见", article.Text, StringComparison.Ordinal);
        Assert.Contains(article.Edits!.LeftOutLines, l => l is { Text: "不可见", Rule: EditList.Hidden });
    }

    [Fact]
    public async Task Notes_stand_below_and_links_lead_there_and_back()
    {
        var article = await PublishAsync(new WordBuilder(Headline + P($"{R("正文一")}<w:r><w:footnoteReference w:id=\"2\"/></w:r>{R("，正文二")}<w:r><w:footnoteReference w:id=\"3\" w:customMarkFollows=\"1\"/><w:t>*</w:t></w:r>{R("。")}<w:r><w:endnoteReference w:id=\"1\"/></w:r>"))
            .Part("footnotes", $"<w:footnote w:type=\"separator\" w:id=\"0\">{P("<w:r><w:separator/></w:r>")}</w:footnote><w:footnote w:id=\"2\">{P("<w:r><w:footnoteRef/></w:r>" + R("脚注一。"))}</w:footnote><w:footnote w:id=\"3\">{P("星号注。")}</w:footnote><w:footnote w:id=\"4\">{P("无人引用。")}</w:footnote>")
            .Part("endnotes", $"<w:endnote w:id=\"1\">{P("尾注一。")}</w:endnote>"));
        var html = article.Body.ToString();
        Assert.Contains("正文一<sup><a href=\"#note-footnote-1\" id=\"note-footnote-ref-1\">1</a></sup>，正文二<sup><a href=\"#note-footnote-2\" id=\"note-footnote-ref-2\">*</a></sup>。<sup><a href=\"#note-endnote-1\" id=\"note-endnote-ref-1\">i</a></sup>", html);
        Assert.Contains("<ol><li><p id=\"note-footnote-1\">脚注一。 <a href=\"#note-footnote-ref-1\">↩</a></p></li></ol>", html);
        Assert.Contains("<p id=\"note-footnote-2\"><a href=\"#note-footnote-ref-2\">*</a> 星号注。</p>", html);
        Assert.Contains("<ol type=\"i\"><li><p id=\"note-endnote-1\">尾注一。", html);
        Assert.Contains(article.Edits!.LeftOutLines, l => l is { Text: "无人引用。", Rule: EditList.Hidden });
    }

    [Fact]
    public async Task Links_lead_where_they_did()
    {
        var link = Mark("begin") + "<w:r><w:instrText> HYPERLINK \"https://example.org/f\" \\o \"tip\" </w:instrText></w:r>" + Mark("separate") + R("域") + Mark("end");
        var article = await PublishAsync(new WordBuilder(Headline + P($"<w:hyperlink r:id=\"rL\">{R("甲")}</w:hyperlink>{link}<w:fldSimple w:instr=\" HYPERLINK &quot;https://example.org/s&quot; \">{R("简")}</w:fldSimple><w:hyperlink w:anchor=\"书签\">{R("下文")}</w:hyperlink><w:hyperlink r:id=\"rB\">{R("坏")}</w:hyperlink><w:hyperlink r:id=\"rJ\">{R("脚本")}</w:hyperlink>") + P($"<w:bookmarkStart w:id=\"0\" w:name=\"书签\"/>{R("书签在此。")}"))
            .Relate("rL", "hyperlink", "https://example.org/r").Relate("rB", "hyperlink", "http://[bad url").Relate("rJ", "hyperlink", "javascript:alert(1)"));
        var html = article.Body.ToString();
        Assert.Contains("<a href=\"https://example.org/r\" rel=\"noopener noreferrer\">甲</a><a href=\"https://example.org/f\" rel=\"noopener noreferrer\">域</a><a href=\"https://example.org/s\" rel=\"noopener noreferrer\">简</a><a href=\"#note-place-1\">下文</a>坏脚本", html);
        Assert.Contains("<p id=\"note-place-1\">书签在此。</p>", html);
        Assert.Contains(article.Repairs.Single(r => r.Rule == "dead-links").Samples, s => s.Before.Contains("http://[bad url", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_table_of_contents_and_page_numbers_are_furniture()
    {
        var article = await PublishAsync(P(Field(" TOC \\o ", "目录一 3")) + P($"{R("今天是")}{Field(" DATE ", "3月2日")}{R("。")}") + P(R("开始") + Mark("begin") + R("没有结束的域也不吞掉文字。")));
        Assert.Contains("今天是3月2日。", article.Text, StringComparison.Ordinal);
        Assert.Contains("没有结束的域也不吞掉文字。", article.Text, StringComparison.Ordinal);
        var sound = await PublishAsync(P(Field(" TOC \\o ", "目录一 3")) + P("今天是三月二日，天气晴好。"));
        Assert.DoesNotContain("目录一", sound.Text, StringComparison.Ordinal);
        Assert.Contains(sound.Edits!.LeftOutLines, l => l is { Text: "目录一 3", Rule: EditList.LeftOutBlocks });
    }

    [Theory]
    [InlineData(" EQ \\o\\ac(○,3) ", "③")]
    [InlineData(" EQ \\f(1,2) ", "1/2")]
    [InlineData(" eq \\* jc2 \\* \"Font:宋体\" \\* hps10 \\o\\ad(\\s\\up 9(dī),堤) ", "堤(dī)")]
    public async Task Drawn_fields_are_written(string code, string text)
    {
        var article = await PublishAsync(P($"{R("前")}{Mark("begin")}<w:r><w:instrText>{code}</w:instrText></w:r>{Mark("end")}{R("后，句子到此为止。")}"));
        Assert.Contains("前" + text.Split('(')[0], article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pictures_keep_words_and_captions_and_nothing_is_fetched()
    {
        var desk = new PictureDesk();
        var file = new WordBuilder(Headline + P(Drawing("rone", "大桥雪景")) + P("图1 雪中的大桥", Style("C")) + P("桥已通车，行人很多，交警在两端值守。") + P($"<w:r><w:pict><v:shape alt=\"旧图\"><v:imagedata r:id=\"rtwo\"/></v:shape></w:pict></w:r>") + P("桥下的说明", "<w:jc w:val=\"center\"/>") + P(Drawing("rfar", "远方").Replace("r:embed", "r:link", StringComparison.Ordinal)) + P(Drawing("rthree", "剪贴画")) + P(Drawing("rnone", "缺失")))
            .Picture("one.png", Bytes(1)).Picture("two.png", Bytes(2)).Picture("three.emf", Bytes(3)).Relate("rfar", "image", "https://example.org/far.png").Relate("rnone", "image", "media/none.png", isExternal: false);
        var article = await desk.PublishAsync("a.docx", file.ToBytes());
        var html = article.Body.ToString();
        Assert.Matches("<figure><picture>.*alt=\"大桥雪景\".*</picture><figcaption>图1 雪中的大桥</figcaption></figure>\n<p>桥已通车", html);
        Assert.Matches("alt=\"旧图\".*<figcaption>桥下的说明</figcaption>", html);
        Assert.All(["远方", "剪贴画", "缺失"], words => Assert.Contains($"<figure data-no-picture=\"\">{words}</figure>", html));
        Assert.Empty(desk.Asked);
        Assert.Equal(2, desk.Made.Count);
        Assert.True(article.Repairs.Single(r => r.Rule == "refused-picture") is { Certain: false, Count: 2 });
    }

    private static byte[] Bytes(int seed)
    {
        var bytes = new byte[400];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private static string Drawing(string id, string alt) =>
        $"<w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"图片 1\" descr=\"{alt}\"/><a:graphic><a:graphicData uri=\"x\"><pic:pic><pic:blipFill><a:blip r:embed=\"{id}\"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>";

    private static string Level(int level, string format, string text, int start = 1) =>
        $"<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"{start}\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/></w:lvl>";

    private static string Listed(params (string Text, int Number, int Level)[] items) =>
        string.Concat(items.Select(i => P(i.Text, $"<w:numPr><w:ilvl w:val=\"{i.Level}\"/><w:numId w:val=\"{i.Number}\"/></w:numPr>")));

    private static Task<Article> PublishAsync(string body) => PublishAsync(new WordBuilder(Headline + body).Part("numbering", Numbering));

    private static async Task<Article> PublishAsync(WordBuilder file)
    {
        var upload = Uploads.Of("a.docx", file.ToBytes());
        var copy = await Desk.ProcessAsync(upload);
        Assert.True(copy.Article is not null, copy.Rejection?.Detail);
        Assert.Null(PageAccount.FaultOf(upload, copy.Article));
        return copy.Article;
    }
}
