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
        Assert.Contains(new LeftOutLine("江城水务季刊 2026年第1期", "running-lines"), article.Edits!.LeftOutLines);
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

    private static async Task<Article> ArticleOf(byte[] bytes)
    {
        var (article, rejection) = await Desk.ProcessAsync(Uploads.Of("a.pdf", bytes), TestContext.Current.CancellationToken);
        Assert.Null(rejection);
        return article!;
    }
}
