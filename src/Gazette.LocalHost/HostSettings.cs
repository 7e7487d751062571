namespace Gazette.LocalHost;

/// <summary>What the command line says.</summary>
/// <param name="Lan">Listen on the machine's LAN address too, and make it the public one.</param>
/// <param name="InMemory">Keep no data.</param>
/// <param name="DataFolder">Null for the usual one, <c>.data/azurite</c> in the repository.</param>
/// <param name="Seeds">Upload the sample files.</param>
/// <param name="WatchedFolder">Null when no folder is watched.</param>
/// <param name="Keep">A file that is removed from the watched folder keeps its article.</param>
/// <param name="ShowUploadCommand">Print a command that uploads into an account that is not the emulator's: it holds a permission.</param>
/// <param name="ThemeFolder">Whose files become those of the site's look; null for none.</param>
internal sealed record HostSettings(int Port, bool Lan, bool InMemory, string? DataFolder, bool Seeds, string? WatchedFolder, bool Keep, bool ShowUploadCommand, string? ThemeFolder = null);
