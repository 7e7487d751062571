using System.Buffers.Binary;
using System.Net;
using System.Text.Json;

namespace Gazette.EndToEndTests;

public sealed class QrCodeTests(PublishedSite site)
{
    [Theory]
    [InlineData("", 256)]
    [InlineData("?size=128", 128)]
    [InlineData("?size=300", 300)]
    [InlineData("?size=2048", 2048)]
    public async Task The_png_is_exactly_as_wide_as_asked_and_reads_as_the_address(string query, int width)
    {
        var id = await site.OwnersIdAsync();
        using var response = await site.Http.GetAsync($"/articles/{id}/qr.png{query}", TestContext.Current.CancellationToken);
        var png = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        Assert.Equal("image/png", response.Content.Headers.ContentType!.ToString());
        Assert.Equal(width, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)));
        Assert.Equal(width, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
        Assert.Equal($"{site.PublicAddress}/articles/{id}", await QrReader.DecodePngAsync(png));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?size=512")]
    public async Task The_svg_reads_as_the_address(string query)
    {
        var id = await site.OwnersIdAsync();
        using var response = await site.Http.GetAsync($"/articles/{id}/qr.svg{query}", TestContext.Current.CancellationToken);

        Assert.Equal("image/svg+xml", response.Content.Headers.ContentType!.ToString());
        var svg = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal($"{site.PublicAddress}/articles/{id}", await QrReader.DecodeSvgAsync(svg));
    }

    [Theory]
    [InlineData("png", "?size=127")]
    [InlineData("png", "?size=2049")]
    [InlineData("png", "?size=-300")]
    [InlineData("png", "?size=3e2")]
    [InlineData("svg", "?size=")]
    [InlineData("svg", "?size=large")]
    public async Task Any_other_size_is_400_and_names_the_least(string kind, string query)
    {
        using var response = await site.Http.GetAsync(
            $"/articles/{await site.OwnersIdAsync()}/qr.{kind}{query}", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.ToString());
        var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        Assert.Contains("128", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_article_has_no_QR_code()
    {
        using var response = await site.Http.GetAsync("/articles/no-such-article/qr.png", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }
}
