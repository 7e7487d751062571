using System.Diagnostics;
using System.Net;

namespace Gazette.WorkerTests;

/// <summary>How long a worker needs from the start of its process to its first page, on storage that is there.</summary>
public sealed class StartTests(WorkerSite site)
{
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(60);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_page_comes_with_the_first_request()
    {
        var started = Stopwatch.GetTimestamp();
        await using var worker = await WorkerSession.StartAsync(site.Settings, Cancellation);
        var ready = Stopwatch.GetElapsedTime(started);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/articles/{site.Ids["read"]}");
        using var response = await worker.SendAsync(request, Cancellation);
        var served = Stopwatch.GetElapsedTime(started);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        TestContext.Current.TestOutputHelper?.WriteLine($"Ready after {ready.TotalSeconds:0.00} s, first page after {served.TotalSeconds:0.00} s, from {FunctionsWorker.Folder}");
        Assert.InRange(served, TimeSpan.Zero, Enough);
    }
}
