using System.Net;
using System.Text.Json;
using Azure.Storage.Blobs;

namespace Gazette.EndToEndTests.Load;

/// <summary>Goes on uploading while others read: a few files, ever new versions.</summary>
internal sealed class LoadEditor(RunningHost host, HttpClient http)
{
    private const int Files = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly Dictionary<string, string> versions = [];

    /// <returns>How many uploads there were.</returns>
    public async Task<int> UploadAsync(CancellationToken end)
    {
        var options = new BlobClientOptions(BlobClientOptions.ServiceVersion.V2024_11_04);
        var container = new BlobContainerClient(host.ConnectionString, "articles", options);
        for (var count = 0; ; count++)
        {
            if (end.IsCancellationRequested)
                return count;
            var name = $"load/file-{count % Files}.txt";
            // Not cancelled: what was written must be known, so that it can be looked for.
            var written = await container.GetBlobClient(name).UploadAsync(new BinaryData(Text(count)), overwrite: true, CancellationToken.None);
            versions[name] = written.Value.ETag.ToString();
            await Task.Delay(Pause, CancellationToken.None);
        }
    }

    /// <summary>Waits until the last version of every file is published; the names of those that are not within two minutes.</summary>
    public async Task<List<string>> FindUnpublishedAsync(CancellationToken cancellation)
    {
        var missing = versions.Keys.ToList();
        for (var deadline = DateTime.UtcNow + Patience; missing.Count > 0 && DateTime.UtcNow < deadline; await Task.Delay(Pause, cancellation))
        {
            foreach (var name in missing.ToList())
            {
                if (await IsPublishedAsync(name, cancellation))
                    missing.Remove(name);
            }
        }

        return missing;
    }

    private async Task<bool> IsPublishedAsync(string name, CancellationToken cancellation)
    {
        using var response = await http.GetAsync(new Uri("/api/uploads?name=" + Uri.EscapeDataString(name), UriKind.Relative), cancellation);
        if (response.StatusCode != HttpStatusCode.OK)
            return false;
        using var receipt = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellation));
        return receipt.RootElement.GetProperty("state").GetString() == "published" && receipt.RootElement.GetProperty("etag").GetString() == versions[name];
    }

    private static string Text(int number) => $"""
        Ferry timetable number {number} comes into force

        The ferry company has published timetable number {number}, which gives the islands two more crossings on working days and one more on Sundays, its office in the harbour said on Monday.

        Tickets that were bought before stay valid. Passengers with bicycles are asked to be at the pier a quarter of an hour before the boat leaves.
        """;
}
