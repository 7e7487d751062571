using System.Globalization;
using Gazette.EndToEndTests;
using Gazette.EndToEndTests.Load;

namespace Gazette.Benchmarks;

/// <summary><c>load [SECONDS [CONNECTIONS]]</c>: starts the local host on storage in memory and sends it pages, QR codes, lists and uploads.</summary>
internal sealed class LoadCommand(int seconds, int connections)
{
    /// <returns>Null when the arguments are not understood.</returns>
    public static LoadCommand? Read(string[] args) => args switch
    {
        [_] => new LoadCommand(60, 64),
        [_, var seconds] when IsNumber(seconds, out var s) => new LoadCommand(s, 64),
        [_, var seconds, var connections] when IsNumber(seconds, out var s) && IsNumber(connections, out var c) => new LoadCommand(s, c),
        _ => null,
    };

    /// <returns>The program's exit code.</returns>
    public async Task<int> RunAsync()
    {
        await using var host = await RunningHost.StartAsync(["--in-memory"]);
        await host.WaitForLineAsync(l => l.Contains(": published", StringComparison.Ordinal), TimeSpan.FromMinutes(2));
        using var load = new LoadRun(host, connections, TimeSpan.FromSeconds(seconds));
        var report = await load.RunAsync(CancellationToken.None);
        Console.WriteLine(report);
        foreach (var line in host.Errors.Take(10))
            Console.WriteLine(line);
        return report.FailureCount == 0 && host.Errors.Count == 0 ? 0 : 1;
    }

    private static bool IsNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number is >= 1 and <= 3600;
}
