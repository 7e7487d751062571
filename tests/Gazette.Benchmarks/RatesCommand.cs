using System.Globalization;
using Gazette.EndToEndTests;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Gazette.Benchmarks;

/// <summary>
/// <c>rates [SECONDS]</c>: pages in memory per second, as a share of what a bare server sends of the very same bytes. Turns of a second go
/// round, so that whatever else the machine does meets all alike. The client runs on the same cores, which brings the shares nearer to 1.
/// </summary>
internal sealed class RatesCommand(int rounds)
{
    private const int Connections = 32;

    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(1);

    /// <returns>Null when the arguments are not understood.</returns>
    public static RatesCommand? Read(string[] args) => args switch
    {
        [_] => new RatesCommand(10),
        [_, var text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var rounds) && rounds is >= 1 and <= 600 => new RatesCommand(rounds),
        _ => null,
    };

    /// <returns>The program's exit code.</returns>
    public async Task<int> RunAsync()
    {
        await using var host = await RunningHost.StartAsync(["--in-memory"]);
        await host.WaitForLineAsync(line => line.StartsWith("seeds/:", StringComparison.Ordinal), TimeSpan.FromMinutes(3));
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        http.DefaultRequestHeaders.Add("Accept-Encoding", "br");
        var article = (await FirstAsync(host, "/api/articles", "/articles/"))!;
        string[] paths = ["/", "/columns/news", article, "/articles/no-such-article", "/articles/NO", "/healthz"];
        await using var bare = await BareAsync(http, host.BaseUrl, paths);
        var bareUrl = new Uri(bare.Urls.Single());
        var shares = paths.ToDictionary(path => path, _ => new List<double>());
        for (var round = 0; round <= rounds; round++)
        {
            foreach (var path in paths)
            {
                var (ours, theirs) = (await CountAsync(http, new Uri(host.BaseUrl, path)), await CountAsync(http, new Uri(bareUrl, path)));
                // The first round warms both up.
                if (round > 0)
                    shares[path].Add((double)ours / theirs);
            }
        }

        foreach (var (path, values) in shares)
        {
            values.Sort();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path,-50} {values[values.Count / 2]:F2} of the bare server ({values[0]:F2} to {values[^1]:F2} in {values.Count} turns)"));
        }

        return 0;
    }

    /// <summary>Serves the same bytes with the same headers under the same paths, and does nothing else.</summary>
    private static async Task<WebApplication> BareAsync(HttpClient http, Uri site, string[] paths)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        foreach (var path in paths)
        {
            using var answer = await http.GetAsync(new Uri(site, path));
            var (status, body) = ((int)answer.StatusCode, await answer.Content.ReadAsByteArrayAsync());
            var headers = answer.Headers.Concat(answer.Content.Headers)
                .Where(header => header.Key is not ("Date" or "Server" or "Transfer-Encoding"))
                .Select(header => (header.Key, Value: string.Join(", ", header.Value)))
                .ToList();
            app.MapGet(path, context =>
            {
                context.Response.StatusCode = status;
                foreach (var (name, value) in headers)
                    context.Response.Headers[name] = value;
                return context.Response.Body.WriteAsync(body, context.RequestAborted).AsTask();
            });
        }

        await app.StartAsync();
        return app;
    }

    private static async Task<int> CountAsync(HttpClient http, Uri address)
    {
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
        return counts.Sum();
    }

    private static async Task<string?> FirstAsync(RunningHost host, string list, string prefix)
    {
        using var json = System.Text.Json.JsonDocument.Parse(await host.Http.GetStringAsync(list));
        return prefix + json.RootElement.GetProperty("items")[0].GetProperty("id").GetString();
    }
}
