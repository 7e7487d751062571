using Gazette.Extraction.Fields;
using Gazette.Uploads;

namespace Gazette.Tests;

/// <summary>The sample uploads are read as a first-time visitor should see them.</summary>
public sealed class SeedTests
{
    [Theory]
    [InlineData("news/2025/04/bei-jie-xiao-xiang.html", "老城区三条背街小巷完成改造", "2025-04-18 09:26", "云溪日报", "何静雯|陆子安", "zh-Hans", "news")]
    [InlineData("news/city/bin-he-zhao-ming.txt", "滨河公园夜间照明开始试运行", "2025-03-12", "云溪日报", "方晓楠", "zh-Hans", "news/city")]
    [InlineData("press/harbour-library.html", "Harbour Library opens its doors after two years of rebuilding", "2025-05-06 09:00", null, "Eleanor Marsh|Tom Okafor", "en", "press")]
    [InlineData("press/market-hall.eml", "Port Ellery’s market hall opens again with thirty-two stalls", "2026-06-09 09:30", "Port Ellery City Council, Press Office", "", "en", "press")]
    [InlineData("guides/home/winter-pipes.md", "入冬之前：给家里的水管穿上棉衣", "2024-11-20 08:30", "云溪生活", "林知遥|高远", "zh-Hans", "guides/home")]
    [InlineData("news/city/bin-he-bu-dao.docx", "滨河步道二期全线贯通", "2026-03-12 09:20", "云溪日报", "方晓楠", "zh-Hans", "news/city")]
    [InlineData("公告/防汛工作通知.docx", "云溪市人民政府办公室关于做好2026年防汛工作的通知", "2026-03-02", "云溪市人民政府办公室", "", "zh-Hans", "公告")]
    [InlineData("公告/停水通知.txt", "关于青石路片区计划停水的通知", "2025-06-03", "云溪区自来水公司", "", "zh-Hans", "公告")]
    public async Task Is_read_with_its_fields(string name, string title, string date, string? source, string authors, string language, string column)
    {
        var draft = await Articles.ReadAsync(name, await BytesAsync(name));
        var metadata = draft.Metadata;
        Assert.Equal((title, date, source), (metadata.Title, metadata.PublishedAt?.ToString(), metadata.Source));
        Assert.Equal((authors, language, column), (string.Join('|', metadata.Authors), metadata.Language, ColumnPath.FromBlobName(name)));
    }

    [Fact]
    public async Task The_portal_page_really_is_in_GB18030()
    {
        var bytes = await BytesAsync("news/2025/04/bei-jie-xiao-xiang.html");
        Assert.False(System.Text.Unicode.Utf8.IsValid(bytes));
        Assert.True(Gazette.Intake.UploadReader.TryRead(Uploads.Of("a.html", bytes), out var text, out _));
        Assert.Equal("gb18030", text.Charset);
        Assert.Empty(text.Report.Repairs);
    }

    [Fact]
    public async Task The_portal_pages_body_is_the_article_alone()
    {
        var lines = Articles.Lines(await Articles.ReadAsync("a.html", await BytesAsync("news/2025/04/bei-jie-xiao-xiang.html")));
        Assert.StartsWith("p: 连日来，", lines[0], StringComparison.Ordinal);
        Assert.Contains("th: 长度（米）", lines);
        Assert.Contains("li: 保留北井巷口的老井和两棵槐树；", lines);
        Assert.DoesNotContain(lines, l => l.Contains("热点", StringComparison.Ordinal) || l.Contains("ICP", StringComparison.Ordinal) || l.Contains("首页", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_is_rejected_with_a_remedy()
    {
        const string name = "投稿/读书会活动方案.wps";
        var (draft, rejection) = await Articles.TryReadAsync(name, await BytesAsync(name));
        Assert.Null(draft);
        Assert.Equal(RejectionReason.UnsupportedKind, rejection?.Reason);
    }

    private static async Task<byte[]> BytesAsync(string name) =>
        await File.ReadAllBytesAsync(Path.Combine(ExtractionCaseTests.RepositoryRoot(), "seeds", name), TestContext.Current.CancellationToken);
}
