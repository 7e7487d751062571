using System.Diagnostics;
using System.Globalization;

namespace Gazette.LocalHost.Azurite;

/// <summary>
/// The file that stands while npm installs Azurite, so that of a build (<c>install.cjs</c>) and a host only one does it.
/// Hosts come here one at a time.
/// </summary>
internal sealed class InstallationMark(string file)
{
    private const string Installer = "install.cjs";
    private const string OfHost = "host";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Waits for an installation that a build has begun, and ends it when it is not to wait any longer.</summary>
    /// <returns>Give it back when the host's own installation has ended.</returns>
    public async Task<IDisposable> TakeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (Read() is not { } owner)
            {
                if (TryMake())
                    return new Held(file);
            }
            else if (RunningInstaller(owner) is { } pid)
            {
                await WaitAsync(pid, cancellationToken);
            }
            else
            {
                // Its maker is gone, and no build makes another while it stands.
                File.Delete(file);
            }
        }
    }

    private static async Task WaitAsync(int pid, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(Pause, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            RunningProcess.Kill(pid);
            throw;
        }
    }

    /// <returns>Null when none runs.</returns>
    private static int? RunningInstaller(string owner) =>
        int.TryParse(owner, CultureInfo.InvariantCulture, out var pid) && RunningProcess.Runs(pid, Installer) ? pid : null;

    private string? Read()
    {
        try
        {
            return File.Exists(file) ? File.ReadAllText(file) : null;
        }
        catch (FileNotFoundException fault)
        {
            Debug.WriteLine(fault.Message);
            return null;
        }
    }

    private bool TryMake()
    {
        try
        {
            using var made = new StreamWriter(new FileStream(file, FileMode.CreateNew));
            made.Write(OfHost);
            return true;
        }
        catch (IOException) when (File.Exists(file))
        {
            return false;
        }
    }

    private sealed class Held(string file) : IDisposable
    {
        public void Dispose() => File.Delete(file);
    }
}
