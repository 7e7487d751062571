using Gazette.Uploads;

namespace Gazette.Serving.Contracts;

/// <summary>How far an archive is unpacked, and what became of its files.</summary>
/// <param name="Folder">Where they are, each an upload of its own; with a slash at the end.</param>
/// <param name="Files">How many the archive holds.</param>
/// <param name="Done">How many of them were dealt with so far.</param>
/// <param name="Unpacked">Those that are uploads now.</param>
/// <param name="Kept">Those whose place another upload has, which stays.</param>
/// <param name="Unreadable">Those that cannot be unpacked.</param>
/// <param name="LeftOut">Style sheets, scripts and the like, which stay in the archive.</param>
/// <param name="Uploads">How many uploads of the folder are in which state; null in lists, which do not look for them.</param>
public sealed record UploadedArchive(
    string Folder, int Files, int Done, int Unpacked, int Kept, int Unreadable, int LeftOut, ReceiptCounts? Uploads)
{
    /// <param name="name">Of the archive's upload.</param>
    public static UploadedArchive Of(UnpackedArchive archive, string name, ReceiptCounts? uploads) => new(
        ArchiveEnding.FolderOf(name), archive.Files, archive.Done, archive.Unpacked, archive.Kept.Count, archive.Unreadable.Count, archive.LeftOut.Count, uploads);
}
