using System.Diagnostics;
using System.Globalization;
using CsCheck;
using Gazette.Tests;
using Gazette.Tests.Fuzzing;
using Gazette.Uploads;

namespace Gazette.Benchmarks;

/// <summary>
/// <c>fuzz-documents MINUTES [SEED]</c>: one damaged Word document, mail or PDF after another through the whole desk and onto a
/// page. Each is written to <c>artifacts/fuzz</c> before it is tried, for some faults end the process; what fails is kept there.
/// </summary>
internal sealed class FuzzDocumentsCommand(TimeSpan duration, ulong seed)
{
    private const string Folder = "artifacts/fuzz";

    /// <summary>Of the whole process: the largest upload that is accepted takes a fifth of it.</summary>
    private const long MostMemory = 2L * 1024 * 1024 * 1024;

    private static readonly int MaxBytes = new GazetteOptions().MaxUploadBytes;

    private static readonly TimeSpan Hang = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(5);

    private int faults;

    /// <summary>Null when the arguments are not those of the command.</summary>
    public static FuzzDocumentsCommand? Read(string[] args)
    {
        ulong seed = 1;
        if (args is not ([_, _] or [_, _, _]) || !double.TryParse(args[1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var minutes))
            return null;
        if (args.Length == 3 && !ulong.TryParse(args[2], NumberStyles.None, CultureInfo.InvariantCulture, out seed))
            return null;
        return new FuzzDocumentsCommand(TimeSpan.FromMinutes(minutes), seed);
    }

    /// <returns>The program's exit code: 1 when any document failed.</returns>
    public async Task<int> RunAsync()
    {
        Directory.CreateDirectory(Folder);
        var documents = new FuzzDocuments([.. Whole()]).Any;
        var (time, slowest, tried) = (Stopwatch.StartNew(), TimeSpan.Zero, 0u);
        var kinds = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (; time.Elapsed < duration; tried++)
        {
            var upload = documents.Generate(new PCG(tried, seed), null, out _);
            // The product looks at the size before.
            if (upload.Bytes.Length > MaxBytes)
                continue;
            var kind = Path.GetExtension(upload.Name);
            kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
            await File.WriteAllBytesAsync(Path.Combine(Folder, "document-at-hand" + kind), upload.Bytes.ToArray());
            var before = Environment.CpuUsage.TotalTime;
            if (await FaultOfAsync(upload) is { } fault)
                Keep(tried, upload, fault);
            var spent = Environment.CpuUsage.TotalTime - before;
            slowest = spent > slowest ? spent : slowest;
            if (spent > Slow)
                Keep(tried, upload, $"slow, {spent.TotalSeconds:0.0} s");
            if (Environment.WorkingSet > MostMemory)
                Keep(tried, upload, $"{Environment.WorkingSet / 1048576} MiB of memory");
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tried:N0} documents of seed {seed} in {time.Elapsed.TotalMinutes:0.0} minutes ({string.Join(", ", kinds.Select(k => $"{k.Value:N0} {k.Key}"))}), {faults} faults, slowest {slowest.TotalSeconds:0.00} s of processor time, peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576} MiB"));
        return faults == 0 ? 0 : 1;
    }

    /// <summary>Those of the seeds and of the tests, and small PDFs that have what those have not.</summary>
    private static IEnumerable<(string Name, byte[] Bytes)> Whole()
    {
        foreach (var folder in (string[])["seeds", "documents"])
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, folder), "*", SearchOption.AllDirectories).Where(f => Path.GetExtension(f) is ".docx" or ".eml" or ".pdf").Order(StringComparer.Ordinal))
                yield return (Path.GetFileName(file), File.ReadAllBytes(file));
        }

        yield return ("layers.pdf", PdfSamples.WithDrawings());
        yield return ("notice.pdf", PdfSamples.Official());
    }

    private static async Task<string?> FaultOfAsync(Upload upload)
    {
        try
        {
            return await Task.Run(() => FuzzTrial.FaultOfAsync(upload, CancellationToken.None)).WaitAsync(Hang);
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

    private void Keep(uint number, Upload upload, string remark)
    {
        faults++;
        var file = Path.Combine(Folder, $"{seed}-{number}-{upload.Name}");
        File.WriteAllBytes(file, upload.Bytes.ToArray());
        Console.WriteLine($"{file}: {remark}");
    }
}
