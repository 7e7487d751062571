namespace Gazette.Articles.Media;

/// <summary>A file that readers download as it was uploaded.</summary>
/// <param name="Hash">Of its type and bytes, 32 lower-case hex digits: the same bytes under the same kind of name are the same attachment.</param>
/// <param name="ContentType">By the kind of its name, which its bytes fit.</param>
/// <param name="Bytes">How many it has.</param>
public sealed record Attachment(string Hash, string ContentType, long Bytes);
