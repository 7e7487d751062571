using System.Globalization;
using Gazette.LocalHost.Blobs;

namespace Gazette.Tests.LocalHost;

public sealed class BlobVersionTests
{
    [Theory]
    [InlineData("articles", "a", "0x2")]
    [InlineData("articles", "b", "0x1")]
    [InlineData("other", "a", "0x1")]
    public void Another_container_name_or_ETag_is_another_version(string container, string name, string etag) =>
        Assert.NotEqual(new BlobVersion("articles", "a", "0x1").Key, new BlobVersion(container, name, etag).Key);

    [Fact]
    public void The_key_is_the_start_of_the_SHA256_in_every_run() =>
        Assert.Equal("d4e1adc42d02f716b60b46960b784476", new BlobVersion("articles", "a", "0x1").Key.ToString("x32", CultureInfo.InvariantCulture));
}
