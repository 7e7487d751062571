using System.Text;
using System.Text.Json;
using Gazette.Articles;
using Gazette.Serving;
using Gazette.Serving.Searching;
using Microsoft.Extensions.DependencyInjection;

namespace Gazette.StorageTests.Searching;

/// <summary>What readers find, over real articles in storage.</summary>
public sealed class SearchTests(AzuriteFixture azurite)
{
    /// <summary>Each a headline, a day and a text; the name of the file tells them apart.</summary>
    private static readonly (string Name, string Headline, string Day, string Text)[] Articles =
    [
        ("road.txt", "河西路夜间施工公告", "2024-05-06", "为了更换老旧管网，河西路从五月八日起夜间施工，请过往车辆绕行。联系人：欧阳修竹。"),
        ("virus.txt", "關於疫情防控工作的通知", "2022-01-29", "當前疫情防控形勢複雜，各鄉鎮要堅持思想不鬆懈。依據國辦發〔2017〕47號文件執行。"),
        ("bus.txt", "四路公交车改走滨河路", "2026-03-02", "四路公交车从周一起改走滨河路，首末班时间不变。Route 4 takes the river road; ask CityTransport. 疫情期间请戴口罩。"),
        ("name.txt", "𠮷野家连锁店开业", "2025-07-01", "𠮷野家在滨河路开业，店长是㐂田先生。ＡＢＣ公司参与建设，电话０７１３－１２３４５６７。"),
        ("press.md", "The market hall opens again", "2025-06-09", "The café in the market hall opens at nine. Internationalisation of stalls is under way in Ellery."),
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("河西路", "road.txt")]
    [InlineData("管网 绕行", "road.txt")]
    [InlineData("欧阳修竹", "road.txt")]
    [InlineData("歐陽修竹", "road.txt")]
    [InlineData("关于疫情防控", "virus.txt")]
    [InlineData("關於疫情防控", "virus.txt")]
    [InlineData("疫情", "virus.txt bus.txt")]
    [InlineData("滨河路", "bus.txt name.txt")]
    [InlineData("濱河路", "bus.txt name.txt")]
    [InlineData("国办发〔2017〕47号", "virus.txt")]
    [InlineData("国办发 2017 47", "virus.txt")]
    [InlineData("𠮷野家", "name.txt")]
    [InlineData("𠮷", "name.txt")]
    [InlineData("㐂田", "name.txt")]
    [InlineData("家", "name.txt")]
    [InlineData("ABC", "name.txt")]
    [InlineData("ａｂｃ公司", "name.txt")]
    [InlineData("0713-1234567", "name.txt")]
    [InlineData("cafe", "press.md")]
    [InlineData("CAFÉ", "press.md")]
    [InlineData("inter", "press.md")]
    [InlineData("Ellery market", "press.md")]
    [InlineData("\"market hall\"", "press.md")]
    [InlineData("“market hall opens”", "press.md")]
    [InlineData("citytransport 公交车", "bus.txt")]
    [InlineData("ro", "")]
    [InlineData("\"hall market\"", "")]
    [InlineData("\"mark hall\"", "")]
    [InlineData("arket", "")]
    [InlineData("河西路 滨河路", "")]
    [InlineData("河路", "bus.txt name.txt")]
    [InlineData("施工公告绕行", "")]
    public async Task Finds_what_has_all_of_it_headlines_first_then_the_newest(string query, string expected)
    {
        await using var newsroom = await PublishedAsync();
        Assert.Equal(Ids(expected), await FindAsync(newsroom.Host, query));
    }

