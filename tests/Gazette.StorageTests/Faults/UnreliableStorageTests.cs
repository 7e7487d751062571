using System.Threading.Channels;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Gazette.Publishing;
using Gazette.Reconciling;
using Microsoft.Extensions.DependencyInjection;

namespace Gazette.StorageTests.Faults;

public sealed class UnreliableStorageTests(AzuriteFixture azurite)
{
    private const int Uploads = 48;
    private const int Workers = 4;

    // As the blob trigger does.
    private const int Attempts = 5;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 3)]
    public async Task Everything_is_published_once_though_every_twentieth_call_fails_or_hangs(int seed, int retries)
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var storage = new UnreliableStorage(seed, share: 0.05);
        var hosts = new[] { HostOver(newsroom, storage, retries), HostOver(newsroom, storage, retries) };
        var workload = new Workload(newsroom);
        var events = Channel.CreateUnbounded<string>();
        var workers = Enumerable.Range(0, Workers).Select(i => WorkAsync(hosts[i % hosts.Length], events.Reader)).ToList();

        await workload.RunAsync(Uploads, name => events.Writer.WriteAsync(name, Cancellation).AsTask());
        events.Writer.Complete();
        var failed = (await Task.WhenAll(workers)).Sum();
        await TryAsync(() => hosts[0].GetRequiredService<Reconciliation>().RunAsync(Cancellation));
        var rounds = await Aftermath.SettleAsync(newsroom);

        await workload.AssertPublishedAsync();
        Assert.True(storage.Faults > 0);
        TestContext.Current.TestOutputHelper?.WriteLine($"{storage.Requests} requests, {storage.Faults} faults, {failed} runs failed, {rounds} reconciliations");
    }

    /// <returns>How many runs failed.</returns>
    private static async Task<int> WorkAsync(ServiceProvider host, ChannelReader<string> events)
    {
        var pipeline = host.GetRequiredService<PublishPipeline>();
        var failed = 0;
        await foreach (var name in events.ReadAllAsync(Cancellation))
        {
            for (var attempt = 1; attempt <= Attempts && !await TryAsync(() => pipeline.RunAsync(name, Cancellation)); attempt++)
                failed++;
        }

        return failed;
    }

    private static async Task<bool> TryAsync(Func<Task> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (Exception fault) when (fault is IOException or Azure.RequestFailedException or AggregateException or TaskCanceledException && !Cancellation.IsCancellationRequested)
        {
            // What a storage client throws; anything else is a fault of ours and ends the test.
            return false;
        }
    }

    private static ServiceProvider HostOver(Newsroom newsroom, UnreliableStorage storage, int retries)
    {
        var tables = Unreliable(new TableClientOptions(), storage, retries);
        var blobs = Unreliable(new BlobClientOptions(BlobClientOptions.ServiceVersion.V2024_11_04), storage, retries);
        var queues = Unreliable(new QueueClientOptions(), storage, retries);
        return newsroom.AddHost(more: services => services.AddSingleton(newsroom.OpenAccount(tables, blobs, queues)));
    }

    private static T Unreliable<T>(T options, UnreliableStorage storage, int retries)
        where T : ClientOptions
    {
        options.Retry.MaxRetries = retries;
        options.Retry.Delay = TimeSpan.FromMilliseconds(10);
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(3);
        options.AddPolicy(storage, HttpPipelinePosition.BeforeTransport);
        return options;
    }
}
