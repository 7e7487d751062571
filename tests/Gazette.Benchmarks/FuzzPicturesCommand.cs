using System.Diagnostics;
using System.Globalization;
using CsCheck;
using Gazette.Media;
using Gazette.Tests.Fuzzing;

namespace Gazette.Benchmarks;

/// <summary>
/// <c>fuzz-pictures MINUTES [SEED]</c>: one damaged picture after another through the engine. Each is written to
/// <c>artifacts/fuzz</c> before it is tried, for a fault of the native library ends the process; what fails is kept there.
/// </summary>
internal sealed class FuzzPicturesCommand(TimeSpan duration, ulong seed)
{
    private const string Folder = "artifacts/fuzz";

    private static readonly TimeSpan Hang = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(5);

    private readonly PictureEngine engine = new();
    private int faults;
    private int made;

    /// <summary>Null when the arguments are not those of the command.</summary>
    public static FuzzPicturesCommand? Read(string[] args)
    {
        ulong seed = 1;
        if (args is not ([_, _] or [_, _, _]) || !double.TryParse(args[1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var minutes))
            return null;
        if (args.Length == 3 && !ulong.TryParse(args[2], NumberStyles.None, CultureInfo.InvariantCulture, out seed))
            return null;
        return new FuzzPicturesCommand(TimeSpan.FromMinutes(minutes), seed);
    }

    /// <returns>The program's exit code: 1 when any picture failed.</returns>
    public async Task<int> RunAsync()
    {
        Directory.CreateDirectory(Folder);
        var (time, slowest, tried) = (Stopwatch.StartNew(), TimeSpan.Zero, 0u);
        for (; time.Elapsed < duration; tried++)
        {
            var bytes = FuzzPictures.Any.Generate(new PCG(tried, seed), null, out _);
            await File.WriteAllBytesAsync(Path.Combine(Folder, "picture-at-hand"), bytes);
            var before = Environment.CpuUsage.TotalTime;
            if (await FaultOfAsync(bytes) is { } fault)
                Keep(tried, bytes, fault);
            var spent = Environment.CpuUsage.TotalTime - before;
            slowest = spent > slowest ? spent : slowest;
            if (spent > Slow)
                Keep(tried, bytes, $"slow, {spent.TotalSeconds:0.0} s");
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tried:N0} pictures of seed {seed} in {time.Elapsed.TotalMinutes:0.0} minutes, {made:N0} made, {faults} faults, slowest {slowest.TotalSeconds:0.00} s of processor time, peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576} MiB"));
        return faults == 0 ? 0 : 1;
    }

    private async Task<string?> FaultOfAsync(byte[] bytes)
    {
        try
        {
            var (picture, rejection) = await engine.ProcessAsync(bytes, CancellationToken.None).WaitAsync(Hang);
            made += picture is null ? 0 : 1;
            return (picture is null, rejection is null) switch
            {
                (true, true) => "neither a picture nor a reason",
                (false, false) => "both a picture and a reason",
                (true, false) when string.IsNullOrWhiteSpace(rejection!.Detail) || rejection.Detail.Contains('\n', StringComparison.Ordinal) => "a reason of no line",
                _ => null,
            };
        }
        catch (TimeoutException)
        {
            return "hangs";
        }
        catch (Exception fault)
        {
            // Whatever it is, the run goes on: it looks for all of them.
            return fault.ToString();
        }
    }

    private void Keep(uint number, byte[] bytes, string remark)
    {
        faults++;
        var file = Path.Combine(Folder, $"{seed}-{number}.picture");
        File.WriteAllBytes(file, bytes);
        Console.WriteLine($"{file}: {remark}");
    }
}
