using System.Collections.Concurrent;
using System.Globalization;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Gazette.LocalHost.Blobs;

/// <summary>
/// Which blob versions a function is done with (the real host calls these receipts). Kept in storage as one small
/// blob each, read once at start by a listing, then looked up in memory: 16 bytes each and no call per blob.
/// </summary>
internal sealed class BlobMarks(BlobContainerClient container, string function)
{
    /// <summary>Where the real host keeps its own notes too.</summary>
    public const string Container = "azure-webjobs-hosts";

    private const int PageSize = 5000;

    private readonly ConcurrentDictionary<UInt128, bool> known = new();
    private readonly string folder = $"blob-marks/{function}/";

    public bool Has(BlobVersion version) => known.ContainsKey(version.Key);

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        var options = new GetBlobsOptions { Prefix = folder };
        await foreach (var page in container.GetBlobsAsync(options, cancellationToken).AsPages(pageSizeHint: PageSize))
        {
            foreach (var mark in page.Values)
                Remember(mark.Name[folder.Length..]);
        }
    }

    /// <summary>After the function is done, so that a host killed in between fires again rather than never.</summary>
    public async Task AddAsync(BlobVersion version, CancellationToken cancellationToken)
    {
        var mark = container.GetBlobClient(folder + version.Key.ToString("x32", CultureInfo.InvariantCulture));
        // The content is for people only; the name says all that this class needs.
        await mark.UploadAsync(BinaryData.FromString($"{version}\n{version.ETag}\n"), overwrite: true, cancellationToken);
        known[version.Key] = true;
    }

    private void Remember(string key)
    {
        if (UInt128.TryParse(key, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var parsed))
            known[parsed] = true;
    }
}