    [Fact]
    public async Task Column_and_days_choose_and_pages_follow_each_other()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        for (var i = 1; i <= 45; i++)
            await newsroom.PublishAsync($"news/a{i:D2}.txt", $"第{i}号公告\n发布时间：2024-05-{1 + (i % 28):D2}\n\n关于道路养护的安排，请各单位周知并遵照执行。编号{i}。");
        await newsroom.PublishAsync("other/b.txt", "道路养护简报\n发布时间：2020-01-01\n\n去年全市共完成养护里程一百公里，比计划多出十公里。");
        Assert.Equal(["b"], (await FindAsync(newsroom.Host, "道路养护", column: "other")).Select(id => id.Split('-')[0]));
        Assert.Equal(2, (await FindAsync(newsroom.Host, "道路养护", from: "2024-05-02", to: "2024-05-02")).Count);
        var (seen, after, pages) = (new List<string>(), (string?)null, 0);
        do
        {
            var page = await JsonAsync(newsroom.Host, "道路养护", after: after);
            seen.AddRange(IdsOf(page));
            after = page.GetProperty("next").GetString() is { } next ? Uri.UnescapeDataString(next[(next.IndexOf("after=", StringComparison.Ordinal) + 6)..]) : null;
            Assert.True(++pages < 5);
        }
        while (after is not null);
        Assert.Equal(46, seen.Count);
        Assert.Equal(46, seen.Distinct().Count());
        Assert.StartsWith("b-", seen[0], StringComparison.Ordinal);
        var first = await JsonAsync(newsroom.Host, "道路养护");
        // Of several pairs the articles' texts decide, and only those of this page were read.
        Assert.Equal((20, false), (first.GetProperty("atLeast").GetInt32(), first.GetProperty("isExact").GetBoolean()));
        Assert.Equal((46, false), ((await JsonAsync(newsroom.Host, "养护")) is var single ? single.GetProperty("atLeast").GetInt32() : 0, single.GetProperty("isExact").GetBoolean()));
    }

    [Fact]
    public async Task Nothing_that_was_withdrawn_or_has_changed_is_found_also_while_the_index_lags()
    {
        await using var newsroom = await PublishedAsync();
        var stored = (await newsroom.Articles.FindAsync(Id("road.txt"), Cancellation))!;
        // The row alone, as a host leaves it that dies right then.
        await newsroom.Articles.TryMarkAsync(stored, new Gazette.Uploads.Withdrawal(DateTimeOffset.UtcNow, "deleted", "A test.", stored.Article.Upload.ETag, false), Cancellation);
        Assert.Empty(await FindAsync(newsroom.Host, "河西路"));

        await newsroom.UploadAsync("bus.txt", "五路公交车改走山前路\n发布时间：2026-03-02\n\n五路公交车从周一起改走山前路，首末班时间不变。");
        await newsroom.Pipeline.RunAsync("bus.txt", Cancellation);
        Assert.Empty(await FindAsync(newsroom.Host, "四路公交车"));
        Assert.Equal(Ids("bus.txt"), await FindAsync(newsroom.Host, "山前路"));
    }

    [Fact]
    public async Task Where_nothing_is_found_shorter_queries_that_find_something_are_offered()
    {
        await using var newsroom = await PublishedAsync();
        var answer = await JsonAsync(newsroom.Host, "疫情防控办公室");
        Assert.Empty(IdsOf(answer));
        var nearest = answer.GetProperty("nearest").EnumerateArray().Select(text => text.GetString()!).ToList();
        Assert.InRange(nearest.Count, 1, 2);
        foreach (var query in nearest)
            Assert.NotEmpty(await FindAsync(newsroom.Host, query));
        // The one word that is there is far shorter than what was asked.
        var far = await JsonAsync(newsroom.Host, "彩虹河西路琥珀玻璃琉璃");
        Assert.Contains("河西路", far.GetProperty("nearest").EnumerateArray().Select(text => text.GetString()));
        var page = await PageAsync(newsroom.Host, "河西路 不存在");
        Assert.Contains("河西路</bdi></a>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hits_are_marked_and_what_was_asked_is_escaped()
    {
        await using var newsroom = await PublishedAsync();
        Assert.Contains("首末班时间不变", await PageAsync(newsroom.Host, "四路公交車"), StringComparison.Ordinal);
        Assert.Contains("<mark>疫情</mark>", await PageAsync(newsroom.Host, "疫情"), StringComparison.Ordinal);
        Assert.Contains("<mark>濱河路</mark>", await PageAsync(newsroom.Host, "滨河路", variant: "zh-Hant"), StringComparison.Ordinal);
        var hostile = await PageAsync(newsroom.Host, "\"><script>alert(1)</script>");
        Assert.DoesNotContain("<script>alert", hostile, StringComparison.Ordinal);
        Assert.Contains("noindex", hostile, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("q", 101)]
    [InlineData("a b c d e f g h i j k l m n o p q", 1)]
    public async Task A_query_has_limits(string text, int times)
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var endpoint = newsroom.Host.GetRequiredService<SearchEndpoint>();
        var query = string.Concat(Enumerable.Repeat(text, times));
        Assert.Equal(400, Assert.IsType<Response.Failed>(await endpoint.PageAsync(query, null, null, null, null, null, Cancellation)).Status);
    }

    [Fact]
    public async Task A_search_whose_time_is_over_says_so_and_fails_nobody()
    {
        await using var newsroom = await PublishedAsync();
        var host = newsroom.AddHost(more: services => services.Configure<GazetteOptions>(options => options.LongestSearch = TimeSpan.FromTicks(1)));
        var answer = await JsonAsync(host, "疫情");
        Assert.True(answer.GetProperty("isPartial").GetBoolean());
    }

    private async Task<Newsroom> PublishedAsync()
    {
        var newsroom = await Newsroom.OpenAsync(azurite);
        await Task.WhenAll(Articles.Select(article => newsroom.PublishAsync(article.Name, $"{article.Headline}\n{(article.Name.EndsWith(".md", StringComparison.Ordinal) ? "Published: " : "发布时间：")}{article.Day}\n\n{article.Text}")));
        return newsroom;
    }

    private static string Id(string name) => ArticleId.FromBlobName(name);

    private static string[] Ids(string names) => [.. names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Id)];

    private static async Task<IReadOnlyList<string>> FindAsync(IServiceProvider host, string query, string? column = null, string? from = null, string? to = null) =>
        IdsOf(await JsonAsync(host, query, column, from, to));

    private static List<string> IdsOf(JsonElement answer) =>
        [.. answer.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("article").GetProperty("id").GetString()!)];

    private static async Task<JsonElement> JsonAsync(IServiceProvider host, string query, string? column = null, string? from = null, string? to = null, string? after = null)
    {
        var answer = await host.GetRequiredService<SearchEndpoint>().JsonAsync(query, column, from, to, after, variant: null, Cancellation);
        return JsonDocument.Parse(Assert.IsType<Response.Found>(answer).Representation.Identity).RootElement;
    }

    private static async Task<string> PageAsync(IServiceProvider host, string query, string? variant = null)
    {
        var answer = Assert.IsType<Response.Found>(await host.GetRequiredService<SearchEndpoint>().PageAsync(query, null, null, null, null, variant, Cancellation));
        Assert.True(answer.HasForm);
        return Encoding.UTF8.GetString(answer.Representation.Identity);
    }
}
