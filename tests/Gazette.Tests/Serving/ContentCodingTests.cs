using Gazette.Serving;
using Microsoft.Extensions.Primitives;

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
    [InlineData("br;q=0.000", null)]
    [InlineData("*;q=0", null)]
    [InlineData("*;q=0.1, br;q=0", "gzip")]
    [InlineData("identity;q=0", null)]
    [InlineData("identity;q=0, gzip", "gzip")]
    [InlineData("identity, gzip;q=0.5", null)]
    [InlineData("identity;q=0.5, gzip, br;q=0.6", "gzip")]
    [InlineData("identity, *", "br")]
    [InlineData("br;q=2", null)]
    [InlineData("br;q=-1", null)]
    [InlineData("br;q=much", null)]
    [InlineData("br;q=0, br", null)]
    [InlineData("br;q=1;q=0", null)]
    [InlineData("br;level=5", null)]
    [InlineData("\"br\"", null)]
    [InlineData(",br,,gzip", "br")]
    [InlineData("zstd", null)]
    [InlineData(";;;,,q=", null)]
    public void Chooses_what_the_client_takes(string? accept, string? coding) =>
        Assert.Equal(coding, ContentCoding.Choose(accept));

    [Fact]
    public void Reads_several_header_lines_as_one_list() =>
        Assert.Equal("gzip", ContentCoding.Choose(new StringValues(["br;q=0", "gzip"])));
}
