using Gazette.Serving.Signing;
using Microsoft.Extensions.DependencyInjection;

namespace Gazette.StorageTests;

/// <summary>Tokens in addresses, and the key behind them.</summary>
public sealed class SignedLinkTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_opens_what_it_was_made_for_at_every_host_and_nothing_else()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var token = await SignAsync(newsroom.Host, "preview", "a-1");
        Assert.Equal(token, Uri.EscapeDataString(token));

        var other = newsroom.AddHost();
        Assert.True(await VerifyAsync(other, "preview", "a-1", token));
        Assert.False(await VerifyAsync(other, "preview", "a-2", token));
        Assert.False(await VerifyAsync(other, "feed", "a-1", token));
        // What runs together to the same text is signed apart.
        Assert.False(await VerifyAsync(other, "previewa", "-1", token));
    }

    [Fact]
    public async Task It_expires_and_cannot_be_made_to_last()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var token = await SignAsync(newsroom.Host, "preview", "a-1");
        Assert.True(await VerifyAsync(Ahead(newsroom, TimeSpan.FromMinutes(59)), "preview", "a-1", token));
        Assert.False(await VerifyAsync(Ahead(newsroom, TimeSpan.FromMinutes(61)), "preview", "a-1", token));

        var until = long.Parse(token.Split('.')[0], System.Globalization.CultureInfo.InvariantCulture);
        Assert.False(await VerifyAsync(newsroom.Host, "preview", "a-1", $"{until + 3600}.{token.Split('.')[1]}"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("9999999999")]
    [InlineData("9999999999.")]
    [InlineData("9999999999.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("99999999999999999999.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("-1.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("9999999999.中文中文中文中文中文中文中文中文中文中文中文中文中文中文中文中文中文中文中文中文中文中")]
    public async Task What_nobody_has_signed_opens_nothing(string? token)
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        Assert.False(await VerifyAsync(newsroom.Host, "preview", "a-1", token));
    }

    [Fact]
    public async Task Hosts_that_need_the_key_at_the_same_time_agree_on_one()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var hosts = Enumerable.Range(0, 6).Select(_ => newsroom.AddHost()).ToList();
        var tokens = await Task.WhenAll(hosts.Select(host => SignAsync(host, "preview", "a-1")));
        foreach (var token in tokens)
            Assert.True(await VerifyAsync(newsroom.Host, "preview", "a-1", token));
        Assert.Single(await Newsroom.RowsAsync(newsroom.Account.Progress), row => row.PartitionKey == "secret");
    }

    [Fact]
    public async Task Another_key_of_the_settings_ends_what_was_given_out()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var (first, second) = (WithKey(newsroom, new string('a', 32)), WithKey(newsroom, new string('b', 32)));
        var token = await SignAsync(first, "preview", "a-1");
        Assert.True(await VerifyAsync(first, "preview", "a-1", token));
        Assert.False(await VerifyAsync(second, "preview", "a-1", token));
        Assert.Empty(await Newsroom.RowsAsync(newsroom.Account.Progress));
    }

    private static Task<string> SignAsync(ServiceProvider host, string purpose, string subject) =>
        host.GetRequiredService<SignedLinks>().SignAsync(purpose, subject, TimeSpan.FromHours(1), Cancellation);

    private static Task<bool> VerifyAsync(ServiceProvider host, string purpose, string subject, string? token) =>
        host.GetRequiredService<SignedLinks>().VerifyAsync(purpose, subject, token, Cancellation);

    private static ServiceProvider Ahead(Newsroom newsroom, TimeSpan by) => newsroom.AddHost(more: services => services.AddSingleton<TimeProvider>(new ClockAhead(by)));

    private static ServiceProvider WithKey(Newsroom newsroom, string key) => newsroom.AddHost(new() { ["Gazette:SigningKey"] = key });
}
