namespace Gazette.LocalHost.Azurite;

/// <summary>
/// A folder of Azurite's data, held by one host at a time: two Azurites on one folder destroy each other's data.
/// <c>host.lock</c> is held open for as long as the host lives; <c>azurite.lock</c> says its pid, Azurite's and the ports.
/// </summary>
internal sealed class DataFolder : IDisposable
{
    private readonly IDisposable hold;

    private DataFolder(string path, IDisposable hold)
    {
        Path = path;
        this.hold = hold;
        Left = AzuriteRecord.Read(RecordFile);
        Record = (Left ?? new AzuriteRecord(0, AzuritePid: null, Ports: null)) with { HostPid = Environment.ProcessId };
        Record.Write(RecordFile);
    }

    public string Path { get; }

    /// <summary>What an earlier host that was killed left behind; null after a clean stop.</summary>
    public AzuriteRecord? Left { get; }

    public AzuriteRecord Record { get; }

    public string RecordFile => RecordFileIn(Path);

    public AzuriteLog Log => LogIn(Path);

    /// <exception cref="StartupException">Another host that runs holds it, or it cannot be made or written to.</exception>
    public static DataFolder Open(string folder)
    {
        var path = System.IO.Path.GetFullPath(folder);
        try
        {
            var hold = ExclusiveFile.TryHold(System.IO.Path.Combine(path, "host.lock")) ?? throw InUse(path);
            return new DataFolder(path, hold);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The data folder {path} cannot be used: {fault.Message.TrimEnd('.')}. Choose another one with --data.", fault);
        }
    }

    /// <summary>What the folder's record says, whoever holds it; null when there is none.</summary>
    public static AzuriteRecord? ReadRecord(string folder) => AzuriteRecord.Read(RecordFileIn(System.IO.Path.GetFullPath(folder)));

    /// <summary>Forgets Azurite, which was stopped or never belonged to this folder, and lets go of the folder.</summary>
    public void Close()
    {
        File.Delete(RecordFile);
        Dispose();
    }

    /// <summary>Lets go of the folder while its Azurite still saves.</summary>
    public void CloseLater()
    {
        if (AzuriteRecord.Read(RecordFile) is { } record)
            (record with { Stopping = true }).Write(RecordFile);
        Dispose();
    }

    public void Dispose() => hold.Dispose();

    private static StartupException InUse(string path)
    {
        var owner = AzuriteRecord.Read(RecordFileIn(path)) is { } record ? $"process {record.HostPid}" : "another process";
        return new StartupException($"The data folder {path} is in use by {owner}. Stop that host first, or give this one a folder of its own with --data, or --in-memory.");
    }

    internal static AzuriteLog LogIn(string path) => new(System.IO.Path.Combine(path, "azurite.log"));

    internal static string RecordFileIn(string path) => System.IO.Path.Combine(path, "azurite.lock");
}
