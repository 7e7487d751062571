namespace Gazette.Serving.Auditing;

/// <summary>What is known of something that is done; null each where it is not known, or where there is none.</summary>
/// <param name="Detail">One line, and never a key.</param>
public sealed record AboutAction(string? Upload = null, string? Article = null, int? Version = null, string? Detail = null);
