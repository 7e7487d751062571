using System.Collections.Concurrent;
using System.Diagnostics;
using Gazette.LocalHost.Azurite;

namespace Gazette.EndToEndTests;

/// <summary>The built local host as a child process, and what it has printed so far.</summary>
internal sealed class HostProcess : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan StopsWithin = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<string> output = new();
    private readonly ConcurrentQueue<string> errors = new();
    private readonly Process process;

    /// <param name="folder">Where it is started; null for the tests' own folder.</param>
    public HostProcess(IEnumerable<string> args, IReadOnlyDictionary<string, string?> environment, string? folder = null)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Gazette.LocalHost.dll"), .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? "",
        };
        start.Environment.Remove("AzureWebJobsStorage");
        start.Environment.Remove("Gazette__PublicBaseUrl");
        // A busy machine is no outage.
        start.Environment["Gazette__ReadTimeout"] = "00:00:30";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Keep(output, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(errors, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Pid = process.Id;
    }

    public int Pid { get; }

    public bool HasExited => process.HasExited;

    public IReadOnlyList<string> Output => [.. output];

    public IReadOnlyList<string> Errors => [.. errors];

    /// <exception cref="TimeoutException">No such line came in time, or the host has ended; the message holds what it printed.</exception>
    public async Task<string> WaitForLineAsync(Predicate<string> wanted, TimeSpan deadline, CancellationToken cancellationToken)
    {
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(Pause, cancellationToken))
        {
            var ended = process.HasExited;
            if (output.FirstOrDefault(l => wanted(l)) is { } line)
                return line;
            if (ended || waited.Elapsed > deadline)
                throw new TimeoutException($"The host {(ended ? "has ended" : "runs")} without that line. It printed:\n{string.Join('\n', output.Concat(errors))}");
        }
    }

    /// <summary>SIGKILL of this process alone; its Azurite goes on.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public async Task<HostRun> StopAsync(CancellationToken cancellationToken)
    {
        if (!process.HasExited)
            await RunningProcess.AskToEndAsync(Pid);
        return await EndAsync(cancellationToken);
    }

    public async Task<HostRun> EndAsync(CancellationToken cancellationToken)
    {
        await process.WaitForExitAsync(cancellationToken).WaitAsync(StopsWithin, cancellationToken);
        return new HostRun(process.ExitCode, Output, Errors);
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }

    private static void Keep(ConcurrentQueue<string> lines, string? line)
    {
        if (line is not null)
            lines.Enqueue(line);
    }
}
