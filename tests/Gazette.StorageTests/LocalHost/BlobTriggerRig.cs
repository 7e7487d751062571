using System.Collections.Concurrent;
using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Gazette.LocalHost;
using Gazette.LocalHost.Blobs;
using Gazette.LocalHost.Functions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gazette.StorageTests.LocalHost;

/// <summary>A container of its own, and the trigger's parts put together over it, passes started by the test.</summary>
internal sealed class BlobTriggerRig : IDisposable
{
    private readonly string connectionString;
    private readonly BlobFunction function;
    private readonly ServiceProvider services;
    private readonly SemaphoreSlim slots;

    public BlobTriggerRig(string connectionString, int parallelism = 4)
    {
        this.connectionString = connectionString;
        Container = new BlobContainerClient(connectionString, $"rig-{Guid.NewGuid():n}");
        Container.Create();
        Client(BlobMarks.Container).CreateIfNotExists();
        slots = new SemaphoreSlim(parallelism);
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("CONTAINER", Container.Name)]).Build();
        function = FunctionCatalog.Read([typeof(RecordingFunction)], new HostJson("", parallelism, 5), settings).Blobs.Single();
        services = new ServiceCollection().AddSingleton<Func<BlobClient, string, CancellationToken, Task>>(_ => Record).BuildServiceProvider();
        Marks = Restarted();
    }

    public BlobContainerClient Container { get; }

    /// <summary>The names that the function was called for, in order; a failed attempt counts.</summary>
    public ConcurrentQueue<string> Calls { get; } = new();

    /// <summary>What the function does once its call is noted.</summary>
    public Func<BlobClient, CancellationToken, Task> Act { get; set; } = (_, _) => Task.CompletedTask;

    public BlobMarks Marks { get; private set; }

    /// <summary>Sees every request of the listing and the marks; for tests that count or break them.</summary>
    public BlobClientOptions Options { get; } = new() { Retry = { MaxRetries = 0 } };

    public BlobContainerClient Client(string container) => new BlobServiceClient(connectionString, Options).GetBlobContainerClient(container);

    public Task UploadAsync(string name, string content = "text") =>
        Container.GetBlobClient(name).UploadAsync(BinaryData.FromString(content), overwrite: true, TestContext.Current.CancellationToken);

    public async Task<BlobScan> PassAsync()
    {
        var scan = Scan();
        await scan.PassAsync(TestContext.Current.CancellationToken, TestContext.Current.CancellationToken);
        await scan.DrainAsync();
        return scan;
    }

    public BlobScan Scan()
    {
        var firing = new BlobFiring(
            function, Container, Marks, new PoisonQueue(connectionString), attempts: 5, services.GetRequiredService<IServiceScopeFactory>(), NullLogger.Instance);
        return new BlobScan(Client(Container.Name), Marks, firing.FireAsync, slots, NullLogger.Instance);
    }

    public BlobScanService Service(ILogger<BlobScanService>? logger = null) => new(function, Marks, Scan(), logger ?? NullLogger<BlobScanService>.Instance);

    /// <summary>As after a restart: what was in memory is gone.</summary>
    public async Task RestartAsync()
    {
        Marks = Restarted();
        await Marks.LoadAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The poison messages about this rig's container.</summary>
    public async Task<List<JsonElement>> PoisonAsync()
    {
        var queue = new QueueClient(connectionString, PoisonQueue.Name, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        await queue.CreateIfNotExistsAsync(cancellationToken: TestContext.Current.CancellationToken);
        var messages = await queue.PeekMessagesAsync(maxMessages: 32, TestContext.Current.CancellationToken);
        return [.. messages.Value
            .Select(m => JsonElement.Parse(m.MessageText))
            .Where(m => m.GetProperty("ContainerName").GetString() == Container.Name)];
    }

    public void Dispose()
    {
        services.Dispose();
        slots.Dispose();
    }

    private BlobMarks Restarted() => new(Client(BlobMarks.Container), RecordingFunction.Name);

    private Task Record(BlobClient blob, string name, CancellationToken cancellationToken)
    {
        Calls.Enqueue(name);
        return Act(blob, cancellationToken);
    }
}
