namespace Gazette.Serving.Contracts;

/// <summary>Why an upload was not published, or no longer is.</summary>
/// <param name="Code">For programs; stable.</param>
/// <param name="Detail">One sentence for an editor: what is wrong, and what to do.</param>
public sealed record UploadReason(string Code, string Detail);
