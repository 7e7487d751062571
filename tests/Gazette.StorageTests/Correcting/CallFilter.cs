using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Gazette.StorageTests;

/// <summary>Looks at each call of a storage client before and after it takes effect, and may fail it.</summary>
internal sealed class CallFilter : HttpPipelinePolicy
{
    /// <summary>True fails the call; nothing was sent then.</summary>
    public Predicate<Request> FailsBefore { get; set; } = _ => false;

    /// <summary>True fails the call, though it took effect.</summary>
    public Predicate<Request> FailsAfter { get; set; } = _ => false;

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (FailsBefore(message.Request))
            throw new RequestFailedException("The network is down.");
        await ProcessNextAsync(message, pipeline);
        if (FailsAfter(message.Request))
            throw new RequestFailedException("The answer got lost.");
    }
}
