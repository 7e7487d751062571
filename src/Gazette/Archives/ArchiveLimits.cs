using System.Globalization;
using Gazette.Uploads;

namespace Gazette.Archives;

/// <summary>What an archive may hold, so that nobody fills storage with a small file.</summary>
public static class ArchiveLimits
{
    /// <summary>Of the archive itself, and of all its files together when they are unpacked: 2 GiB.</summary>
    public const long MaxBytes = 2L * 1024 * 1024 * 1024;

    public const int MaxFiles = 20_000;

    /// <summary>All files together, for each byte of the archive.</summary>
    public const int MaxRatio = 100;

    /// <summary>Small archives of pages that are much alike may be packed more tightly.</summary>
    public const long AlwaysFits = 8 * 1024 * 1024;

    /// <summary>Of the list of files at the archive's end, in bytes: it is held in memory.</summary>
    internal const long MaxDirectoryBytes = 16 * 1024 * 1024;

    /// <summary>Null when the size is fine; nothing has been read yet.</summary>
    public static Rejection? CheckSize(string name, long bytes) => bytes switch
    {
        0 => new Rejection(RejectionReason.Empty, $"\"{name}\" holds no bytes. Pack the folder again, and upload that."),
        > MaxBytes => TooLarge(name, "is of", bytes),
        _ => null,
    };

    internal static Rejection? CheckUnpacked(string name, int files, long unpacked, long packed)
    {
        if (files > MaxFiles)
            return TooManyFiles(name, files);
        if (unpacked > MaxBytes)
            return TooLarge(name, "unpacks to", unpacked);
        if (unpacked > AlwaysFits && unpacked / MaxRatio > packed)
        {
            return new Rejection(RejectionReason.TooComplex, string.Create(CultureInfo.InvariantCulture,
                $"\"{name}\" unpacks to more than {MaxRatio} times its size ({unpacked:N0} bytes of {packed:N0}), as archives do that are made to do harm. If it is none, unpack it yourself and upload the files."));
        }

        return null;
    }

    internal static Rejection TooManyFiles(string name, long files) => new(
        RejectionReason.TooComplex,
        string.Create(CultureInfo.InvariantCulture, $"\"{name}\" holds {files:N0} files; the limit is {MaxFiles:N0}. Make several archives of it."));

    private static Rejection TooLarge(string name, string how, long bytes) => new(
        RejectionReason.TooLarge,
        string.Create(CultureInfo.InvariantCulture, $"\"{name}\" {how} {bytes:N0} bytes; the limit is {MaxBytes:N0}. Make several archives of it."));
}
