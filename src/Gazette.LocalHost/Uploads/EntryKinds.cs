using System.Runtime.InteropServices;

namespace Gazette.LocalHost.Uploads;

/// <summary>Finds an entry's kind without opening it: a pipe that nobody writes to holds whoever opens it.</summary>
internal static class EntryKinds
{
    // The file type in st_mode; the runtime's own library gives it alike on all systems.
    private const int TypeMask = 0xF000;
    private const int RegularType = 0x8000;
    private const int ModeAt = 1;

    // More than the structure has.
    private const int StatusLength = 64;

    public static EntryKind Of(FileSystemInfo entry)
    {
        if (entry.LinkTarget is not null)
            return EntryKind.SymbolicLink;
        if (entry is DirectoryInfo)
            return EntryKind.Folder;
        return OperatingSystem.IsWindows() || IsRegular(entry.FullName) ? EntryKind.File : EntryKind.Special;
    }

    /// <summary>What cannot be asked about is left for the upload to fail on.</summary>
    private static bool IsRegular(string path)
    {
        // Nothing public in .NET tells a pipe from a file.
        var status = new int[StatusLength];
        return ReadStatus(path, status) != 0 || (status[ModeAt] & TypeMask) == RegularType;
    }

    [DllImport("libSystem.Native", EntryPoint = "SystemNative_LStat")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ReadStatus([MarshalAs(UnmanagedType.LPUTF8Str)] string path, [Out] int[] status);
}
