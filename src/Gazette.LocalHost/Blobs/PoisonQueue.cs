using System.Text.Json;
using Azure.Storage.Queues;

namespace Gazette.LocalHost.Blobs;

/// <summary>Where blobs that a function failed on end up, for a person to look at.</summary>
internal sealed class PoisonQueue(string connectionString)
{
    public const string Name = "webjobs-blobtrigger-poison";

    // The real host encodes so, and queue triggers expect it.
    private readonly QueueClient queue = new(connectionString, Name, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });

    public async Task AddAsync(PoisonMessage message, CancellationToken cancellationToken)
    {
        await queue.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        await queue.SendMessageAsync(JsonSerializer.Serialize(message), cancellationToken);
    }
}
