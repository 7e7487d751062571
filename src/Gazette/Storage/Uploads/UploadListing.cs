namespace Gazette.Storage.Uploads;

/// <summary>One page of a listing of the container.</summary>
/// <param name="Next">Where the next page begins, as storage says it; null on the last one.</param>
public sealed record UploadListing(IReadOnlyList<ListedUpload> Uploads, string? Next);
