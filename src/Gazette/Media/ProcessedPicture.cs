using Gazette.Articles.Media;

namespace Gazette.Media;

/// <summary>A picture with the bytes of its files, in their order.</summary>
public sealed record ProcessedPicture(Picture Picture, IReadOnlyList<byte[]> Contents);
