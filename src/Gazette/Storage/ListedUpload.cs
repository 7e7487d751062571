namespace Gazette.Storage;

/// <summary>A blob as a listing of its container shows it.</summary>
public sealed record ListedUpload(string Name, string ETag);
