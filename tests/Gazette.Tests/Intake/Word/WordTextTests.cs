using Gazette.Articles;
using Gazette.Articles.Edits;
using Gazette.Tests.Correcting;
using static Gazette.Tests.Intake.Word.WordBuilder;

namespace Gazette.Tests.Intake.Word;

/// <summary>What a reader of a Word document sees stands on the page.</summary>
public sealed class WordTextTests
{
    private static readonly string Headline = P("河堤加固工程开工", Style("T"));

    private static readonly string Prose = P("河堤加固工程本周一开工，施工期间滨河步道分段封闭，行人请按现场指示绕行。");

    [Fact]
    public async Task Headings_are_known_by_style_and_by_outline_level()
    {
        var article = await PublishAsync(Headline + Prose + P("工期", Style("1")) + Prose.Replace("周一", "周二", StringComparison.Ordinal) + P("路段", Style("own")) + P("二级", Style("2")) + P("大纲", "<w:outlineLvl w:val=\"1\"/>") + P("不是标题", Style("1") + "<w:outlineLvl w:val=\"9\"/>"));
        Assert.Equal("河堤加固工程开工", article.Title);
        var html = article.Body.ToString();
        Assert.Contains("<h2>工期</h2>", html);
        Assert.Contains("<h2>路段</h2>", html);
        Assert.Contains("<h3>二级</h3>", html);
        Assert.Contains("<h3>大纲</h3>", html);
        Assert.Contains("<p><strong>不是标题</strong></p>", html);
    }

    [Fact]
    public async Task Runs_keep_what_tells_something()
    {
        var article = await PublishAsync(Headline + P(R("普通") + R("加粗", "<w:b/>") + R("还是粗", "<w:b w:val=\"1\"/>") + R("不粗", "<w:b w:val=\"0\"/>") + R("斜体", "<w:i/>") + R("划掉", "<w:strike/>") + "<w:r><w:t>H</w:t></w:r>" + R("2", "<w:vertAlign w:val=\"subscript\"/>") + R("O，x") + R("2", "<w:position w:val=\"8\"/><w:sz w:val=\"15\"/>")));
        Assert.Contains("<p>普通<strong>加粗还是粗</strong>不粗<em>斜体</em><s>划掉</s>H<sub>2</sub>O，x<sup>2</sup></p>", article.Body.ToString());
    }

    [Fact]
    public async Task Breaks_tabs_hyphens_and_signs_are_read()
    {
        var article = await PublishAsync(Headline + Prose + P("<w:r><w:t>第一行</w:t><w:br/><w:t>第二行</w:t><w:tab/><w:t>T</w:t><w:noBreakHyphen/><w:t>1</w:t><w:softHyphen/></w:r><w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/></w:r>"));
        Assert.Contains("<p>第一行<br>第二行 T-1☑</p>", article.Body.ToString());
    }

    [Fact]
    public async Task Ruby_stands_over_its_characters()
    {
        var article = await PublishAsync(Headline + Prose + P($"<w:r><w:ruby><w:rubyPr/><w:rt>{R("dī")}</w:rt><w:rubyBase>{R("堤")}</w:rubyBase></w:ruby></w:r>{R("岸")}"));
        Assert.Contains("<ruby>堤<rt>dī</rt></ruby>岸", article.Body.ToString());
    }

    [Fact]
    public async Task Text_boxes_stand_in_their_place_and_once()
    {
        const string Box = "<w:txbxContent><w:p><w:r><w:t>框中的话</w:t></w:r></w:p></w:txbxContent>";
        var article = await PublishAsync(Headline + P(R("框前") + $"<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:anchor><a:graphic><a:graphicData uri=\"x\"><wps:wsp><wps:txbx>{Box}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{Box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>") + P("框后"));
        Assert.Equal("框前\n\n框中的话\n\n框后", article.Text);
    }

    [Fact]
    public async Task Tracked_changes_are_accepted_and_told()
    {
        var article = await PublishAsync(Headline + Prose + P(R("保留") + "<w:ins w:id=\"1\">" + R("新增") + "</w:ins><w:del w:id=\"2\"><w:r><w:delText>删去的话</w:delText></w:r></w:del>" + R("，前半"), "<w:rPr><w:del w:id=\"3\"/></w:rPr>") + P("后半。") + Table(Cell("甲") + Cell("乙"), $"<w:trPr><w:del w:id=\"4\"/></w:trPr>{Cell("删行一")}{Cell("删行二")}", Cell("丙") + Cell("丁")));
        Assert.Contains("<p>保留新增，前半后半。</p>", article.Body.ToString());
        Assert.DoesNotContain("删", article.Body.ToString());
        Assert.True(article.Repairs.Single(r => r.Rule == "tracked-changes") is { Certain: true, Count: 4 });
        Assert.Equal(["删去的话", "删行一", "删行二"], LeftOut(article, EditList.Hidden));
    }

