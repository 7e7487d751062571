using System.Runtime.InteropServices;

namespace Gazette.LocalHost;

/// <summary>
/// Ctrl-C, SIGTERM and a closed terminal as a token. More signals change nothing: `dotnet run` and service managers send
/// each twice. Whatever does not end in time is left to the operating system.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    // The parts of a stop take less: the site two seconds, the emulator as many.
    private static readonly TimeSpan EndsWithin = TimeSpan.FromSeconds(4.7);

    private readonly CancellationTokenSource stop = new();
    private readonly PosixSignalRegistration[] registrations;
    private readonly Timer lastResort;

    public StopSignals()
    {
        lastResort = new Timer(_ => Environment.Exit(1));
        registrations = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(s => PosixSignalRegistration.Create(s, OnSignal))];
    }

    public CancellationToken Token => stop.Token;

    public void Dispose()
    {
        Array.ForEach(registrations, r => r.Dispose());
        lastResort.Dispose();
        stop.Dispose();
    }

    private void OnSignal(PosixSignalContext signal)
    {
        signal.Cancel = true;
        if (stop.IsCancellationRequested)
            return;
        lastResort.Change(EndsWithin, Timeout.InfiniteTimeSpan);
        stop.Cancel();
    }
}
