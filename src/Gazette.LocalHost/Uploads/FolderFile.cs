namespace Gazette.LocalHost.Uploads;

/// <summary>A file that may be uploaded.</summary>
/// <param name="Name">Of the blob: the path below the folder, with slashes.</param>
internal sealed record FolderFile(string Name, FileInfo File);
