namespace Gazette.Articles.Media;

/// <summary>A picture in its place in an article.</summary>
/// <param name="Alt">What it shows, in words; empty where nobody has said it.</param>
public sealed record ShownPicture(Picture Picture, string Alt);
