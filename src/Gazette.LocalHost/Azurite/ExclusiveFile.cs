namespace Gazette.LocalHost.Azurite;

/// <summary>
/// A file that one process holds open alone. The operating system lets go of it when the process ends, however it
/// ends, so nothing stale can be left behind.
/// </summary>
internal static class ExclusiveFile
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <returns>Null while another holder has it.</returns>
    public static IDisposable? TryHold(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException fault) when (fault.GetType() == typeof(IOException))
        {
            return null;
        }
    }

    public static async Task<IDisposable> HoldAsync(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (TryHold(path) is { } held)
                return held;
            await Task.Delay(Pause, cancellationToken);
        }
    }
}
