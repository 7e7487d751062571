using Gazette.Storage.Uploads;
using Gazette.Text;

namespace Gazette.Serving.Uploading;

/// <summary>Which names an upload may have. Storage takes some that no address leads back to.</summary>
internal static class UploadName
{
    private const int MaxLength = 1024;

    // Storage counts what stands between slashes.
    private const int MaxLevels = 254;

    /// <returns>Null, or a sentence for the editor.</returns>
    public static string? Fault(string name, UnpackedFiles files)
    {
        if (name.Length is 0 or > MaxLength)
            return $"An upload's name has 1 to {MaxLength:N0} characters, its folders included.";
        if (SingleLine.Fault(name) is { } fault)
            return $"The name {fault}";
        if (name[0] is '/' or '\\')
            return "The name begins with a slash, and in an address that leads elsewhere. Leave it out.";
        var levels = name.Split('/');
        if (levels.Length > MaxLevels)
            return $"The name has {levels.Length} folders within each other; {MaxLevels} is the limit.";
        if (levels.Any(level => level.EndsWith('.')))
            return "A folder or file in the name ends in a dot: in an address, steps such as . and .. lead elsewhere, and storage drops dots at an end. Rename it.";
        if (levels[^1].Trim().Length == 0)
            return "The name ends in a slash: it names a folder, and not a file.";
        return files.IsAddressable(name) ? null : "No address leads to a file of this name. Upload it under a name of letters, digits, hyphens and dots.";
    }
}
