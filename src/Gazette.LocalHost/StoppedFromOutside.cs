using Microsoft.Extensions.Hosting;

namespace Gazette.LocalHost;

/// <summary>The application waits for no signals of its own: <see cref="StopSignals"/> stops it, and storage after it.</summary>
internal sealed class StoppedFromOutside : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
