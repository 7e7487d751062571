using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Gazette.Tests;

public sealed class GazetteOptionsTests
{
    [Fact]
    public void Defaults_need_the_public_address_alone() =>
        Assert.Equal("https://news.example/", Read("PublicBaseUrl", "https://news.example").PublicBaseUrl!.AbsoluteUri);

    [Theory]
    [InlineData("PublicBaseUrl", null, "PublicBaseUrl is not set")]
    [InlineData("PublicBaseUrl", "ftp://news.example", "http or https")]
    [InlineData("PublicBaseUrl", "news.example/", "http or https")]
    [InlineData("PublicBaseUrl", "https://news.example/?q=1", "without path, query")]
    [InlineData("PublicBaseUrl", "https://example.org/news", "without path")]
    [InlineData("SiteName", " ", "1 to 80 characters")]
    [InlineData("Language", "fr", "zh-Hans, zh-Hant or en")]
    [InlineData("TimeZone", "Mars/Base", "IANA name")]
    [InlineData("MaxUploadBytes", "1", "between 1024 and")]
    [InlineData("PageCacheBytes", "-1", "between 0 and")]
    [InlineData("ReadTimeout", "00:00:00", "between 00:00:00.1 and")]
    [InlineData("ColumnDescriptions", "news", "one thing of each column")]
    [InlineData("ColumnKeywords", "news=a; news=b", "one thing of each column")]
    [InlineData("ColumnTypes", "news=", "one thing of each column")]
    [InlineData("SigningKey", "too short to be safe", "shorter than 32 characters")]
    [InlineData("LogRetention", "00:10:00", "between 1.00:00:00 and")]
    [InlineData("FurnitureFile", "no-such-file.txt", "Put it there")]
    public void A_wrong_setting_is_named_with_what_it_may_be(string name, string? value, string remedy)
    {
        var wrong = Assert.Throws<OptionsValidationException>(() => Read(name, value));
        Assert.Contains("Gazette:" + name, Assert.Single(wrong.Failures), StringComparison.Ordinal);
        Assert.Contains(remedy, wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void In_Azure_the_app_has_an_address_of_its_own() =>
        Assert.Equal("https://gazette.azurewebsites.net/", Read("SiteName", "News", ("WEBSITE_HOSTNAME", "gazette.azurewebsites.net"), ("Gazette:PublicBaseUrl", null)).PublicBaseUrl!.AbsoluteUri);

    private static GazetteOptions Read(string name, string? value, params (string Key, string? Value)[] others)
    {
        var settings = new Dictionary<string, string?> { ["Gazette:PublicBaseUrl"] = "https://news.example", ["Gazette:" + name] = value };
        foreach (var other in others)
            settings[other.Key] = other.Value;
        using var services = new ServiceCollection()
            .AddLogging()
            .AddGazette(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .BuildServiceProvider();
        return services.GetRequiredService<IOptions<GazetteOptions>>().Value;
    }
}