    [Fact]
    public async Task What_nobody_is_to_see_is_only_in_the_account()
    {
        var file = new WordBuilder(Headline + Prose + P(R("可见") + R("隐藏的话", "<w:vanish/>") + "<w:r><w:commentReference w:id=\"0\"/></w:r>") + $"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{P("单击此处输入文字。")}</w:sdtContent></w:sdt>")
            .Part("comments", $"<w:comment w:id=\"0\">{P("这句要核实")}</w:comment>").Part("header", P("内部资料")).Part("footer", P($"{R("第")}{Field(" PAGE ", "7")}{R("页")}"));
        var article = await PublishAsync(file);
        Assert.Equal(["隐藏的话", "这句要核实"], LeftOut(article, EditList.Hidden));
        Assert.Equal(["内部资料", "第7页"], LeftOut(article, EditList.LeftOutBlocks));
        Assert.Equal(["单击此处输入文字。"], LeftOut(article, EditList.Controls));
        Assert.DoesNotContain("核实", article.Body.ToString());
        Assert.Contains(article.Repairs, r => r is { Rule: "comments", Count: 1 });
    }

    [Fact]
    public async Task Content_controls_tags_and_strays_keep_their_text()
    {
        var article = await PublishAsync(Headline + Prose + $"<w:sdt><w:sdtContent>{P("控件段落")}</w:sdtContent></w:sdt>" + P($"{R("一")}<w:sdt><w:sdtContent>{R("二")}</w:sdtContent></w:sdt><w:smartTag>{R("三")}</w:smartTag><w:unknown>{R("四")}</w:unknown>") + R("裸露的话") + P($"<w:r><w:t>外</w:t>{P("里")}</w:r>"));
        Assert.EndsWith("控件段落\n\n一二三四\n\n裸露的话\n\n外\n\n里", article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_large_initial_belongs_to_its_word_and_a_frame_is_no_table()
    {
        var article = await PublishAsync(Table($"<w:tc>{Headline}{Prose}{P("工期", Style("1"))}</w:tc>") + P(R("T", "<w:sz w:val=\"96\"/>"), "<w:framePr w:dropCap=\"drop\"/>") + P("he work begins on Monday."));
        Assert.Equal("河堤加固工程开工", article.Title);
        Assert.EndsWith("<h2>工期</h2>\n<p>The work begins on Monday.</p>", article.Body.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Formulas_become_a_line()
    {
        var article = await PublishAsync(Headline + Prose + P($"{R("面积 ")}<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f><m:r><m:t>=</m:t></m:r><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>"));
        Assert.EndsWith("面积 a/b=x²", article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Documents_of_the_strict_variant_are_read()
    {
        var file = new WordBuilder(Headline + Prose) { Namespace = "http://purl.oclc.org/ooxml/wordprocessingml/main", RelationsNamespace = "http://purl.oclc.org/ooxml/officeDocument/relationships" };
        Assert.Equal("河堤加固工程开工", (await PublishAsync(file)).Title);
    }

    [Fact]
    public async Task What_is_embedded_is_told()
    {
        var file = new WordBuilder(Headline + Prose + "<w:altChunk r:id=\"rx\"/>" + P("<w:r><w:object><o:OLEObject ProgID=\"Excel.Sheet.12\"/></w:object></w:r>"));
        var article = await PublishAsync(file);
        Assert.True(article.Repairs.Single(r => r.Rule == "embedded-object") is { Certain: false, Count: 2 });
        Assert.True(article.NeedsReview);
    }

    private static string[] LeftOut(Article article, string rule) => [.. article.Edits!.LeftOutLines.Where(l => l.Rule == rule).Select(l => l.Text)];

    private static Task<Article> PublishAsync(string body) => PublishAsync(new WordBuilder(body));

    private static async Task<Article> PublishAsync(WordBuilder file)
    {
        var upload = Uploads.Of("a.docx", file.ToBytes());
        var copy = await Desk.ProcessAsync(upload);
        Assert.True(copy.Article is not null, copy.Rejection?.Detail);
        Assert.Null(PageAccount.FaultOf(upload, copy.Article));
        return copy.Article;
    }
}
