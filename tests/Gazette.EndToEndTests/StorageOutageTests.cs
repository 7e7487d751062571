using System.Diagnostics;
using System.Net;

namespace Gazette.EndToEndTests;

/// <summary>Storage that goes away under a running host.</summary>
public sealed class StorageOutageTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Health_says_503_pages_say_500_and_the_host_lives_on()
    {
        await using var host = await RunningHost.StartAsync(["--no-seeds"], cancellationToken: Cancellation);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(host, "/healthz"));

        using (var azurite = Process.GetProcessById(host.AzuritePid!.Value))
        {
            azurite.Kill();
            await azurite.WaitForExitAsync(Cancellation);
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(host, "/healthz"));
        using var page = await host.Http.GetAsync("/articles/some-article", Cancellation);
        Assert.Equal(HttpStatusCode.InternalServerError, page.StatusCode);
        Assert.True(page.Headers.Contains("Content-Security-Policy"));
        var html = await page.Content.ReadAsStringAsync(Cancellation);
        Assert.DoesNotContain("Exception", html, StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1:", html, StringComparison.Ordinal);
        Assert.Equal(0, (await host.StopAsync(Cancellation)).ExitCode);
    }

    private static async Task<HttpStatusCode> StatusAsync(RunningHost host, string path)
    {
        using var response = await host.Http.GetAsync(path, Cancellation);
        return response.StatusCode;
    }
}
