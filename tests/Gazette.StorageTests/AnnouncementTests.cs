using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Gazette.Announcing;
using Gazette.Publishing;
using Gazette.Serving;
using Gazette.Serving.Feeds;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gazette.StorageTests;

/// <summary>Hub and search engines, as a server of our own that takes what they would.</summary>
public sealed class AnnouncementTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const string Text = "东门自来水改造完工\n\n东门片区更换了十一公里旧水管，水压恢复正常。\n";

    private readonly List<(string Path, string Body)> told = [];
    private HttpStatusCode answer = HttpStatusCode.NoContent;
    private WebApplication? outside;
    private string address = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        outside = builder.Build();
        outside.Urls.Add("http://127.0.0.1:0");
        outside.MapPost("/{path}", async (HttpRequest request, string path) =>
        {
            using var reader = new StreamReader(request.Body);
            told.Add((path, await reader.ReadToEndAsync()));
            return Results.StatusCode((int)answer);
        });
        await outside.StartAsync();
        address = outside.Urls.Single();
    }

    public async ValueTask DisposeAsync()
    {
        if (outside is not null)
            await outside.DisposeAsync();
    }

    [Fact]
    public async Task Hub_and_engines_are_told_once_of_what_was_published_and_withdrawn()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var host = newsroom.AddHost(Settings());
        await newsroom.UploadAsync("news/city/a.txt", Text);
        var id = Assert.IsType<PublishResult.Published>(await host.GetRequiredService<PublishPipeline>().RunAsync("news/city/a.txt", Cancellation)).ArticleId;
        var announcements = host.GetRequiredService<Announcements>();

        await announcements.RunAsync(Cancellation);
        await announcements.RunAsync(Cancellation);
        Assert.Equal(2, told.Count);
        var form = QueryHelpers.ParseQuery(told.Single(each => each.Path == "hub").Body);
        Assert.Equal("publish", form["hub.mode"]);
        Assert.Equal(["feed.xml", "feed.json", "feeds/news/city", "feeds/news"], form["hub.url"].Select(url => new Uri(url!).AbsolutePath[1..]));
        using (var list = JsonDocument.Parse(told.Single(each => each.Path == "indexnow").Body))
        {
            Assert.EndsWith($"/articles/{id}", list.RootElement.GetProperty("urlList").EnumerateArray().Single().GetString(), StringComparison.Ordinal);
            Assert.Equal("a-key-0123456789", list.RootElement.GetProperty("key").GetString());
            Assert.EndsWith("/indexnow.txt", list.RootElement.GetProperty("keyLocation").GetString(), StringComparison.Ordinal);
        }

        await host.GetRequiredService<Withdrawals>().WithdrawAsync(id, "内容有误", purge: false, Cancellation);
        await announcements.RunAsync(Cancellation);
        Assert.Equal(4, told.Count);
    }

    [Fact]
    public async Task A_listener_that_does_not_answer_is_asked_again_after_a_pause_and_publishing_goes_on()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var host = newsroom.AddHost(Settings());
        answer = HttpStatusCode.InternalServerError;
        await newsroom.UploadAsync("a.txt", Text);
        Assert.IsType<PublishResult.Published>(await host.GetRequiredService<PublishPipeline>().RunAsync("a.txt", Cancellation));
        var announcements = host.GetRequiredService<Announcements>();
        await announcements.RunAsync(Cancellation);
        await announcements.RunAsync(Cancellation);
        // Paused after the first try.
        Assert.Equal(2, told.Count);

        answer = HttpStatusCode.OK;
        var later = newsroom.AddHost(Settings(), services => services.AddSingleton<TimeProvider>(new ClockAhead(TimeSpan.FromMinutes(2)))).GetRequiredService<Announcements>();
        await later.RunAsync(Cancellation);
        Assert.Equal(4, told.Count);
        await later.RunAsync(Cancellation);
        Assert.Equal(4, told.Count);
    }

    [Fact]
    public async Task What_could_not_be_told_for_a_day_is_given_up()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var host = newsroom.AddHost(Settings());
        answer = HttpStatusCode.Forbidden;
        await newsroom.UploadAsync("a.txt", Text);
        await host.GetRequiredService<PublishPipeline>().RunAsync("a.txt", Cancellation);
        var later = newsroom.AddHost(Settings(), services => services.AddSingleton<TimeProvider>(new ClockAhead(TimeSpan.FromHours(25)))).GetRequiredService<Announcements>();
        await later.RunAsync(Cancellation);
        Assert.DoesNotContain(await Newsroom.RowsAsync(newsroom.Account.Progress), row => row.PartitionKey is "announce-websub" or "announce-indexnow");
    }

    [Fact]
    public async Task Nobody_is_told_where_nothing_is_set()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        await newsroom.PublishAsync("a.txt", Text);
        await newsroom.Host.GetRequiredService<Announcements>().RunAsync(Cancellation);
        Assert.Empty(told);
        Assert.DoesNotContain(await Newsroom.RowsAsync(newsroom.Account.Progress), row => row.PartitionKey.StartsWith("announce", StringComparison.Ordinal));
        Assert.IsType<Response.Failed>(await newsroom.Host.GetRequiredService<SitemapEndpoint>().IndexNowKeyAsync());
    }

    [Fact]
    public async Task Feeds_name_the_hub_and_the_key_is_served()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var host = newsroom.AddHost(Settings());
        var atom = XDocument.Parse(Body(await host.GetRequiredService<FeedEndpoint>().AtomAsync(variant: null, Cancellation)));
        Assert.Equal($"{address}/hub", atom.Root!.Elements().Single(e => e.Name.LocalName == "link" && e.Attribute("rel")?.Value == "hub").Attribute("href")!.Value);
        using var json = JsonDocument.Parse(Body(await host.GetRequiredService<FeedEndpoint>().JsonAsync(variant: null, Cancellation)));
        Assert.Equal($"{address}/hub", json.RootElement.GetProperty("hubs")[0].GetProperty("url").GetString());
        Assert.Equal("a-key-0123456789", Body(await host.GetRequiredService<SitemapEndpoint>().IndexNowKeyAsync()));
    }

    private Dictionary<string, string?> Settings() => new()
    {
        ["Gazette:WebSubHub"] = $"{address}/hub",
        ["Gazette:IndexNowKey"] = "a-key-0123456789",
        ["Gazette:IndexNowEndpoint"] = $"{address}/indexnow",
    };

    private static string Body(Response response) => System.Text.Encoding.UTF8.GetString(Assert.IsType<Response.Found>(response).Representation.Identity);
}
