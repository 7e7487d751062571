using System.Text;
using Gazette.Articles;
using Gazette.Serving;
using Gazette.Serving.Theming;
using Microsoft.Extensions.DependencyInjection;
using NetVips;

namespace Gazette.StorageTests;

/// <summary>The publisher's own look, and the cards that are drawn with its font.</summary>
public sealed class ThemeTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Files_of_the_theme_are_served_and_named_by_pages()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var host = newsroom.AddHost(new() { ["Gazette:Logo"] = "logo.svg", ["Gazette:StyleSheet"] = "css/style.css" });
        await PutAsync(newsroom, "logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        await PutAsync(newsroom, "css/style.css", ":root { --accent: #0b5a3c; }");
        await PutAsync(newsroom, "page.html", "<script>alert(1)</script>");
        await PutAsync(newsroom, "large.css", new string('a', SiteTheme.MaxFileBytes + 1));
        var theme = host.GetRequiredService<ThemeEndpoint>();

        Assert.Equal("image/svg+xml", Assert.IsType<Response.Found>(await theme.FileAsync("logo.svg", Cancellation)).Representation.ContentType);
        Assert.Equal("text/css; charset=utf-8", Assert.IsType<Response.Found>(await theme.FileAsync("css/style.css", Cancellation)).Representation.ContentType);
        foreach (var name in new[] { "page.html", "large.css", "absent.css", "../articles/a.css", "css//style.css", ".css", "" })
            Assert.Equal(404, Assert.IsType<Response.Failed>(await theme.FileAsync(name, Cancellation)).Status);

        var page = Encoding.UTF8.GetString(Assert.IsType<Response.Found>(await host.GetRequiredService<ListEndpoint>().FrontPageAsync(null, null, variant: null, Cancellation)).Representation.Identity);
        Assert.Contains("href=\"/theme/css/style.css\"", page, StringComparison.Ordinal);
        Assert.Contains("src=\"/theme/logo.svg\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_is_drawn_whatever_the_headline_where_a_font_is_set()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var host = newsroom.AddHost(new() { ["Gazette:CardFont"] = "sans" });
        var cards = host.GetRequiredService<CardEndpoint>();
        string[] titles = ["短", "关于《<b>&东门》片区的公告", string.Concat(Enumerable.Repeat("很长的标题", 60)), "A headline of many words that goes on and on " + new string('x', 200), "𠮷野家𠮷野家"];
        for (var i = 0; i < titles.Length; i++)
        {
            var id = (await newsroom.PublishAsync($"{i}.txt", $"{titles[i]}\n发布时间：2024-05-06\n\n为了检验图片而写的正文，一共只有一句话。\n")).Article.Id;
            var card = Assert.IsType<Response.Found>(await cards.CardAsync(id, Cancellation));
            Assert.Equal("image/png", card.Representation.ContentType);
            using var picture = Image.NewFromBuffer(card.Representation.Identity);
            Assert.Equal((1200, 630), (picture.Width, picture.Height));
            // The headline's ink, within its room alone.
            using var gray = picture.Colourspace(Enums.Interpretation.Bw);
            Assert.InRange(gray.Crop(80, 170, 1040, 340).Min(), 0, 60);
            Assert.InRange(gray.Crop(0, 100, 70, 530).Min(), 240, 255);
            Assert.InRange(gray.Crop(1130, 100, 70, 530).Min(), 240, 255);
        }

        Assert.Equal(404, Assert.IsType<Response.Failed>(await newsroom.Host.GetRequiredService<CardEndpoint>().CardAsync("some-id", Cancellation)).Status);
        Assert.Equal(404, Assert.IsType<Response.Failed>(await cards.CardAsync("no-such-article", Cancellation)).Status);
        Assert.Equal(400, Assert.IsType<Response.Failed>(await cards.CardAsync("NO", Cancellation)).Status);
    }

    [Fact]
    public async Task A_font_file_that_is_not_there_is_named()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var cards = newsroom.AddHost(new() { ["Gazette:CardFont"] = "Town", ["Gazette:CardFontFile"] = "town.ttf" }).GetRequiredService<CardEndpoint>();
        var fault = await Assert.ThrowsAsync<FileNotFoundException>(() => cards.CardAsync("some-id", Cancellation));
        Assert.Contains("town.ttf", fault.Message, StringComparison.Ordinal);
    }

    private static async Task PutAsync(Newsroom newsroom, string name, string content) =>
        await newsroom.Account.Theme.GetBlobClient(name).UploadAsync(new BinaryData(content), overwrite: true, Cancellation);
}
