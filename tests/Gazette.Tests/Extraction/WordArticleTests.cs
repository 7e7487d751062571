using Gazette.Drafts;
using Gazette.Tests.Intake.Word;
using static Gazette.Tests.Intake.Word.WordBuilder;

namespace Gazette.Tests;

/// <summary>Headline and fields of Word documents, by their looks, their text, and last by their properties.</summary>
public sealed class WordArticleTests
{
    private const string Centre = "<w:jc w:val=\"center\"/>";
    private const string Right = "<w:jc w:val=\"right\"/>";

    private static readonly string Prose = P("河堤加固工程本周一开工，施工期间滨河步道分段封闭，行人请按现场指示绕行。");

    [Fact]
    public async Task A_title_by_style_goes_before_everything_and_a_subtitle_is_the_second_headline()
    {
        var draft = await ReadAsync(P("第一章", Style("1")) + P("河堤加固工程开工", Style("T")) + P("步道分段封闭", Style("S")) + Prose);
        Assert.Equal(("河堤加固工程开工", "步道分段封闭"), (draft.Metadata.Title, draft.Metadata.Standfirst));
        Assert.Equal("第一章", Articles.Lines(draft)[0][4..]);
    }

    [Fact]
    public async Task The_large_line_in_the_middle_is_the_headline_in_one_line_or_two()
    {
        var draft = await ReadAsync(P(R("关于河堤加固工程", "<w:sz w:val=\"44\"/>"), Centre) + P(R("分段封闭的通告", "<w:sz w:val=\"44\"/>"), Centre) + P("——致沿河居民", Centre) + Prose + P(R("一、时间", "<w:b/>")) + Prose);
        Assert.Equal(("关于河堤加固工程分段封闭的通告", "——致沿河居民"), (draft.Metadata.Title, draft.Metadata.Standfirst));
    }

    [Fact]
    public async Task Of_many_headings_none_is_the_headline_and_the_properties_help()
    {
        var text = P("概述", Style("1")) + Prose + P("工期", Style("1")) + Prose;
        var draft = await ReadAsync(new WordBuilder(text).Properties("河堤加固工程年度说明", "lenovo", "2026-03-02T08:00:00Z"));
        Assert.Equal("河堤加固工程年度说明", draft.Metadata.Title);
        Assert.Equal("2026-03-02", draft.Metadata.PublishedAt?.ToString());
        Assert.Empty(draft.Metadata.Authors);
        Assert.Equal(["date-from-properties", "title-from-properties"], draft.Report.Repairs.Where(r => !r.Certain).Select(r => r.Rule).Order());
        Assert.Contains("h2: 概述", Articles.Lines(draft));
    }

    [Fact]
    public async Task Properties_are_never_trusted_over_the_text()
    {
        var text = P("河堤加固工程开工", Style("T")) + P("2026年3月5日　来源：云溪日报　作者：方晓楠") + Prose;
        var draft = await ReadAsync(new WordBuilder(text).Properties("会议纪要模板", "Administrator", "2019-01-01T00:00:00Z"));
        Assert.Equal(("河堤加固工程开工", "2026-03-05", "云溪日报"), (draft.Metadata.Title, draft.Metadata.PublishedAt?.ToString(), draft.Metadata.Source));
        Assert.Equal(["方晓楠"], draft.Metadata.Authors);
        Assert.False(draft.Report.NeedsReview);
    }

    [Fact]
    public async Task An_author_by_properties_counts_where_the_text_names_them_too()
    {
        var draft = await ReadAsync(new WordBuilder(P("河堤加固工程开工", Style("T")) + Prose + P("（方晓楠）", Right)).Properties("", "方晓楠", "2026-03-02T08:00:00Z"));
        Assert.Equal(["方晓楠"], draft.Metadata.Authors);
    }

    [Theory]
    [InlineData("市水务局", "关于河堤加固的通知")]
    [InlineData("云溪市防汛抗旱指挥部办公室", "关于做好今年防汛工作的意见")]
    public async Task An_official_document_tells_day_and_source_by_its_signature(string office, string title)
    {
        const string Large = "<w:sz w:val=\"44\"/>";
        var draft = await ReadAsync(P(R($"{office}文件", "<w:sz w:val=\"72\"/>"), Centre) + P("云水发〔2026〕12号", Centre) + P(R(title, Large), Centre) + P("各有关单位：") + Prose + P("附件：1.责任人名单") + P(office, Right) + P("二〇二六年三月二日", Right) + P("（此件公开发布）") + P("抄送：市委各部门。") + P($"{office}　　2026年3月3日印发"));
        Assert.Equal((title, office, "2026-03-02"), (draft.Metadata.Title, draft.Metadata.Source, draft.Metadata.PublishedAt?.ToString()));
        Assert.False(draft.Report.NeedsReview);
        Assert.Equal(["云水发〔2026〕12号", "各有关单位：", "河堤加固工程本周一开工，施工期间滨河步道分段封闭，行人请按现场指示绕行。", "附件：1.责任人名单", office, "二〇二六年三月二日", "（此件公开发布）", "抄送：市委各部门。", $"{office} 2026年3月3日印发"], Articles.Lines(draft).Select(l => l[3..].Replace('\u3000', ' ')));
    }

    [Fact]
    public async Task Offices_that_sign_together_are_all_the_source()
    {
        var draft = await ReadAsync(P("关于联合执法的通告", Style("T")) + Prose + P("云溪市公安局", Right) + P("云溪市水务局", Right) + P("2026年3月2日", Right) + P("附件") + Prose.Replace("本周一", "2026年4月1日", StringComparison.Ordinal) + P("2026年5月1日"));
        Assert.Equal(("云溪市公安局、云溪市水务局", "2026-03-02"), (draft.Metadata.Source, draft.Metadata.PublishedAt?.ToString()));
    }

    [Fact]
    public async Task Items_cells_and_captions_are_no_second_headline()
    {
        var table = await ReadAsync(Table(Cell("路段") + Cell("时间"), Cell("南段") + Cell("三月")) + Prose + Prose.Replace("周一", "周二", StringComparison.Ordinal));
        Assert.Null(table.Metadata.Title);
        Assert.Contains("<td>路段</td>", table.Body.InnerHtml);
        var caption = await ReadAsync(P("河堤加固工程开工", Style("T")) + P("表1 各段封闭时间", Style("C")) + Prose);
        Assert.Null(caption.Metadata.Standfirst);
    }

    private static Task<Draft> ReadAsync(string body) => ReadAsync(new WordBuilder(body));

    private static Task<Draft> ReadAsync(WordBuilder file) => Articles.ReadAsync("a.docx", file.ToBytes());
}
