using System.Text;
using Gazette.Articles.Corrections;
using Gazette.Articles.Edits;
using Gazette.Processing;

namespace Gazette.Tests.Correcting;

/// <summary>What extraction has left out comes back where it stood, when an editor wants it.</summary>
public sealed class RestoredLineTests
{
    private const string Page = """
        <body><h1>滨河公园夜间照明开始试运行</h1><div>发布时间：2024-05-06　来源：江城日报</div>
        <div id="zoom"><p>滨河公园的夜间照明昨晚开始试运行，沿河两公里步道全部亮灯，市民可以在晚上十点以前散步和跑步。</p>
        <div class="related"><a href="/1">相关链接：步道工程去年开工</a></div>
        <p>公园管理处说，灯光按季节调整，试运行期间欢迎市民提出意见，半个月后将公布正式的开放时间安排。</p></div>
        <div class="footer">本站由市信息中心维护，电话见首页</div>
        """;

    public static TheoryData<string> Files => EditListTests.Files;

    [Fact]
    public async Task A_line_comes_back_where_it_stood()
    {
        var before = await ProcessAsync(Uploads.Of("a.html", Encoding.UTF8.GetBytes(Page)), ArticleCorrections.None);
        var related = before.Article!.Edits!.LeftOutLines.Single(l => l.Text.Contains("步道工程", StringComparison.Ordinal));
        var foot = before.Article.Edits.LeftOutLines.Single(l => l.Text.Contains("信息中心", StringComparison.Ordinal));
        Assert.Equal(before.Article.Edits.Draft.IndexOf("公园管理处", StringComparison.Ordinal), related.Position);
        Assert.Equal(before.Article.Edits.Draft.Length, foot.Position);

        var after = await ProcessAsync(Uploads.Of("a.html", Encoding.UTF8.GetBytes(Page)), Restoring(before.Article.Edits, related, foot));
        Assert.Empty(after.Stale);
        Assert.Equal(
            ["滨河公园的夜间照明", "相关链接：步道工程去年开工", "公园管理处说", "本站由市信息中心维护"],
            after.Article!.Text.Split("\n\n").Select((line, i) => line[..Math.Min(line.Length, i == 0 ? 9 : i == 1 ? 14 : i == 2 ? 6 : 10)]));
        Assert.Equal([related.Key, foot.Key], after.Article.Edits!.Restored.Select(l => l.Key));
    }

    [Fact]
    public async Task One_that_is_gone_is_told()
    {
        var before = await ProcessAsync(Uploads.Of("a.html", Encoding.UTF8.GetBytes(Page)), ArticleCorrections.None);
        var corrections = Restoring(before.Article!.Edits!, before.Article.Edits!.LeftOutLines[^1]);
        var after = await ProcessAsync(Uploads.Of("a.html", Encoding.UTF8.GetBytes(Page.Replace("本站由市信息中心维护", "本站由市数据局维护", StringComparison.Ordinal))), corrections);
        Assert.Equal(StaleCorrection.Restore, Assert.Single(after.Stale).Correction);
        Assert.DoesNotContain("数据局", after.Article!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_lines_and_too_many_are_refused()
    {
        var list = (await ProcessAsync(Uploads.Of("a.html", Encoding.UTF8.GetBytes(Page)), ArticleCorrections.None)).Article!.Edits!;
        Assert.Contains("\"restore\" names the line 00", ArticleCorrections.None.RestoreLines(["00"], list, out _), StringComparison.Ordinal);
        Assert.Contains("500 restored", ArticleCorrections.None.RestoreLines([.. Enumerable.Range(0, 501).Select(i => $"{i}")], list, out _), StringComparison.Ordinal);
    }

    /// <summary>Whatever the file, and whatever is restored of it: all text stays in one of the two, and nothing else comes or goes.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public async Task Restoring_keeps_the_account(string path)
    {
        var bytes = await File.ReadAllBytesAsync(Path.Combine(ExtractionCaseTests.RepositoryRoot(), path), TestContext.Current.CancellationToken);
        var upload = Uploads.Of(Path.GetFileName(path), bytes);
        if ((await ProcessAsync(upload, ArticleCorrections.None)).Article?.Edits is not { LeftOutLines.Count: > 0 } before)
            return;
        LeftOutLine[] wanted = [.. before.LeftOutLines.Where((line, i) => i % 3 == 0 && line.Text.Any(char.IsLetterOrDigit)).Take(20)];
        var restored = await ProcessAsync(upload, Restoring(before, wanted));
        Assert.Empty(restored.Stale);
        var after = restored.Article!.Edits!;
        Assert.Equal(restored.Article.Text, after.Apply());
        Assert.Equal(before.LeftOutLines.Except(wanted).Select(l => l.Key), after.LeftOutLines.Select(l => l.Key));
        Assert.Equal(Folded(before.Draft).Length + wanted.Sum(l => Folded(l.Text).Length), Folded(after.Draft).Length);
        Assert.All(wanted, line => Assert.Contains(Folded(line.Text), Folded(after.Draft), StringComparison.Ordinal));
    }

    private static Task<ProcessedUpload> ProcessAsync(Gazette.Uploads.Upload upload, ArticleCorrections corrections) =>
        Desk.ProcessAsync(upload, corrections);

    private static ArticleCorrections Restoring(EditList list, params LeftOutLine[] lines)
    {
        Assert.Null(ArticleCorrections.None.RestoreLines([.. lines.Select(l => l.Key!)], list, out var corrections));
        return corrections;
    }

    private static string Folded(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
