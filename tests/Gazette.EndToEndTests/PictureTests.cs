using System.Net;
using System.Text;
using System.Text.Json;
using Gazette.LocalHost;
using Gazette.LocalHost.Uploads;
using Microsoft.Playwright;

namespace Gazette.EndToEndTests;

/// <summary>A saved page with its folder goes in, and readers see its pictures.</summary>
public sealed class PictureTests(PublishedSite site) : TestsInChromium
{
    private static readonly string Pictures = Path.Combine(Seeds.FolderIn(RepositoryRoot.Find()), "guides", "garden", "pictures");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Readers_see_them_in_the_size_that_fits(int width)
    {
        var (page, _) = await PublishAsync($"pictures-{width}/ferry.html");
        await using var context = await Browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 } });
        var tab = await context.NewPageAsync();
        var broken = new List<string>();
        tab.Console += (_, message) => broken.Add(message.Text);
        await tab.GotoAsync(new Uri(site.Http.BaseAddress!, page).ToString(), new() { WaitUntil = WaitUntilState.NetworkIdle });
        var shown = await tab.EvaluateAsync<JsonElement>("""
            async () => {
              const image = document.querySelector('.body picture img');
              image.scrollIntoView();
              await image.decode();
              return { source: image.currentSrc, wide: image.naturalWidth, over: document.documentElement.scrollWidth - innerWidth, alt: image.alt };
            }
            """);
        Assert.EndsWith(width == 390 ? "/480.webp" : "/960.webp", shown.GetProperty("source").GetString(), StringComparison.Ordinal);
        Assert.True(shown.GetProperty("wide").GetInt32() > 0);
        Assert.True(shown.GetProperty("over").GetInt32() <= 0, "The page is wider than the screen.");
        Assert.Equal("The orchard in May", shown.GetProperty("alt").GetString());
        Assert.Empty(broken);
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task A_list_shows_them_small_beside_their_headlines_and_asks_nobody_else(int width)
    {
        var (_, id) = await PublishAsync($"pictures-front-{width}/ferry.html");
        using var article = JsonDocument.Parse(await site.Http.GetStringAsync($"/api/articles/{id}", Cancellation));
        var column = string.Join('/', article.RootElement.GetProperty("column").GetString()!.Split('/').Select(Uri.EscapeDataString));
        await using var context = await Browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 } });
        var tab = await context.NewPageAsync();
        var (requests, complaints) = (new List<string>(), new List<string>());
        tab.Request += (_, request) => requests.Add(request.Url);
        tab.Console += (_, message) => complaints.Add(message.Text);
        JsonElement shown = default;
        // A list may be as old as pages may be kept.
        await site.UntilAsync(async () =>
        {
            await tab.GotoAsync($"{site.Address}/columns/{column}", new() { WaitUntil = WaitUntilState.NetworkIdle });
            shown = await tab.EvaluateAsync<JsonElement>("""
                async id => {
                  const image = document.querySelector(`a.thumbnail[href="/articles/${id}"] img`);
                  if (!image) return null;
                  image.scrollIntoView();
                  await image.decode();
                  const [box, headline] = [image, image.closest('li').querySelector('a:not(.thumbnail)')].map(e => e.getBoundingClientRect());
                  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
                  return {
                    source: image.currentSrc, natural: image.naturalWidth, width: box.width, height: box.height,
                    expected: Math.min(7.5 * rem, .26 * innerWidth), beside: box.left >= headline.right - 1 || box.right <= headline.left + 1,
                    over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
                  };
                }
                """, id);
            return shown.ValueKind == JsonValueKind.Object;
        });

        Assert.StartsWith(site.Address + "/media/", shown.GetProperty("source").GetString(), StringComparison.Ordinal);
        var (shownWidth, shownHeight) = (shown.GetProperty("width").GetDouble(), shown.GetProperty("height").GetDouble());
        Assert.InRange(shownWidth, shown.GetProperty("expected").GetDouble() - 1, shown.GetProperty("expected").GetDouble() + 1);
        Assert.InRange(shownHeight, (shownWidth * 3 / 4) - 1, (shownWidth * 3 / 4) + 1);
        Assert.True(shown.GetProperty("natural").GetInt32() >= shownWidth, "It is drawn larger than it is.");
        Assert.True(shown.GetProperty("beside").GetBoolean(), "It stands over its headline.");
        Assert.Equal(0, shown.GetProperty("over").GetInt32());
        Assert.All(requests, url => Assert.StartsWith(site.Address + "/", url, StringComparison.Ordinal));
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task Their_files_are_kept_for_ever_and_are_gone_when_their_article_is()
    {
        var (page, id) = await PublishAsync("pictures-kept/ferry.html");
        var html = await site.Http.GetStringAsync(page, Cancellation);
        var path = html[(html.IndexOf("srcset=\"/media/", StringComparison.Ordinal) + 8)..].Split(' ', '"')[0];
        using (var answer = await site.Http.GetAsync(path, Cancellation))
        {
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("image/webp", answer.Content.Headers.ContentType!.MediaType);
            Assert.Equal("public, max-age=31536000, s-maxage=45, immutable", string.Join(", ", answer.Headers.GetValues("Cache-Control")));
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            using var again = new HttpRequestMessage(HttpMethod.Get, path);
            again.Headers.Add("If-None-Match", answer.Headers.ETag!.ToString());
            using var unchanged = await site.Http.SendAsync(again, Cancellation);
            Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        }

        using var withdrawal = new HttpRequestMessage(HttpMethod.Delete, $"/api/articles/{id}")
        {
            Content = new StringContent("{\"reason\":\"A test.\"}", Encoding.UTF8, "application/json"),
        };
        using (await site.Http.SendAsync(withdrawal, Cancellation))
        {
            await site.UntilAsync(async () =>
            {
                using var gone = await site.Http.GetAsync(path, Cancellation);
                return gone.StatusCode == HttpStatusCode.NotFound;
            });
        }
    }

    /// <returns>The page's path and the article's id.</returns>
    private async Task<(string Page, string Id)> PublishAsync(string name)
    {
        name = site.Unique(name);
        var folder = name[..name.LastIndexOf('/')];
        // Not the seed's own bytes: what these articles alone show must go with them.
        var etag = await site.UploadAsync($"{folder}/ferry_files/orchard.jpg", [.. await File.ReadAllBytesAsync(Path.Combine(Pictures, "orchard.jpg"), Cancellation), .. Encoding.UTF8.GetBytes(name)]);
        Assert.Equal("published", (await site.ReceiptAsync($"{folder}/ferry_files/orchard.jpg", etag)).GetProperty("state").GetString());
        var article = await site.PublishAsync(name, """
            <!DOCTYPE html><html lang="en"><head><title>The ferry runs again</title></head><body><article><h1>The ferry runs again</h1>
            <p>The ferry across the harbour runs again after two years of repairs, and the first boat left full on Monday morning.</p>
            <figure><img src="ferry_files/orchard.jpg" alt="The orchard in May"><figcaption>Seen from the quay</figcaption></figure>
            <p>Its captain said that the new engine is quieter than the old one, and that the crossing now takes eleven minutes.</p>
            <p>Tickets cost the same as before, and children under six travel free on every boat until the end of the summer.</p></article></body></html>
            """);
        Assert.StartsWith(site.PublicAddress + "/media/", article.GetProperty("image").GetProperty("url").GetString(), StringComparison.Ordinal);
        var id = article.GetProperty("id").GetString()!;
        return ($"/articles/{id}", id);
    }
}
