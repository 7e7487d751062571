using Gazette.Articles;
using Gazette.Articles.Corrections;
using Gazette.Pages;
using Gazette.Tests.Pages;

namespace Gazette.Tests.Correcting;

public sealed class ArticleCorrectionsTests
{
    private const string Page = """
        <html><head><title>滨河公园夜间照明开始试运行</title></head><body>
        <h1>滨河公园夜间照明开始试运行</h1><div>发布时间：2024-05-06　来源：江城日报　作者：李明</div>
        <div id="zoom"><p>滨河公园的夜间照明昨晚开始试运行，沿河两公里步道全部亮灯，市民可以在晚上十点以前散步和跑步。</p>
        <p>公园管理处说，灯光按季节调整，试运行期间欢迎市民提出意见，半个月后将公布正式的开放时间安排。</p></div></body></html>
        """;

    private const string Doubtful = "关于调整公交线路的通知\n发布时间：2024-05-06\n\n自下月起，四路公交车改走滨河路，途经图书馆?。?各站点的首末班时间不变，请市民留意。";

    [Theory]
    [InlineData("title", "滨河公园亮灯")]
    [InlineData("standfirst", "沿河两公里步道全部亮灯")]
    [InlineData("publishedAt", "2024-05-07T08:30:00+08:00")]
    [InlineData("source", "江城晚报")]
    [InlineData("author", "王芳")]
    [InlineData("column", "news/city")]
    [InlineData("source", null)]
    [InlineData("author", null)]
    [InlineData("publishedAt", null)]
    public async Task An_editors_value_stands_in_place_of_what_was_read(string name, string? value)
    {
        var field = ArticleField.Find(name)!;
        var first = (await Desk.ProcessAsync("a.html", Page)).Article!;
        var corrections = ArticleCorrections.None.Corrected(field, value, first);
        var copy = await Desk.ProcessAsync("a.html", Page, corrections);
        Assert.Empty(copy.Stale);
        Assert.Equal(value, field.Of(ArticleFields.Of(copy.Article!, TimeZoneInfo.Utc)));
        Assert.Equal((name, field.Of(ArticleFields.Of(first, TimeZoneInfo.Utc))), (copy.Article!.Edits!.Replaced.Single().Key, copy.Article.Edits.Replaced.Single().Value));
        Assert.All(ArticleField.All.Where(f => f != field), f => Assert.Equal(f.Of(ArticleFields.Of(first, TimeZoneInfo.Utc)), f.Of(ArticleFields.Of(copy.Article, TimeZoneInfo.Utc))));
        Assert.False(copy.Article.NeedsReview);
    }

    [Fact]
    public async Task The_machines_own_value_takes_a_correction_back()
    {
        var first = (await Desk.ProcessAsync("a.html", Page)).Article!;
        var corrections = ArticleCorrections.None.Corrected(ArticleField.Title, "滨河公园亮灯", first);
        var corrected = (await Desk.ProcessAsync("a.html", Page, corrections)).Article!;
        Assert.True(corrections.Corrected(ArticleField.Title, first.Title, corrected).IsEmpty);
        Assert.Equal(first.Title, corrections.Corrected(ArticleField.Title, "另一个标题", corrected).Fields["title"].Machine);
    }

