using System.Runtime.InteropServices;
using Microsoft.Extensions.Hosting;

namespace Gazette;

/// <summary>
/// The memory of libraries that are not .NET's, such as compression and libvips. glibc gives threads heaps of their own and keeps what is freed in
/// each: after a thousand uploads that was thirty megabytes which nobody used. Every so often they go back to the system.
/// </summary>
internal sealed class NativeHeap(TimeProvider clock) : BackgroundService
{
    // It takes some milliseconds.
    private static readonly TimeSpan BetweenTrims = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(BetweenTrims, clock);
        try
        {
            while (OperatingSystem.IsLinux() && await timer.WaitForNextTickAsync(stoppingToken))
                _ = Trim(kept: 0);
        }
        catch (Exception none) when (none is DllNotFoundException or EntryPointNotFoundException)
        {
            // Another C library, which has no such heaps.
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host ends.
        }
    }

    /// <param name="kept">Bytes that stay free in each heap.</param>
    [DllImport("libc.so.6", EntryPoint = "malloc_trim")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Trim(nint kept);
}
