using Gazette.LocalHost;
using Gazette.LocalHost.Azurite;
using Gazette.LocalHost.Terminal;
using Gazette.Pages.Desk;
using Gazette.Serving.Desk;
using Gazette.Storage;
using Gazette.Storage.Articles;
using Gazette.Uploads;
using Microsoft.Extensions.DependencyInjection;

namespace Gazette.Benchmarks.Lists;

/// <summary><c>desk ROWS ...</c>: storage calls and milliseconds of the desk's list, with so many uploads (Azurite, in memory).</summary>
internal sealed class DeskCommand(IReadOnlyList<int> counts)
{
    /// <returns>Null when the arguments are not understood.</returns>
    public static DeskCommand? Read(string[] args) => RowCounts.Read(args, least: 100) is { } counts ? new DeskCommand(counts) : null;

    /// <returns>The program's exit code.</returns>
    public async Task<int> RunAsync()
    {
        await using var azurite = await AzuriteServer.StartInMemoryAsync(RepositoryRoot.Find(), usualPorts: false, StartSteps.OnOutput(), CancellationToken.None);
        var calls = new StorageCalls();
        await using var services = ListsCommand.Services(azurite.ConnectionString, calls);
        var account = services.GetRequiredService<StorageAccount>();
        await account.CreateAllAsync(CancellationToken.None);
        await services.GetRequiredService<ColumnIndex>().NoteAsync("news", CancellationToken.None);
        var uploads = new GeneratedUploads(account);
        foreach (var count in counts)
        {
            await uploads.GrowAsync(count);
            await services.GetRequiredService<ProgressStore>().KeepCountsAsync(ProgressStore.UploadCounts, new ReceiptCounts(Published: count), DateTimeOffset.UtcNow, CancellationToken.None);
            Console.WriteLine($"{count:N0} uploads");
            foreach (var (name, asked) in Views(count))
                await ListsCommand.MeasureAsync(name, () => services.GetRequiredService<DeskViewEndpoint>().UploadsAsync("zh-Hans", asked, CancellationToken.None), calls);
        }

        return 0;
    }

    private static (string Name, ListedUploads Asked)[] Views(int count) =>
    [
        ("first view", new ListedUploads(null, null, null, null)),
        ("older, from the middle", new ListedUploads(null, null, null, GeneratedUploads.MiddleKey(count))),
        ("needs review", new ListedUploads("review", null, null, null)),
        ("refused", new ListedUploads("rejected", null, null, null)),
        ("published", new ListedUploads("published", null, null, null)),
        ("search among the newest thousand", new ListedUploads(null, "民生", null, null)),
    ];
}
