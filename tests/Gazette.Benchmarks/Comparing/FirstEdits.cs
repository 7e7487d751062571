using System.Diagnostics;
using System.Globalization;
using System.Text;
using Gazette.Cleaning;
using Gazette.Processing;
using Gazette.Uploads;

namespace Gazette.Benchmarks.Comparing;

/// <summary>What the first edits of a process cost, each time in a process of its own.</summary>
internal static class FirstEdits
{
    public const string Argument = "first-edits";

    private const double MiB = 1024 * 1024;

    /// <summary>In the process of its own: writes the processor seconds of the first two edits, and the live heap after four.</summary>
    public static async Task RunHereAsync()
    {
        Upload[] uploads = [.. new[] { ("a.html", GeneratedInputs.Html(20_000)), ("b.txt", GeneratedInputs.DamagedChinese(20_000)), ("c.md", GeneratedInputs.Markdown(20_000)) }
            .Select(file => new Upload(file.Item1, "\"1\"", DateTimeOffset.UnixEpoch, Encoding.UTF8.GetBytes(file.Item2), ContentType: null)), Samples.Upload("000_d1170c6cd8bd98f4.txt")];
        var started = Environment.CpuUsage.TotalTime;
        var processor = new ArticleProcessor(Samples.Site, new CleaningRules(), TimeProvider.System);
        var spent = TimeSpan.Zero;
        for (var i = 0; i < uploads.Length; i++)
        {
            await processor.ProcessAsync(uploads[i], CancellationToken.None);
            if (i == 1)
                spent = Environment.CpuUsage.TotalTime - started;
        }

        GC.Collect();
        GC.WaitForPendingFinalizers();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{spent.TotalSeconds:R} {GC.GetTotalMemory(forceFullCollection: true) / MiB:R}"));
        GC.KeepAlive(processor);
    }

    public static async Task RunAsync(int rounds)
    {
        var (seconds, heap) = (new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            using var child = Process.Start(new ProcessStartInfo("dotnet", [typeof(FirstEdits).Assembly.Location, "compare", Argument]) { RedirectStandardOutput = true })!;
            var line = await child.StandardOutput.ReadToEndAsync();
            await child.WaitForExitAsync();
            if (child.ExitCode != 0)
                throw new InvalidOperationException($"The process of the first edits ended with {child.ExitCode}.");
            var values = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            seconds.Add(double.Parse(values[0], CultureInfo.InvariantCulture));
            heap.Add(double.Parse(values[1], CultureInfo.InvariantCulture));
        }

        Console.WriteLine($"first two edits of a process: {Spread.Of(seconds)} s of processor time; live heap after four: {Spread.Of(heap)} MiB");
    }
}
