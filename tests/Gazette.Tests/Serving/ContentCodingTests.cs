using Gazette.Serving;

namespace Gazette.Tests;

public sealed class ContentCodingTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("br", "br")]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("GZIP", "gzip")]
    [InlineData("*", "br")]
    [InlineData("br;q=0, *", "gzip")]
    [InlineData("br;q=0.1, gzip;q=0.9", "gzip")]
    [InlineData("br;q=0, gzip;q=0", null)]
    [InlineData("identity;q=0", null)]
    [InlineData("zstd", null)]
    [InlineData(";;;,,q=", null)]
    public void Chooses_what_the_client_takes(string? accept, string? coding) =>
        Assert.Equal(coding, ContentCoding.Choose(accept));
}
