using Azure.Core;
using Azure.Core.Pipeline;

namespace Gazette.StorageTests.Faults.Schedules;

/// <summary>Makes every storage call that matters a point at which an actor can be stopped, or a fault befall it. Stands next to the transport: a repetition is a call too.</summary>
internal sealed class ScheduledStorage(Func<Request, bool> matters) : HttpPipelinePolicy
{
    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("The product calls storage asynchronously.");

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var fault = Actor.Current is { } actor ? await actor.ArriveAsync(message.Request, matters(message.Request)) : null;
        if (message.TryGetProperty(typeof(CallFault), out _))
            fault = CallFault.NeverAnswered;
        if (fault == CallFault.NeverAnswered)
            message.SetProperty(typeof(CallFault), fault);
        if (fault == CallFault.Late)
            Actor.Current!.Hold(await LateCall.OfAsync(message));
        else
            await ProcessNextAsync(message, pipeline);
        if (fault is not null)
            throw new IOException("The answer got lost.");
    }
}
