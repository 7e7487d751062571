using Azure;
using Azure.Storage.Blobs.Models;

namespace Gazette.Storage.Uploads;

/// <summary>What must lie under a name for it to be written: so that nobody's file is lost unseen.</summary>
/// <param name="ETag">Of the version that is to be replaced, with its quotes, or <c>*</c> for whatever is there; null where nothing may be there.</param>
public readonly record struct WriteCondition(string? ETag)
{
    private const string Any = "*";

    internal BlobRequestConditions Conditions => ETag is null
        ? new BlobRequestConditions { IfNoneMatch = Azure.ETag.All }
        : new BlobRequestConditions { IfMatch = ETag == Any ? Azure.ETag.All : new ETag(ETag) };

    /// <param name="present">Of what lies there; null when nothing does.</param>
    internal bool Holds(string? present) => ETag is null ? present is null : present is not null && (ETag == Any || ETag == present);
}
