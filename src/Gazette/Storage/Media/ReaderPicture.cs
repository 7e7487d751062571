using Gazette.Articles.Pictures;

namespace Gazette.Storage.Media;

/// <summary>A picture that some public article shows.</summary>
/// <param name="Folder">Where its files are.</param>
public sealed record ReaderPicture(Picture Picture, string Folder);
