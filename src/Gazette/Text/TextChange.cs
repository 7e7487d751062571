namespace Gazette.Text;

/// <summary>A stretch of text that two versions share, or that only one of them has.</summary>
/// <param name="Kind">"same", "removed" or "added".</param>
public sealed record TextChange(string Kind, string Text);
