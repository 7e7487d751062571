using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Gazette.LocalHost.Azurite;

/// <summary>A process known by its id only: Azurite outlives the host that started it, so it may not be our child.</summary>
internal static class RunningProcess
{
    private const int SigTerm = 15;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // Azurite writes its tables to disk every five seconds, and nothing on Windows can ask it to do so now.
    private static readonly TimeSpan WindowsSaves = TimeSpan.FromSeconds(7);

    /// <returns>Null when no such process runs; one that has ended but was not yet collected does not run.</returns>
    public static string? CommandLine(int pid)
    {
        try
        {
            if (OperatingSystem.IsLinux())
                return ReadProc(pid);
            using var process = Process.GetProcessById(pid);
            return OperatingSystem.IsWindows() ? process.ProcessName : AskPs(pid);
        }
        catch (Exception fault) when (fault is ArgumentException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Asks it to end and waits; ends it by force after half a minute.</summary>
    /// <param name="hasSaved">True once nothing is lost by force; null when only the process itself knows.</param>
    public static async Task StopAsync(int pid, string mark, Func<bool>? hasSaved = null)
    {
        if (!await TryStopAsync(pid, mark, Patience, hasSaved))
            await EndByForceAsync(pid, mark);
    }

    /// <summary>Asks it to end and waits.</summary>
    /// <param name="hasSaved">As for <see cref="StopAsync"/>.</param>
    /// <returns>False when it runs on after that time; it has been asked.</returns>
    public static async Task<bool> TryStopAsync(int pid, string mark, TimeSpan within, Func<bool>? hasSaved = null)
    {
        var waited = Stopwatch.StartNew();
        await AskToEndAsync(pid);
        for (; Runs(pid, mark); await Task.Delay(Pause))
        {
            if (hasSaved?.Invoke() == true)
                Kill(pid);
            else if (waited.Elapsed > within)
                return false;
        }

        return true;
    }

    /// <summary>Waits for one that has been asked already, and would lose data if it were asked again; ends it by force after half a minute.</summary>
    public static async Task WaitForEndAsync(int pid, string mark, CancellationToken cancellationToken)
    {
        for (var waited = Stopwatch.StartNew(); Runs(pid, mark); await Task.Delay(Pause, cancellationToken))
        {
            if (waited.Elapsed > Patience)
                await EndByForceAsync(pid, mark);
        }
    }

    /// <param name="mark">Must be in its command line: the id may have passed to another process.</param>
    public static bool Runs(int pid, string mark)
    {
        var commandLine = CommandLine(pid);
        return OperatingSystem.IsWindows()
            ? commandLine == NodeRuntime.Node
            : commandLine?.Contains(mark, StringComparison.Ordinal) == true;
    }

    /// <summary>SIGTERM; on systems without signals it is ended by force, after time to save.</summary>
    public static async Task AskToEndAsync(int pid)
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = SendSignal(pid, SigTerm);
            return;
        }

        await Task.Delay(WindowsSaves);
        Kill(pid);
    }

    private static async Task EndByForceAsync(int pid, string mark)
    {
        for (; Runs(pid, mark); await Task.Delay(Pause))
            Kill(pid);
    }

    /// <summary>By force, with what it has started.</summary>
    public static void Kill(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            process.Kill(entireProcessTree: true);
        }
        catch (Exception fault) when (fault is ArgumentException or InvalidOperationException or Win32Exception or AggregateException)
        {
            // It ended by itself in the meantime, which is what was wanted.
            Debug.WriteLine(fault.Message);
        }
    }

    private static string? ReadProc(int pid)
    {
        var line = Encoding.UTF8.GetString(File.ReadAllBytes($"/proc/{pid}/cmdline")).Replace('\0', ' ').Trim();
        return line.Length == 0 ? null : line;
    }

    private static string? AskPs(int pid)
    {
        using var ps = Process.Start(new ProcessStartInfo("ps", ["-o", "command=", "-p", $"{pid}"]) { RedirectStandardOutput = true })!;
        var line = ps.StandardOutput.ReadToEnd().Trim();
        ps.WaitForExit();
        return line.Length == 0 || line.EndsWith("<defunct>", StringComparison.Ordinal) ? null : line;
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int pid, int signal);
}
