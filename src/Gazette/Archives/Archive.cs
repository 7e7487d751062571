using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using Gazette.Uploads;

namespace Gazette.Archives;

/// <summary>
/// A zip archive that keeps the limits, opened to be unpacked: 1. the length of its list of files; 2. their names, in the
/// character set that fits them; 3. how much they are when unpacked. Nothing is unpacked to find out.
/// </summary>
public sealed class Archive : IDisposable
{
    private readonly ZipArchive zip;

    private Archive(ZipArchive zip, IReadOnlyList<ArchiveMember> members) => (this.zip, Members) = (zip, members);

    /// <summary>In the order in which they are unpacked, the same each time; folders left out.</summary>
    public IReadOnlyList<ArchiveMember> Members { get; }

    /// <param name="name">Of the archive's upload.</param>
    /// <param name="content">Can be sought in; not closed.</param>
    /// <returns>One of the two; the other is null.</returns>
    public static async Task<(Archive? Archive, Rejection? Rejection)> OpenAsync(string name, Stream content, CancellationToken cancellation)
    {
        if (await DirectoryAtEnd.FindAsync(content, cancellation) is not { } directory)
            return (null, Broken(name, "is no zip archive, or the end of it is missing"));
        if (directory.Files > ArchiveLimits.MaxFiles * 2 || directory.Bytes > ArchiveLimits.MaxDirectoryBytes)
            return (null, ArchiveLimits.TooManyFiles(name, Math.Max(directory.Files, ArchiveLimits.MaxFiles + 1)));
        ZipArchive? zip = null;
        try
        {
            zip = await ZipArchive.CreateAsync(content, ZipArchiveMode.Read, leaveOpen: true, UndecodedNames.Instance, cancellation);
            if (TryRead(name, zip, content.Length, out var members, out var rejection))
                return (new Archive(zip, members), null);
            zip.Dispose();
            return (null, rejection);
        }
        catch (Exception damaged) when (damaged is InvalidDataException or EndOfStreamException or ArgumentException or OverflowException)
        {
            zip?.Dispose();
            return (null, Broken(name, "is damaged"));
        }
    }

    public void Dispose() => zip.Dispose();

    private static bool TryRead(
        string name, ZipArchive zip, long packed, [NotNullWhen(true)] out IReadOnlyList<ArchiveMember>? members, [NotNullWhen(false)] out Rejection? rejection)
    {
        members = null;
        var names = MemberNames.Decode([.. zip.Entries.Select(entry => entry.FullName)]);
        var files = new List<(string Path, ZipArchiveEntry Entry)>();
        foreach (var (raw, entry) in names.Zip(zip.Entries))
        {
            if (MemberNames.Normalize(raw) is not { } path)
            {
                rejection = new Rejection(RejectionReason.ArchiveInvalid, $"\"{name}\" holds a file that would be written outside of its folder (\"{Articles.RepairSample.Cut(raw, "").Before}\"), so nothing of it is unpacked. Pack the folder again, with names that begin inside it.");
                return false;
            }

            if (path.Length > 0 && raw[^1] is not ('/' or '\\'))
                files.Add((path, entry));
        }

        rejection = ArchiveLimits.CheckUnpacked(name, files.Count, files.Sum(file => Math.Max(0, file.Entry.Length)), packed);
        if (rejection is not null)
            return false;
        members = Named(ArchiveEnding.FolderOf(name), files);
        if (members.Count == 0)
            rejection = new Rejection(RejectionReason.Empty, $"\"{name}\" holds no files. Pack the folder again, and upload that.");
        else if (members.All(member => member.IsLocked))
            rejection = Broken(name, "is locked with a password");
        return rejection is null;
    }

    private static List<ArchiveMember> Named(string folder, List<(string Path, ZipArchiveEntry Entry)> files)
    {
        var inner = MemberNames.CommonFolder([.. files.Select(file => file.Path)], folder);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return
        [
            .. files.Select(file => Named(folder + file.Path[(inner?.Length ?? 0)..], file, seen)).OrderBy(member => MemberRank.Of(member.Name)),
        ];
    }

    private static ArchiveMember Named(string name, (string Path, ZipArchiveEntry Entry) file, HashSet<string> seen)
    {
        var fault = !MemberNames.IsUsable(name) ? "has a name that storage does not take" : !seen.Add(name) ? "has the name of another file in the archive" : null;
        return new ArchiveMember(name, file.Path, file.Entry) { Fault = fault };
    }

    private static Rejection Broken(string name, string fault) =>
        new(RejectionReason.ArchiveInvalid, $"\"{name}\" {fault}, so nothing of it can be unpacked. Pack the folder again, as .zip and without a password, and upload that.");
}
