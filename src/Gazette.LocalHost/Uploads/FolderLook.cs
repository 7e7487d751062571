using System.Xml;

namespace Gazette.LocalHost.Uploads;

/// <summary>
/// What one look found in a folder and below it. Left out without a word: dotfiles, what lies in dot folders, and what
/// programs keep beside the files they work on.
/// </summary>
internal sealed class FolderLook
{
    private static readonly EnumerationOptions Here = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    private static readonly string[] WorkingCopyEndings = ["~", ".tmp", ".part", ".crdownload", ".swp"];

    // Of Windows' Explorer; those of macOS begin with a dot.
    private static readonly string[] SystemFiles = ["Thumbs.db", "ehthumbs.db", "desktop.ini"];

    private readonly List<FolderFile> files = [];
    private readonly List<PassedOver> passedOver = [];

    private FolderLook()
    {
    }

    /// <summary>In order of their names.</summary>
    public IReadOnlyList<FolderFile> Files => files;

    public IReadOnlyList<PassedOver> PassedOver => passedOver;

    /// <summary>False when a part could not be read: then a file that is not in <see cref="Files"/> may be there all the same.</summary>
    public bool IsWhole { get; private set; } = true;

    /// <exception cref="IOException">The folder itself is not there or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    public static FolderLook At(string folder)
    {
        var look = new FolderLook();
        look.Walk(new DirectoryInfo(folder).EnumerateFileSystemInfos("*", Here), "");
        look.files.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        return look;
    }

    private void Walk(IEnumerable<FileSystemInfo> entries, string prefix)
    {
        foreach (var entry in entries.Where(e => !IsHidden(e.Name) && e.Exists))
            Take(entry, prefix + entry.Name);
    }

    private void Take(FileSystemInfo entry, string name)
    {
        if (!IsListable(entry.Name))
        {
            passedOver.Add(new PassedOver(name, "has a control character in its name, and is not uploaded: storage could no longer be listed. Rename it."));
            return;
        }

        switch (EntryKinds.Of(entry))
        {
            case EntryKind.File:
                files.Add(new FolderFile(name, (FileInfo)entry));
                break;
            case EntryKind.Folder:
                Enter((DirectoryInfo)entry, name + "/");
                break;
            case EntryKind.SymbolicLink:
                passedOver.Add(new PassedOver(name, "is a symbolic link, and is not followed. Put the file itself into the folder."));
                break;
            default:
                passedOver.Add(new PassedOver(name, "is a pipe, a socket or a device, and is not uploaded."));
                break;
        }
    }

    private void Enter(DirectoryInfo folder, string name)
    {
        try
        {
            Walk(folder.EnumerateFileSystemInfos("*", Here), name);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            IsWhole = false;
            passedOver.Add(new PassedOver(name, $"cannot be read ({fault.Message.TrimEnd('.')})."));
        }
    }

    private static bool IsHidden(string name) =>
        name.StartsWith('.')
        // Word's owner file, backups of text editors, downloads that are not complete.
        || name.StartsWith("~$", StringComparison.Ordinal)
        || WorkingCopyEndings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
        || SystemFiles.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Listings are XML, and an emulator writes into them what XML does not know.</summary>
    private static bool IsListable(string name)
    {
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsSurrogatePair(name, i))
                i++;
            else if (char.IsControl(name[i]) || !XmlConvert.IsXmlChar(name[i]))
                return false;
        }

        return true;
    }
}
