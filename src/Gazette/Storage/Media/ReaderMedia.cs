using Gazette.Articles.Media;

namespace Gazette.Storage.Media;

/// <summary>A picture or an attachment that some public article shows or links.</summary>
/// <param name="Picture">Null of an attachment.</param>
/// <param name="Attachment">Null of a picture.</param>
/// <param name="Folder">Where its files are.</param>
/// <param name="Names">Under which an attachment may be downloaded; none of a picture.</param>
public sealed record ReaderMedia(Picture? Picture, Attachment? Attachment, string Folder, IReadOnlySet<string> Names);
