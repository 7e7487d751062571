namespace Gazette.Storage.Uploads;

/// <summary>How the end of a write can end, faults aside.</summary>
public abstract record WriteResult
{
    private WriteResult()
    {
    }

    /// <summary>The file is there as a whole.</summary>
    /// <param name="ETag">With its quotes.</param>
    public sealed record Written(string ETag) : WriteResult;

    /// <summary>Something else lies under the name than the writer counted on; it stays.</summary>
    public sealed record Refused : WriteResult;

    /// <summary>Pieces are missing; nothing was written.</summary>
    /// <param name="Received">Bytes from the first on that are there.</param>
    public sealed record Incomplete(long Received) : WriteResult;
}
