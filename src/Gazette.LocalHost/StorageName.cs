using Azure.Storage.Blobs;

namespace Gazette.LocalHost;

/// <summary>How the terminal speaks of a storage: by what anybody may know of it.</summary>
/// <param name="IsEmulator">An emulator on this machine with the account and key that every installation has: its connection string is no secret.</param>
/// <param name="Text">The connection string of an emulator; else the account's name and address.</param>
internal sealed record StorageName(bool IsEmulator, string Text)
{
    /// <param name="connectionString">Of a storage that has answered.</param>
    public static StorageName Of(string connectionString)
    {
        var blobs = new BlobServiceClient(connectionString);
        return IsPublicKnowledge(connectionString, blobs)
            ? new StorageName(IsEmulator: true, connectionString)
            : new StorageName(IsEmulator: false, $"{blobs.AccountName} ({blobs.Uri.GetLeftPart(UriPartial.Authority)})");
    }

    private static bool IsPublicKnowledge(string connectionString, BlobServiceClient blobs)
    {
        if (connectionString.Trim().TrimEnd(';').Equals(WellKnownAccount.Shortcut, StringComparison.OrdinalIgnoreCase))
            return true;
        // An emulator can be given other accounts and keys: those are secrets, and so is whatever this code does not know.
        return blobs.AccountName == WellKnownAccount.Name
            && blobs.Uri.IsLoopback
            && ConnectionStringPart.AllOf(connectionString).All(part => !part.IsSecret || part.Value == WellKnownAccount.Key);
    }
}
