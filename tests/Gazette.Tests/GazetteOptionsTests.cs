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
    [InlineData("ReviewFeedToken", "0123456789-abcdefgh", "20 letters, digits")]
    [InlineData("ReviewFeedToken", "0123456789/abcdefghij?", "20 letters, digits")]
    [InlineData("LogRetention", "00:10:00", "between 1.00:00:00 and")]
    [InlineData("FurnitureFile", "no-such-file.txt", "Put it there")]
    public void A_wrong_setting_is_named_with_what_it_may_be(string name, string? value, string remedy)
    {
        var wrong = Assert.Throws<OptionsValidationException>(() => Read(name, value));
        Assert.Contains("Gazette:" + name, Assert.Single(wrong.Failures), StringComparison.Ordinal);
        Assert.Contains(remedy, wrong.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://hooks.example/told")]
    [InlineData("http://10.0.0.1/told")]
    [InlineData("https://name:word@hooks.example/told")]
    [InlineData("ftp://localhost/told")]
    [InlineData("hooks.example/told")]
    public void A_webhook_that_others_could_listen_to_is_refused_without_naming_it(string address)
    {
        var wrong = Assert.Throws<OptionsValidationException>(() => Read("ReviewWebhook", address, ("Gazette:ReviewWebhookSecret", "0123456789-abcdefghi")));
        Assert.Contains("Gazette:ReviewWebhook must be an https address", Assert.Single(wrong.Failures), StringComparison.Ordinal);
        Assert.DoesNotContain(address, wrong.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0123456789-abcdefgh")]
    public void A_webhook_needs_a_secret_of_twenty_characters(string? secret)
    {
        var wrong = Assert.Throws<OptionsValidationException>(() => Read("ReviewWebhook", "https://hooks.example/told", ("Gazette:ReviewWebhookSecret", secret)));
        Assert.Contains("Gazette:ReviewWebhookSecret must have 20 characters", Assert.Single(wrong.Failures), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://hooks.example/told?team=night")]
    [InlineData("http://localhost:8080/told")]
    [InlineData("http://[::1]:8080/told")]
    public void A_webhook_is_an_https_address_or_one_of_this_machine(string address) =>
        Assert.Equal(address, Read("ReviewWebhook", address, ("Gazette:ReviewWebhookSecret", "0123456789-abcdefghi")).ReviewWebhook!.AbsoluteUri);

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
