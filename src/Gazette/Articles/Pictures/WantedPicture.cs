namespace Gazette.Articles.Pictures;

/// <summary>A name under which an article looked for a picture.</summary>
/// <param name="Name">Of an upload, whether there is one or not.</param>
/// <param name="Hash">Of the picture that was found there; null when there was none.</param>
public sealed record WantedPicture(string Name, string? Hash);
