namespace Gazette.Articles.Media;

/// <summary>A name under which an article looked for a picture or an attachment.</summary>
/// <param name="Name">Of an upload, whether there is one or not.</param>
/// <param name="Hash">Of what was found there; null when there was nothing.</param>
public sealed record WantedFile(string Name, string? Hash);
