using System.Diagnostics;
using System.Globalization;
using CsCheck;
using Gazette.Tests.Fuzzing;
using Gazette.Uploads;

namespace Gazette.Benchmarks;

/// <summary>
/// <c>fuzz MINUTES [SEED]</c>: one generated upload after another through the whole desk and onto a page. What fails is
/// written to <c>artifacts/fuzz</c>; what runs for longer than <see cref="Hang"/> ends the command.
/// </summary>
internal sealed class FuzzCommand(TimeSpan duration, ulong seed)
{
    private const string Folder = "artifacts/fuzz";

    private static readonly TimeSpan Hang = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(3);

    private int faults;

    /// <summary>Null when the arguments are not those of the command.</summary>
    public static FuzzCommand? Read(string[] args)
    {
        ulong seed = 1;
        if (args is not (["fuzz", _] or ["fuzz", _, _]) || !double.TryParse(args[1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var minutes))
            return null;
        if (args.Length == 3 && !ulong.TryParse(args[2], NumberStyles.None, CultureInfo.InvariantCulture, out seed))
            return null;
        return new FuzzCommand(TimeSpan.FromMinutes(minutes), seed);
    }

    /// <returns>The program's exit code: 1 when any upload failed.</returns>
    public async Task<int> RunAsync()
    {
        var seeds = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "seeds")).Order(StringComparer.Ordinal);
        var uploads = new FuzzUploads([.. seeds.Select(File.ReadAllBytes)]).Any;
        var (time, slowest, tried) = (Stopwatch.StartNew(), TimeSpan.Zero, 0u);
        for (; time.Elapsed < duration; tried++)
        {
            var upload = uploads.Generate(new PCG(tried, seed), null, out _);
            var before = Environment.CpuUsage.TotalTime;
            if (!await TryAsync(tried, upload))
                return 1;
            var spent = Environment.CpuUsage.TotalTime - before;
            slowest = spent > slowest ? spent : slowest;
            if (spent > Slow)
                Keep(tried, upload, $"slow, {spent.TotalSeconds:0.0} s");
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tried:N0} uploads of seed {seed} in {time.Elapsed.TotalMinutes:0.0} minutes, {faults} faults, slowest {slowest.TotalSeconds:0.00} s of processor time, peak {Environment.WorkingSet / 1048576} MiB"));
        return faults == 0 ? 0 : 1;
    }

    /// <returns>False when it never ended.</returns>
    private async Task<bool> TryAsync(uint number, Upload upload)
    {
        var trial = Task.Run(() => FuzzTrial.FaultOfAsync(upload, CancellationToken.None));
        try
        {
            if (await trial.WaitAsync(Hang) is { } fault)
                Report(number, upload, fault);
            return true;
        }
        catch (TimeoutException) when (!trial.IsCompleted)
        {
            Report(number, upload, "hangs");
            return false;
        }
        catch (Exception fault)
        {
            // Whatever it is, the run goes on: it looks for all of them.
            Report(number, upload, fault.ToString());
            return true;
        }
    }

    private void Report(uint number, Upload upload, string fault)
    {
        faults++;
        Keep(number, upload, fault);
    }

    private void Keep(uint number, Upload upload, string remark)
    {
        Directory.CreateDirectory(Folder);
        var file = Path.Combine(Folder, $"{seed}-{number}{Path.GetExtension(upload.Name)}");
        File.WriteAllBytes(file, upload.Bytes.ToArray());
        Console.WriteLine($"{file} (content type {upload.ContentType ?? "none"}): {remark}");
    }
}
