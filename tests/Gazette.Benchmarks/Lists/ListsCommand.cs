using System.Diagnostics;
using System.Globalization;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Gazette.LocalHost;
using Gazette.LocalHost.Azurite;
using Gazette.LocalHost.Terminal;
using Gazette.Serving;
using Gazette.Storage;
using Gazette.Storage.Articles;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Gazette.Benchmarks.Lists;

/// <summary><c>lists ROWS ...</c>: storage calls and milliseconds of each kind of list, with so many articles in one column (Azurite, in memory).</summary>
internal sealed class ListsCommand(IReadOnlyList<int> counts)
{
    private const int Rounds = 15;

    /// <returns>Null when the arguments are not understood.</returns>
    public static ListsCommand? Read(string[] args) => RowCounts.Read(args, least: 60) is { } counts ? new ListsCommand(counts) : null;

    /// <returns>The program's exit code.</returns>
    public async Task<int> RunAsync()
    {
        await using var azurite = await AzuriteServer.StartInMemoryAsync(RepositoryRoot.Find(), usualPorts: false, StartSteps.OnOutput(), CancellationToken.None);
        var calls = new StorageCalls();
        await using var services = Services(azurite.ConnectionString, calls);
        var account = services.GetRequiredService<StorageAccount>();
        await account.CreateAllAsync(CancellationToken.None);
        var list = new GeneratedList(account, services.GetRequiredService<Timeline>());
        await services.GetRequiredService<ColumnIndex>().NoteAsync(GeneratedList.Column, CancellationToken.None);
        foreach (var count in counts)
        {
            await list.GrowAsync(count);
            Console.WriteLine($"{count:N0} articles");
            foreach (var (name, read) in Lists(services.GetRequiredService<ListEndpoint>(), count))
                await MeasureAsync(name, read, calls);
        }

        return 0;
    }

    private static (string Name, Func<Task<Response>> Read)[] Lists(ListEndpoint lists, int count)
    {
        var (middle, column) = (GeneratedList.KeyOf(count / 2), GeneratedList.Column);
        return
        [
            ("front page", () => lists.FrontPageAsync(after: null, before: null, variant: null, CancellationToken.None)),
            ("front page, older, from the middle", () => lists.FrontPageAsync(middle.ToString(), before: null, variant: null, CancellationToken.None)),
            ("column", () => lists.ColumnAsync(column, after: null, before: null, variant: null, CancellationToken.None)),
            ("column, older, from the middle", () => lists.ColumnAsync(column, middle.ToString(), before: null, variant: null, CancellationToken.None)),
            ("column, newer, from the middle", () => lists.ColumnAsync(column, after: null, middle.ToString(), variant: null, CancellationToken.None)),
            ("month", () => lists.MonthAsync("2026-10", after: null, variant: null, CancellationToken.None)),
            ("archive", () => lists.ArchiveAsync(variant: null, CancellationToken.None)),
            ("JSON of the column", () => lists.JsonAsync(column, after: null, variant: null, CancellationToken.None)),
        ];
    }

    internal static async Task MeasureAsync(string name, Func<Task<Response>> read, StorageCalls calls)
    {
        var (times, counted) = (new List<double>(), new HashSet<int>());
        for (var round = 0; round < Rounds; round++)
        {
            calls.Take();
            var start = Stopwatch.GetTimestamp();
            if (await read() is not Response.Found)
                throw new InvalidOperationException($"{name} was not found.");
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            // The first one finds nothing prepared.
            if (round > 0)
                counted.Add(calls.Take());
        }

        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-36} {string.Join(" or ", counted.Order()),6} calls {times[Rounds / 2],8:F1} ms (median of {Rounds})"));
    }

    /// <summary>No page is kept in memory: each is made anew.</summary>
    internal static ServiceProvider Services(string connection, StorageCalls calls)
    {
        var (tables, blobs) = (new TableClientOptions(), new BlobClientOptions(BlobClientOptions.ServiceVersion.V2024_11_04));
        tables.AddPolicy(calls, HttpPipelinePosition.PerCall);
        blobs.AddPolicy(calls, HttpPipelinePosition.PerCall);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([
            new("AzureWebJobsStorage", connection), new("Gazette:PublicBaseUrl", "http://localhost"), new("Gazette:PageCacheBytes", "0"), new("Gazette:ReadTimeout", "00:01:00")]).Build();
        return new ServiceCollection()
            .AddLogging()
            .AddSingleton(new StorageAccount(new BlobServiceClient(connection, blobs), new TableServiceClient(connection, tables), new QueueServiceClient(connection)))
            .AddGazette(configuration)
            .BuildServiceProvider();
    }
}
