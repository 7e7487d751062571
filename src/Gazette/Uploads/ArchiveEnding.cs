namespace Gazette.Uploads;

/// <summary>Which uploads are folders packed into one file, and where their files go.</summary>
public static class ArchiveEnding
{
    public const string Ending = ".zip";

    /// <summary>By the name's ending, in any letter case.</summary>
    public static bool IsOf(string name) => name.EndsWith(Ending, StringComparison.OrdinalIgnoreCase) && name.Length > Ending.Length && name[^(Ending.Length + 1)] != '/';

    /// <summary>The folder beside the archive that has its name, with a slash at the end.</summary>
    /// <param name="name">One that <see cref="IsOf"/> knows.</param>
    public static string FolderOf(string name) => name[..^Ending.Length] + "/";
}
