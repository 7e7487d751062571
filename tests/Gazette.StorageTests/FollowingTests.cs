using System.Text;
using System.Text.Json;
using Gazette.Publishing;
using Gazette.Serving;
using Gazette.Serving.Following;
using Microsoft.Extensions.DependencyInjection;

namespace Gazette.StorageTests;

/// <summary>Where articles lead on.</summary>
public sealed class FollowingTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_article_leads_to_its_neighbours_in_the_column_and_at_the_ends_to_the_column()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var oldest = await PublishAsync(newsroom, "news/city/a.txt", "东门自来水改造完工", "2024-05-01");
        await PublishAsync(newsroom, "sports/x.txt", "市运动会今天开幕", "2024-05-02");
        var middle = await PublishAsync(newsroom, "news/city/b.txt", "西门自来水改造开工", "2024-05-03");
        var newest = await PublishAsync(newsroom, "news/city/c.txt", "市图书馆新馆开放", "2024-05-04");
        var next = newsroom.Host.GetRequiredService<NextEndpoint>();

        Assert.Equal($"/articles/{newest}", Target(await next.NewerAsync(middle, variant: null, Cancellation)));
        Assert.Equal($"/articles/{oldest}", Target(await next.OlderAsync(middle, variant: null, Cancellation)));
        Assert.Equal("/columns/news/city", Target(await next.NewerAsync(newest, variant: null, Cancellation)));
        Assert.Equal("/columns/news/city", Target(await next.OlderAsync(oldest, variant: null, Cancellation)));

        await newsroom.Host.GetRequiredService<Withdrawals>().WithdrawAsync(newest, "内容有误", purge: false, Cancellation);
        Assert.Equal("/columns/news/city", Target(await next.NewerAsync(middle, variant: null, Cancellation)));
        Assert.IsType<Response.Withdrawn>(await next.OlderAsync(newest, variant: null, Cancellation));
        Assert.Equal(404, Assert.IsType<Response.Failed>(await next.OlderAsync("no-such-article", variant: null, Cancellation)).Status);
        Assert.Equal(400, Assert.IsType<Response.Failed>(await next.OlderAsync("NO", variant: null, Cancellation)).Status);
    }

    [Fact]
    public async Task Related_are_articles_of_the_outermost_column_that_readers_may_see()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var article = await PublishAsync(newsroom, "news/city/a.txt", "东门自来水改造完工", "2024-05-01");
        var sister = await PublishAsync(newsroom, "news/town/b.txt", "西门自来水改造开工", "2024-05-03");
        await PublishAsync(newsroom, "sports/c.txt", "北门自来水改造暂停", "2024-05-03");
        await PublishAsync(newsroom, "news/d.txt", "少年棋院招收新生", "2024-05-04");
        var next = newsroom.Host.GetRequiredService<NextEndpoint>();

        Assert.Equal([sister], Ids(await next.RelatedJsonAsync(article, variant: null, Cancellation)));
        Assert.Contains($"/articles/{sister}", Html(await next.RelatedAsync(article, variant: null, Cancellation)), StringComparison.Ordinal);

        await newsroom.Host.GetRequiredService<Withdrawals>().WithdrawAsync(sister, "内容有误", purge: false, Cancellation);
        Assert.Empty(Ids(await next.RelatedJsonAsync(article, variant: null, Cancellation)));
        Assert.DoesNotContain("西门", Html(await next.RelatedAsync(article, variant: null, Cancellation)), StringComparison.Ordinal);
        Assert.IsType<Response.Withdrawn>(await next.RelatedAsync(sister, variant: null, Cancellation));
        Assert.Equal(404, Assert.IsType<Response.Failed>(await next.RelatedJsonAsync("no-such-article", variant: null, Cancellation)).Status);
    }

    private static async Task<string> PublishAsync(Newsroom newsroom, string name, string title, string day) =>
        (await newsroom.PublishAsync(name, $"{title}\n发布时间：{day}\n\n{title}，{string.Concat(title.Reverse())}。\n")).Article.Id;

    private static string Target(Response response) => Assert.IsType<Response.SeeOther>(response).Path;

    private static string Html(Response response) => Encoding.UTF8.GetString(Assert.IsType<Response.Found>(response).Representation.Identity);

    private static List<string?> Ids(Response response)
    {
        using var json = JsonDocument.Parse(Html(response));
        return [.. json.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString())];
    }
}
