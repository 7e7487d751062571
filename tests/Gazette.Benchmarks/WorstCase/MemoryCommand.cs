using System.Diagnostics;
using System.Globalization;
using Gazette.Cleaning;
using Gazette.Processing;

namespace Gazette.Benchmarks;

/// <summary>
/// <c>memory [SHAPE [AT-ONCE]]</c>: for each shape a process of its own, which publishes one such upload at the limit of
/// bytes, or several at once, and tells how far its memory rose above what it held before.
/// </summary>
internal sealed class MemoryCommand(string[] args)
{
    private const double MiB = 1024 * 1024;

    private const int SmallBytes = 64 * 1024;

    private static readonly int MaxBytes = new GazetteOptions().MaxUploadBytes;

    /// <returns>The program's exit code.</returns>
    public async Task<int> RunAsync() => args switch
    {
        ["memory"] => await EachAsync([]),
        ["memory", "all", var atOnce] => await EachAsync([atOnce]),
        ["memory", var name] => await MeasureAsync(name, 1),
        ["memory", var name, var atOnce] => await MeasureAsync(name, int.Parse(atOnce, CultureInfo.InvariantCulture)),
        _ => Usage(),
    };

    private static int Usage()
    {
        Console.Error.WriteLine("Usage: memory [SHAPE|all [AT-ONCE]]");
        return 2;
    }

    private static async Task<int> EachAsync(string[] more)
    {
        var failed = 0;
        foreach (var shape in WorstShape.All)
        {
            using var child = Process.Start(new ProcessStartInfo("dotnet", [typeof(MemoryCommand).Assembly.Location, "memory", shape.Name, .. more]))!;
            await child.WaitForExitAsync();
            failed += child.ExitCode == 0 ? 0 : 1;
        }

        return failed == 0 ? 0 : 1;
    }

    private static async Task<int> MeasureAsync(string name, int atOnce)
    {
        if (WorstShape.All.FirstOrDefault(s => s.Name == name) is not { } shape)
        {
            Console.Error.WriteLine($"No shape {name}. There are {string.Join(", ", WorstShape.All.Select(s => s.Name))}.");
            return 2;
        }

        var desk = new ArticleProcessor(Samples.Site, new CleaningRules(), TimeProvider.System);
        var upload = shape.Upload(MaxBytes);
        // What is loaded once and kept, such as the automata of the expressions, is no cost of an upload.
        await desk.ProcessAsync(shape.Upload(SmallBytes), CancellationToken.None);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        using var process = Process.GetCurrentProcess();
        var (held, spent) = (process.WorkingSet64, process.TotalProcessorTime);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Task.Run(() => desk.ProcessAsync(upload, CancellationToken.None))));
        process.Refresh();
        var peak = process.PeakWorkingSet64 - held;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{shape.Name,-24}{upload.Bytes.Length / MiB,6:0.0} MiB{peak / MiB,8:0} MiB more{peak / (double)MaxBytes,7:0.0} x{(process.TotalProcessorTime - spent).TotalSeconds,8:0.0} s  {outcomes[0].Rejection?.Detail ?? "accepted"}"));
        return 0;
    }
}
