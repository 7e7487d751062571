namespace Gazette.LocalHost.Uploads;

/// <summary>What a name in a folder stands for.</summary>
internal enum EntryKind
{
    File,
    Folder,
    SymbolicLink,

    /// <summary>A pipe (FIFO), socket or device.</summary>
    Special,
}
