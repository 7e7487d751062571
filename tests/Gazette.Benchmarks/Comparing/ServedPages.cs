using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using System.Text.Json;
using Gazette.EndToEndTests;

namespace Gazette.Benchmarks.Comparing;

/// <summary>
/// Pages in memory per second, as a share of what a bare server sends of the very same bytes, and the processor time of each answer. Both
/// servers have one core, the client another; turns of a second go round, so that whatever else the machine does meets all alike.
/// </summary>
internal static class ServedPages
{
    private const int Connections = 32;

    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(1);

    public static async Task RunAsync(int rounds)
    {
        await using var host = await RunningHost.StartAsync(["--in-memory"]);
        await host.WaitForLineAsync(line => line.StartsWith("seeds/:", StringComparison.Ordinal), TimeSpan.FromMinutes(3));
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        http.DefaultRequestHeaders.Add("Accept-Encoding", "br");
        string[] paths = ["/", "/columns/news", await FirstArticleAsync(host), "/articles/no-such-article", "/articles/NO", "/healthz"];
        using var bare = await FixedBytes.StartAsync(http, host.BaseUrl, paths);
        using var site = Process.GetProcessById(host.Pid);
        if (OperatingSystem.IsLinux() && Environment.ProcessorCount > 1)
            Pin(site, bare.Process);
        var measured = paths.ToDictionary(path => path, _ => (Shares: new List<double>(), Costs: new List<double>()));
        for (var round = 0; round <= rounds; round++)
        {
            foreach (var path in paths)
            {
                var ours = await CountAsync(http, new Uri(host.BaseUrl, path), site);
                var theirs = await CountAsync(http, new Uri(bare.Address, path), bare.Process);
                // The first round warms both up.
                if (round == 0)
                    continue;
                measured[path].Shares.Add((double)ours.Answers / theirs.Answers);
                measured[path].Costs.Add(ours.Cost / theirs.Cost);
            }
        }

        foreach (var (path, (shares, costs)) in measured)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path,-50} {Spread.Of(shares)} of the bare server's answers, each for {Spread.Of(costs)} times its processor time"));
    }

    [SupportedOSPlatform("linux")]
    private static void Pin(params ReadOnlySpan<Process> servers)
    {
        foreach (var server in servers)
            server.ProcessorAffinity = 1;
        using var client = Process.GetCurrentProcess();
        client.ProcessorAffinity = 2;
    }

    private static async Task<(int Answers, double Cost)> CountAsync(HttpClient http, Uri address, Process server)
    {
        server.Refresh();
        var before = server.TotalProcessorTime;
        using var end = new CancellationTokenSource(Turn);
        var counts = await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            var count = 0;
            for (; !end.IsCancellationRequested; count++)
            {
                using var answer = await http.GetAsync(address, HttpCompletionOption.ResponseContentRead);
            }

            return count;
        }));
        server.Refresh();
        return (counts.Sum(), (server.TotalProcessorTime - before).TotalMilliseconds / Math.Max(1, counts.Sum()));
    }

    private static async Task<string> FirstArticleAsync(RunningHost host)
    {
        using var json = JsonDocument.Parse(await host.Http.GetStringAsync("/api/articles"));
        return "/articles/" + json.RootElement.GetProperty("items")[0].GetProperty("id").GetString();
    }
}
