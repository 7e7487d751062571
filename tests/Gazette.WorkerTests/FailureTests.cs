using System.Net;
using Gazette.LocalHost;
using Gazette.Storage;
using Gazette.WorkerTests.Protocol;

namespace Gazette.WorkerTests;

/// <summary>What a host is told when something is wrong.</summary>
public sealed class FailureTests(WorkerSite site)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_exception_in_a_function_is_a_failed_invocation()
    {
        await using var worker = await WorkerSession.StartAsync(SettingsWithWrongKey(), Cancellation);

        var result = await worker.SendBlobAsync("IngestArticle", StorageAccount.UploadContainer, WorkerSite.Seed, Cancellation);

        Assert.Equal(StatusResult.Types.Status.Failure, result.Status);
        Assert.Contains("AuthorizationFailure", result.Exception.Message, StringComparison.Ordinal);
        // The worker lives on, and its health check says what is wrong.
        using var health = await worker.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/healthz"), Cancellation);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
    }

    [Theory]
    [InlineData("Gazette__Language", "xx", "Gazette:Language is xx. It must be zh-Hans, zh-Hant or en.")]
    [InlineData("Gazette__PublicBaseUrl", null, "Gazette:PublicBaseUrl is not set.")]
    // The host itself takes these in silence.
    [InlineData("GAZETTE_RECONCILE_SCHEDULE", null, "GAZETTE_RECONCILE_SCHEDULE is not set.")]
    [InlineData("GAZETTE_RECONCILE_SCHEDULE", "*/5 * * * *", "GAZETTE_RECONCILE_SCHEDULE is */5 * * * *. It must be six fields")]
    [InlineData("AzureWebJobsDisableHomepage", null, "AzureWebJobsDisableHomepage is not true.")]
    [InlineData("AzureWebJobsDisableHomepage", "false", "AzureWebJobsDisableHomepage is not true.")]
    public async Task A_wrong_setting_ends_the_process_with_one_line(string name, string? value, string line)
    {
        await using var server = await WorkerServer.StartAsync(Cancellation);
        using var worker = new FunctionsWorker(server.Address, new Dictionary<string, string?>(site.Settings) { [name] = value });

        var (exitCode, errors) = await worker.EndAsync(Cancellation);
        Assert.NotEqual(0, exitCode);
        Assert.StartsWith(line, Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_worker_that_ends_before_it_connects_is_no_session_and_says_why()
    {
        var settings = new Dictionary<string, string?>(site.Settings) { ["Gazette__TimeZone"] = "Nowhere" };
        var failure = await Assert.ThrowsAsync<WorkerFailedException>(() => WorkerSession.StartAsync(settings, Cancellation));
        Assert.Contains("Gazette:TimeZone is Nowhere.", failure.Message, StringComparison.Ordinal);
    }

    /// <summary>Storage refuses it at once, where one that is gone would be asked again for seconds.</summary>
    private Dictionary<string, string?> SettingsWithWrongKey()
    {
        var parts = site.Settings[LocalStorage.Variable]!.Split(';').Select(p => p.StartsWith("AccountKey=", StringComparison.Ordinal) ? "AccountKey=" + Convert.ToBase64String(new byte[64]) : p);
        return new Dictionary<string, string?>(site.Settings) { [LocalStorage.Variable] = string.Join(';', parts) };
    }
}
