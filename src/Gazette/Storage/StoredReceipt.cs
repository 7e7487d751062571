using Azure;

namespace Gazette.Storage;

/// <summary>A receipt with its place in storage.</summary>
/// <param name="Recent">Its entry in the newest-first index.</param>
/// <param name="OldRecent">An entry from the upload's earlier version that may still stand; null otherwise.</param>
public sealed record StoredReceipt(Receipt Receipt, TimeKey Recent, TimeKey? OldRecent, ETag RowETag);
