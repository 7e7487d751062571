namespace Gazette.Uploads;

/// <summary>One version of one blob, exactly as read.</summary>
/// <param name="Name">The blob's full name inside its container, folders included.</param>
/// <param name="ETag">Belongs to these very bytes: both come from one read. Unquoted or quoted as storage gave it.</param>
/// <param name="LastModified">For display only: overwrites within one second share it.</param>
/// <param name="ContentType">The blob's HTTP metadata, null when absent; it may lie.</param>
public sealed record Upload(string Name, string ETag, DateTimeOffset LastModified, ReadOnlyMemory<byte> Bytes, string? ContentType);
