using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace Gazette.EndToEndTests.Load;

/// <summary>Readers, strangers and an editor at a host at the same time, for a while.</summary>
internal sealed class LoadRun(RunningHost host, int connections, TimeSpan length) : IDisposable
{
    private const int FailuresKept = 10;
    private static readonly TimeSpan BetweenSamples = TimeSpan.FromMilliseconds(100);

    private readonly HttpClient http = new(new SocketsHttpHandler { MaxConnectionsPerServer = connections, AllowAutoRedirect = false, UseCookies = false })
    {
        BaseAddress = host.BaseUrl,
    };

    private readonly ConcurrentQueue<string> failures = new();
    private long requests;
    private long failureCount;

    public async Task<LoadReport> RunAsync(CancellationToken cancellation)
    {
        var ids = await IdsAsync(cancellation);
        var editor = new LoadEditor(host, http);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        end.CancelAfter(length);
        var readers = Enumerable.Range(0, connections).Select(seed => Task.Run(() => ReadAsync(new Random(seed), ids, end.Token), cancellation));
        var uploading = editor.UploadAsync(end.Token);
        var memory = SampleAsync(end.Token);
        await Task.WhenAll([.. readers, uploading, memory]);
        foreach (var unpublished in await editor.FindUnpublishedAsync(cancellation))
            Fail($"{unpublished} was not published");

        var (first, second) = await memory;
        return new LoadReport(length, connections, requests, await uploading, failureCount, failures, first, second);
    }

    public void Dispose() => http.Dispose();

    private async Task<List<string>> IdsAsync(CancellationToken cancellation)
    {
        using var list = JsonDocument.Parse(await http.GetStringAsync(new Uri("/api/articles", UriKind.Relative), cancellation));
        return [.. list.RootElement.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetString()!)];
    }

    private async Task ReadAsync(Random random, List<string> ids, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            var next = LoadRequest.Next(random, ids);
            try
            {
                await SendAsync(next, end);
            }
            catch (OperationCanceledException) when (end.IsCancellationRequested)
            {
                return;
            }
            catch (HttpRequestException fault)
            {
                Fail($"{next.Path}: {fault.Message}");
            }
        }
    }

    private async Task SendAsync(LoadRequest next, CancellationToken end)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, next.Path);
        if (next.Coding is not null)
            request.Headers.TryAddWithoutValidation("Accept-Encoding", next.Coding);
        using var response = await http.SendAsync(request, end);
        Interlocked.Increment(ref requests);
        if (!next.Expected.Contains((int)response.StatusCode))
            Fail($"{next.Path}: {(int)response.StatusCode}");
    }

    private void Fail(string what)
    {
        if (Interlocked.Increment(ref failureCount) <= FailuresKept)
            failures.Enqueue(what);
    }

    private async Task<(long First, long Second)> SampleAsync(CancellationToken end)
    {
        using var process = Process.GetProcessById(host.Pid);
        var (first, second) = (0L, 0L);
        for (var run = Stopwatch.StartNew(); !end.IsCancellationRequested; await Task.Delay(BetweenSamples, CancellationToken.None))
        {
            process.Refresh();
            if (run.Elapsed < length / 2)
                first = Math.Max(first, process.WorkingSet64);
            else
                second = Math.Max(second, process.WorkingSet64);
        }

        return (first, second);
    }
}
