using Azure.Core;
using Azure.Core.Pipeline;

namespace Gazette.StorageTests.Faults;

/// <summary>
/// Lets a share of all requests fail or hang, before they reach storage or after they took effect. Stands next to the
/// transport, so that what hangs is cut by the client's own time limit, and each repetition takes its chances again.
/// </summary>
internal sealed class UnreliableStorage(int seed, double share) : HttpPipelinePolicy
{
    private readonly Lock turn = new();
    private readonly Random random = new(seed);
    private int requests;
    private int faults;

    public int Requests => requests;

    public int Faults => faults;

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("The product calls storage asynchronously.");

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Interlocked.Increment(ref requests);
        var (isBefore, hangs, isFault) = Draw();
        if (!isFault)
        {
            await ProcessNextAsync(message, pipeline);
            return;
        }

        Interlocked.Increment(ref faults);
        if (!isBefore)
            await ProcessNextAsync(message, pipeline);
        if (hangs)
            await Task.Delay(Timeout.Infinite, message.CancellationToken);
        throw new IOException(isBefore ? "The request got lost." : "The answer got lost.");
    }

    private (bool IsBefore, bool Hangs, bool IsFault) Draw()
    {
        lock (turn)
            return (random.Next(2) == 0, random.Next(4) == 0, random.NextDouble() < share);
    }
}
