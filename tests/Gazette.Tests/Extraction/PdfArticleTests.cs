using Gazette.Articles;
using Gazette.Articles.Edits;
using Gazette.Cleaning;
using Gazette.Processing;

namespace Gazette.Tests;

/// <summary>From printed pages to an article.</summary>
public sealed class PdfArticleTests
{
    private static readonly string[] Weir = ["The mill by the weir turns again after nineteen years, and the first flour", "was sold on Sunday at the door of the old granary. Visitors came from the", "whole valley, although the road was closed."];

    private static readonly ArticleProcessor Desk = new(new Site("Gazette", "https://news.example", "zh-Hans", TimeZoneInfo.Utc), new CleaningRules(), TimeProvider.System);

    /// <summary>Two pages in two columns, with a head, numbers and a table.</summary>
    [Fact]
    public async Task The_seed_is_read_with_its_fields()
    {
        var article = await ArticleOf(await File.ReadAllBytesAsync(Path.Combine(ExtractionCaseTests.RepositoryRoot(), "seeds", "公告", "老水塔里的新水房.pdf"), TestContext.Current.CancellationToken));
        Assert.Equal(("老水塔里的新水房：东门片区换管之后", "2026-03-18", "江城水务公司", "许文清"), (article.Title, article.PublishedAt?.ToString(), article.Source, article.Author));
        Assert.StartsWith("东门片区的自来水管铺于上世纪七十年代", article.Text, StringComparison.Ordinal);
        Assert.Contains("他说，现在最忙的不是水泵，而是电话：居民发现水压变了，总要打来问一问。\n\n水压变在哪里\n\n按照设计", article.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("季刊", article.Text, StringComparison.Ordinal);
        Assert.Contains(new LeftOutLine("江城水务季刊 2026年第1期", "running-lines"), article.Edits!.LeftOutLines.Select(line => new LeftOutLine(line.Text, line.Rule)));
        Assert.True(article.NeedsReview);
        Assert.Contains(article.Repairs, r => r.Rule == "pdf-layout");
    }

    [Fact]
    public async Task What_the_file_says_of_itself_counts_where_its_text_says_nothing()
    {
        var file = new PdfFile { Information = "/Title (Minutes of the mill) /CreationDate (D:20260302093000Z)" };
        var article = await ArticleOf(file.Page(PdfFile.Lines(72, 700, [.. Weir, .. Weir])).ToBytes());
        Assert.Equal(("Minutes of the mill", "2026-03-02"), (article.Title, article.PublishedAt?.ToString()));
        Assert.Contains(article.Repairs, r => r is { Rule: "title-of-file", Certain: false });
        Assert.Contains(article.Repairs, r => r is { Rule: "day-of-file", Certain: false });
    }

    [Fact]
    public async Task What_the_text_says_counts_more_than_the_file()
    {
        var file = new PdfFile { Information = "/Title (Agenda of another day) /Author (Jane Doe) /CreationDate (D:20260302093000Z)" };
        var article = await ArticleOf(file.Page(PdfFile.Line(72, 760, "The mill turns again", 20) + PdfFile.Line(72, 735, "Published: 2026-01-05") + PdfFile.Lines(72, 700, Weir)).ToBytes());
        Assert.Equal(("The mill turns again", "2026-01-05", null), (article.Title, article.PublishedAt?.ToString(), article.Author));
    }

    /// <summary>A red head, the number, the headline in two lines, and a signature in which the day stands as far right as the office or farther.</summary>
    [Theory]
    [InlineData("云溪市人民政府", "2026年4⽉20⽇", "2026-04-20", "云溪市人民政府")]
    [InlineData("云溪市水务局 云溪市民政局", "二〇二六年四月二十日", "2026-04-20", "云溪市水务局、云溪市民政局")]
    public async Task An_official_document_is_signed_by_its_source_on_its_day(string office, string day, string date, string source)
    {
        string[] text = ["　　今年汛期将至，为切实做好防汛工作，保障人民群众生命", "财产安全，现将有关事项通知如下。各地要坚持二十四小时值", "班，遇有强降雨过程要加密巡查，发现险情立即报告并处置。"];
        var page = PdfFile.HanLine(100, 760, "云溪市人民政府⽂件", 40) + PdfFile.HanLine(200, 720, "云政发〔2026〕12号")
            + PdfFile.HanLine(120, 670, "云溪市人民政府关于做好", 22) + PdfFile.HanLine(130, 640, "今年防汛工作的通知", 22)
            + string.Concat(text.Index().Select(l => PdfFile.HanLine(60, 600 - (l.Index * 28), l.Item)))
            + PdfFile.HanLine(280, 516, office) + PdfFile.HanLine(283, 488, day) + PdfFile.HanLine(92, 460, "（此件公开发布）");
        var file = new PdfFile { Information = "/CreationDate (D:20260501093000Z)" };
        var article = await ArticleOf(file.Page(page, file.HanResources()).ToBytes());
        Assert.Equal(("云溪市人民政府关于做好今年防汛工作的通知", date, source), (article.Title, article.PublishedAt?.ToString(), article.Source));
        Assert.DoesNotContain("文件", source == "云溪市人民政府" ? article.Text : "", StringComparison.Ordinal);
        Assert.EndsWith($"\n\n{office}\n\n{day.Replace("⽉20⽇", "月20日", StringComparison.Ordinal)}\n\n（此件公开发布）", article.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(article.Repairs, r => r.Rule is "day-of-file" or "day-alone");
    }

    /// <summary>On a page of two lines each of them may be a column.</summary>
    [Fact]
    public async Task A_day_at_a_pages_head_is_a_line_of_its_own()
    {
        var file = new PdfFile();
        var fonts = file.HanResources();
        var text = string.Concat(Enumerable.Range(0, 22).Select(i => PdfFile.HanLine(60, 700 - (i * 28), "今年汛期将至为切实做好防汛工作保障人民群众生命财产")));
        file.Page(PdfFile.HanLine(120, 740, "关于防汛工作的通知", 22) + text + PdfFile.HanLine(300, 84, "云溪市水务局"), fonts);
        var article = await ArticleOf(file.Page(PdfFile.HanLine(260, 740, "2026年4月20日") + PdfFile.HanLine(60, 712, "（此件公开发布）"), fonts).ToBytes());
        Assert.EndsWith("云溪市水务局\n\n2026年4月20日\n\n（此件公开发布）", article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_at_a_pages_end_is_a_line_of_its_own()
    {
        var file = new PdfFile();
        var fonts = file.HanResources();
        var text = string.Concat(Enumerable.Range(0, 12).Select(i => PdfFile.HanLine(60, 700 - (i * 28), "今年汛期将至为切实做好防汛工作保障人民群众生命财产")));
        file.Page(PdfFile.HanLine(120, 740, "关于防汛工作的通知", 22) + text + PdfFile.HanLine(280, 364, "云溪市水务局") + PdfFile.HanLine(283, 336, "2026年4月20日"), fonts);
        var article = await ArticleOf(file.Page(PdfFile.HanLine(60, 700, "（此件公开发布）"), fonts).ToBytes());
        Assert.EndsWith("云溪市水务局\n\n2026年4月20日\n\n（此件公开发布）", article.Text, StringComparison.Ordinal);
    }

    private static async Task<Article> ArticleOf(byte[] bytes)
    {
        var (article, rejection) = await Desk.ProcessAsync(Uploads.Of("a.pdf", bytes), TestContext.Current.CancellationToken);
        Assert.Null(rejection);
        return article!;
    }
}
