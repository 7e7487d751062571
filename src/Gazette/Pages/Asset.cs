namespace Gazette.Pages;

/// <summary>A style, script or image of the pages.</summary>
/// <param name="Name">With the hash of its content: <c>site-3f9c….css</c>.</param>
public sealed record Asset(string Name, string ContentType, ReadOnlyMemory<byte> Bytes);