    [Fact]
    public async Task A_correction_survives_a_new_version_in_which_the_field_is_the_same()
    {
        var first = (await Desk.ProcessAsync("a.html", Page)).Article!;
        var corrections = ArticleCorrections.None.Corrected(ArticleField.Source, "江城晚报", first);
        var copy = await Desk.ProcessAsync("a.html", Page.Replace("半个月后", "一个月后", StringComparison.Ordinal), corrections);
        Assert.Empty(copy.Stale);
        Assert.Equal("江城晚报", copy.Article!.Source);
        Assert.Contains("一个月后", copy.Article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_of_what_the_file_no_longer_says_is_left_out_and_told()
    {
        var first = (await Desk.ProcessAsync("a.html", Page)).Article!;
        var corrections = ArticleCorrections.None.Corrected(ArticleField.Source, "江城晚报", first).Corrected(ArticleField.Title, "滨河公园亮灯", first);
        var copy = await Desk.ProcessAsync("a.html", Page.Replace("江城日报", "江城时报", StringComparison.Ordinal), corrections);
        Assert.Equal(("江城时报", "滨河公园亮灯"), (copy.Article!.Source, copy.Article.Title));
        var stale = Assert.Single(copy.Stale);
        Assert.Equal("source", stale.Correction);
        Assert.Contains("\"江城日报\", and the file now says \"江城时报\"", stale.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("source", copy.Article.Edits!.Replaced.Keys);
    }

    [Fact]
    public async Task A_file_that_now_says_what_the_editor_said_needs_no_correction()
    {
        var first = (await Desk.ProcessAsync("a.html", Page)).Article!;
        var corrections = ArticleCorrections.None.Corrected(ArticleField.Source, "江城晚报", first).Corrected(ArticleField.PublishedAt, "2024-05-08", first);
        var copy = await Desk.ProcessAsync("a.html", Page.Replace("江城日报", "江城晚报", StringComparison.Ordinal).Replace("05-06", "05-08", StringComparison.Ordinal), corrections);
        Assert.Empty(copy.Stale);
        Assert.Equal(("江城晚报", "2024-05-08"), (copy.Article!.Source, copy.Article.PublishedAt!.ToText()));
    }

    [Fact]
    public async Task A_date_without_a_zone_stays_without_one()
    {
        var first = (await Desk.ProcessAsync("a.html", Page)).Article!;
        var copy = await Desk.ProcessAsync("a.html", Page, ArticleCorrections.None.Corrected(ArticleField.PublishedAt, "2024-05-07 08:30", first));
        Assert.Equal(new PublishDate(new DateOnly(2024, 5, 7), new TimeOnly(8, 30)), copy.Article!.PublishedAt);
    }

    [Fact]
    public async Task What_an_editor_says_is_no_doubt_any_more()
    {
        const string text = "<p>自下月起，四路公交车改走滨河路，各站点的首末班时间不变，请市民留意站牌上的通知，并提前安排好出行。</p>";
        var first = (await Desk.ProcessAsync("bus.html", text)).Article!;
        Assert.Equal(["title-from-file-name", "no-date"], first.Repairs.Select(r => r.Rule));
        var corrections = ArticleCorrections.None.Corrected(ArticleField.Title, "公交线路调整", first);
        Assert.Equal(["no-date"], (await Desk.ProcessAsync("bus.html", text, corrections)).Article!.Repairs.Select(r => r.Rule));
        var copy = await Desk.ProcessAsync("bus.html", text, corrections.Corrected(ArticleField.PublishedAt, "2024-05-06", first));
        Assert.Empty(copy.Article!.Repairs);
        Assert.False(copy.Article.NeedsReview);
    }

    [Fact]
    public async Task An_impossible_date_is_settled_by_the_editors()
    {
        var text = Page.Replace("2024-05-06", "2024-02-31", StringComparison.Ordinal);
        var first = (await Desk.ProcessAsync("a.html", text)).Article!;
        Assert.Contains(first.Repairs, r => r is { Rule: "impossible-date", Certain: false });
        var copy = await Desk.ProcessAsync("a.html", text, ArticleCorrections.None.Corrected(ArticleField.PublishedAt, "2024-03-01", first));
        Assert.False(copy.Article!.NeedsReview);
    }

    [Fact]
    public async Task Hostile_values_are_text_on_the_page()
    {
        const string hostile = "<script>alert(1)</script>\"'&amp;<img src=x onerror=alert(1)>";
        var first = (await Desk.ProcessAsync("a.html", Page)).Article!;
        var corrections = new[] { ArticleField.Title, ArticleField.Standfirst, ArticleField.Source, ArticleField.Author, ArticleField.Column }
            .Aggregate(ArticleCorrections.None, (sum, field) => sum.Corrected(field, field == ArticleField.Column ? hostile.Replace("/", "", StringComparison.Ordinal) : hostile, first));
        var article = (await Desk.ProcessAsync("a.html", Page, corrections)).Article!;
        Assert.Equal(hostile, article.Title);
        Assert.Equal(first.Body.ToString(), article.Body.ToString());
        var html = ArticlePage.Render(article, Sample.Site);
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accepted_doubts_need_no_review()
    {
        var first = (await Desk.ProcessAsync("a.txt", Doubtful)).Article!;
        Assert.True(first.NeedsReview);
        var corrections = ArticleCorrections.None.Accept(first, Desk.HashOf(Doubtful));
        var copy = await Desk.ProcessAsync("a.txt", Doubtful, corrections);
        Assert.False(copy.Article!.NeedsReview);
        Assert.Empty(copy.Stale);
        Assert.Contains(copy.Article.Repairs, r => !r.Certain);
    }

    [Fact]
    public async Task Another_version_asks_again()
    {
        var first = (await Desk.ProcessAsync("a.txt", Doubtful)).Article!;
        var corrections = ArticleCorrections.None.Accept(first, Desk.HashOf(Doubtful));
        var copy = await Desk.ProcessAsync("a.txt", Doubtful + "又及：三路车照旧?。?末班车推迟。", corrections);
        Assert.True(copy.Article!.NeedsReview);
        Assert.Equal("accept", Assert.Single(copy.Stale).Correction);
        Assert.Empty((await Desk.ProcessAsync("a.txt", Doubtful.Replace("?。?", "，", StringComparison.Ordinal), corrections)).Stale);
    }

    [Fact]
    public async Task What_was_accepted_stays_so_when_another_doubt_is_settled()
    {
        const string text = "<p>自下月起，四路公交车改走滨河路，途经图书馆?。?各站点的首末班时间不变，请市民留意站牌上的通知。</p>";
        var first = (await Desk.ProcessAsync("a.html", text)).Article!;
        var corrections = ArticleCorrections.None.Accept(first, Desk.HashOf(text)).Corrected(ArticleField.Title, "公交线路调整", first);
        var copy = await Desk.ProcessAsync("a.html", text, corrections);
        Assert.False(copy.Article!.NeedsReview);
        Assert.Empty(copy.Stale);
        Assert.Equal(["lost-bytes", "no-date"], copy.Article.Repairs.Where(r => !r.Certain).Select(r => r.Rule));
    }

    [Fact]
    public async Task New_doubts_in_the_same_upload_ask_again()
    {
        var first = (await Desk.ProcessAsync("a.txt", Doubtful)).Article!;
        var fewer = first with { Repairs = [.. first.Repairs.Where(r => r.Certain), new Repair("lost-bytes", 7, false, [])] };
        var copy = await Desk.ProcessAsync("a.txt", Doubtful, ArticleCorrections.None.Accept(fewer, Desk.HashOf(Doubtful)));
        Assert.True(copy.Article!.NeedsReview);
    }

    [Fact]
    public async Task Corrections_are_equal_when_they_correct_the_same()
    {
        var first = (await Desk.ProcessAsync("a.txt", Doubtful)).Article!;
        ArticleCorrections Of(string title, string? source, bool reversed) => (reversed ? [ArticleField.Source, ArticleField.Title] : new[] { ArticleField.Title, ArticleField.Source })
            .Aggregate(first.Undo(), (sum, field) => sum.Corrected(field, field == ArticleField.Title ? title : source, first)).Accept(first, Desk.HashOf(Doubtful));

        var (one, same) = (Of("标题", "江城日报", false), Of("标题", "江城日报", true));
        Assert.Equal(one, same);
        Assert.Equal(one.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(one, Of("题目", "江城日报", false));
        Assert.NotEqual(one, Of("标题", null, false));
        Assert.NotEqual(one, one with { Undone = [new Undo("x", "a", "b", "0", "", "", 0, 1)] });
        Assert.NotEqual(one, one with { Accepted = one.Accepted! with { Doubts = [] } });
        Assert.True(one.ReadsLike(one with { Accepted = null }));
        Assert.False(one.ReadsLike(Of("题目", "江城日报", false)));
    }

    [Fact]
    public void A_receipt_names_the_first_stale_edits_and_counts_the_rest()
    {
        StaleCorrection[] edits = [.. Enumerable.Range(0, 23).Select(n => new StaleCorrection(StaleCorrection.Undo, $"{n}"))];
        var shown = StaleCorrection.Shown([.. edits, new StaleCorrection("title", "t"), new StaleCorrection(StaleCorrection.Accept, "a")]);
        Assert.Equal(["title", "accept"], shown.Take(2).Select(s => s.Correction));
        Assert.Equal(edits.Take(20), shown.Skip(2).SkipLast(1));
        Assert.StartsWith("3 more", shown[^1].Detail, StringComparison.Ordinal);
        Assert.Equal(shown.SkipLast(1), StaleCorrection.Shown([.. shown.SkipLast(1)]));
    }
}
