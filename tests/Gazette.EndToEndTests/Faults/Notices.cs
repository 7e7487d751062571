using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;

namespace Gazette.EndToEndTests.Faults;

/// <summary>Small uploads, overwrites and deletions, and the headlines that readers must see in the end.</summary>
internal sealed class Notices(string connectionString)
{
    private readonly BlobContainerClient container = new(connectionString, "articles", new BlobClientOptions(BlobClientOptions.ServiceVersion.V2024_11_04));
    private readonly ConcurrentDictionary<int, int> versions = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public int Overwritten => versions.Values.Count(version => version == 2);

    public int Deleted { get; private set; }

    /// <summary>One upload of ten is overwritten, one of thirty is deleted.</summary>
    public async Task UploadAsync(int first, int count)
    {
        foreach (var i in Enumerable.Range(first, count))
        {
            await PutAsync(i, version: 1);
            if (i % 10 == 9)
                await PutAsync(i - 4, version: 2);
            if (i % 30 != 29)
                continue;
            await InsistAsync(() => container.DeleteBlobIfExistsAsync(Name(i - 6), cancellationToken: Cancellation));
            versions.TryRemove(i - 6, out _);
            Deleted++;
        }
    }

    /// <summary>The lists have exactly what is still there, each once and in its newest version.</summary>
    public async Task AssertPublishedAsync(HttpClient http)
    {
        var titles = new List<string>();
        for (string? page = "/api/articles"; page is not null;)
        {
            using var json = JsonDocument.Parse(await http.GetStringAsync(new Uri(page, UriKind.RelativeOrAbsolute), Cancellation));
            titles.AddRange(json.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("title").GetString()!));
            page = json.RootElement.TryGetProperty("next", out var next) ? next.GetString() : null;
        }

        Assert.Equal(versions.Select(v => Title(v.Key, v.Value)).Order(StringComparer.Ordinal), titles.Order(StringComparer.Ordinal));
    }

    private async Task PutAsync(int i, int version)
    {
        var text = $"{Title(i, version)}\n发布时间：2024-{version:00}-{(i % 28) + 1:00}\n来源：市政公报\n\n第{i}号通告的正文写在这里，请各单位遵照执行，并在月底以前报告执行的情况。\n";
        await InsistAsync(() => container.GetBlobClient(Name(i)).UploadAsync(BinaryData.FromString(text), overwrite: true, Cancellation));
        versions[i] = version;
    }

    /// <summary>An editor whose upload fails tries again.</summary>
    private static async Task InsistAsync(Func<Task> act)
    {
        while (true)
        {
            try
            {
                await act();
                return;
            }
            catch (Exception fault) when (fault is RequestFailedException or AggregateException && !Cancellation.IsCancellationRequested)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(500), Cancellation);
            }
        }
    }

    private static string Title(int i, int version) => string.Create(CultureInfo.InvariantCulture, $"第{i}号通告第{version}版");

    private static string Name(int i) => string.Create(CultureInfo.InvariantCulture, $"通告/{i:000}.txt");
}
