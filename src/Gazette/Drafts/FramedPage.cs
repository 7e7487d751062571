namespace Gazette.Drafts;

/// <summary>A page within another.</summary>
/// <param name="Location">The address that its own links are relative to; null when nothing says so.</param>
internal sealed record FramedPage(string Text, string? Location);
