using Gazette.Intake.Decoding;

namespace Gazette.Archives;

/// <summary>The names in an archive as names of uploads.</summary>
internal static class MemberNames
{
    private const int MaxLength = 1024;
    private const int MaxSteps = 254;

    /// <summary>In their order; those of which the archive does not state the character set all have the same one.</summary>
    public static IReadOnlyList<string> Decode(IReadOnlyList<string> names)
    {
        var bytes = names.Select(UndecodedNames.BytesOf).ToList();
        var together = new MemoryStream();
        foreach (var name in bytes.OfType<byte[]>())
        {
            together.Write(name);
            together.WriteByte((byte)'\n');
        }

        // One text has the better odds: four characters alone fit many sets.
        var decoded = CharacterSetDetection.Decode(together.ToArray(), []).Text.Split('\n');
        // A line end in a name would give every name behind it to another file.
        var isEachItsOwn = decoded.Length == bytes.Count(raw => raw is not null) + 1;
        var next = 0;
        return [.. bytes.Select((raw, i) => raw is null ? names[i] : isEachItsOwn ? decoded[next++] : CharacterSetDetection.Decode(raw, []).Text)];
    }

    /// <summary>With forward slashes alone, and without steps that say nothing.</summary>
    /// <returns>Null for one that leads out of the folder, or begins at a drive.</returns>
    public static string? Normalize(string name)
    {
        name = name.Replace('\\', '/');
        if (name.StartsWith('/') || (name.Length > 1 && name[1] == ':' && char.IsAsciiLetter(name[0])))
            return null;
        var steps = name.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(step => step != ".").ToList();
        return steps.Contains("..") ? null : string.Join('/', steps);
    }

    /// <summary>The folder that holds all of them and has the archive's own name need not be made twice.</summary>
    /// <param name="folder">Where they go, with a slash at the end.</param>
    public static string? CommonFolder(IReadOnlyCollection<string> names, string folder)
    {
        var own = folder.TrimEnd('/');
        var inner = own[(own.LastIndexOf('/') + 1)..] + "/";
        return names.Count > 0 && names.All(name => name.Length > inner.Length && name.StartsWith(inner, StringComparison.Ordinal)) ? inner : null;
    }

    /// <summary>What storage does not take as a blob's name.</summary>
    public static bool IsUsable(string name) =>
        name.Length is > 0 and <= MaxLength && name.AsSpan().Count('/') < MaxSteps && name[^1] != '.' && !name.Any(char.IsControl) && !name.Contains('\uFFFD', StringComparison.Ordinal);
}
