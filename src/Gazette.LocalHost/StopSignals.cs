using System.Runtime.InteropServices;

namespace Gazette.LocalHost;

/// <summary>Ctrl-C, SIGTERM and a closed terminal as a token. A second signal ends the process in the usual, rude way.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly PosixSignalRegistration[] registrations;

    public StopSignals() => registrations =
        [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(s => PosixSignalRegistration.Create(s, OnSignal))];

    public CancellationToken Token => stop.Token;

    public void Dispose()
    {
        Array.ForEach(registrations, r => r.Dispose());
        stop.Dispose();
    }

    private void OnSignal(PosixSignalContext signal)
    {
        if (stop.IsCancellationRequested)
            return;
        signal.Cancel = true;
        stop.Cancel();
    }
}
