using System.Text;

namespace Gazette.LocalHost.Azurite;

/// <summary>What an Azurite has written to its standard output; kept in its data folder over all runs.</summary>
internal sealed record AzuriteLog(string File)
{
    // One line each of blobs, queues and tables, written after the store is on disk.
    private const string Closed = "successfully closed";
    private const int Stores = 3;

    /// <returns>Tells, when asked, whether all three stores have been saved and closed since now.</returns>
    public Func<bool> WatchForClose()
    {
        var start = new FileInfo(File) is { Exists: true } log ? log.Length : 0;
        return () => ReadFrom(start).Split(Closed).Length > Stores;
    }

    private string ReadFrom(long start)
    {
        using var log = new FileStream(File, FileMode.OpenOrCreate, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        log.Position = start;
        using var reader = new StreamReader(log, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
