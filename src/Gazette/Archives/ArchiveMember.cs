using System.Globalization;
using System.IO.Compression;

namespace Gazette.Archives;

/// <summary>A file in an archive.</summary>
public sealed class ArchiveMember
{
    // Of Unix, in the upper half of the attributes.
    private const int TypeMask = 0xF000;
    private const int SymbolicLink = 0xA000;

    private readonly ZipArchiveEntry entry;

    internal ArchiveMember(string name, string path, ZipArchiveEntry entry) => (Name, Path, this.entry) = (name, path, entry);

    /// <summary>Of the upload that it becomes.</summary>
    public string Name { get; }

    /// <summary>As the archive has it.</summary>
    public string Path { get; }

    /// <summary>How many it has when it is unpacked, as the archive says.</summary>
    public long Bytes => entry.Length;

    /// <summary>The same for the same content, as far as a checksum can tell.</summary>
    public string Mark => string.Create(CultureInfo.InvariantCulture, $"{entry.Crc32:x8}-{entry.Length}");

    public bool IsMachinery => MemberRank.IsMachinery(Path);

    /// <summary>Null when nothing is known against it; otherwise a few words.</summary>
    internal string? Fault { get; init; }

    /// <summary>Null when it can be opened; otherwise why not, in a few words.</summary>
    public string? WhyUnreadable => Fault
        ?? (entry.IsEncrypted ? "is locked with a password" : ((entry.ExternalAttributes >> 16) & TypeMask) == SymbolicLink ? "is only a link to another file" : null);

    internal bool IsLocked => entry.IsEncrypted;

    /// <summary>Ends with an exception rather than give other bytes than were packed.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or packed in a way that few programs know.</exception>
    public async Task<Stream> OpenAsync(CancellationToken cancellation) =>
        new VerifiedContent(await entry.OpenAsync(cancellation), entry.Length, entry.Crc32);
}
