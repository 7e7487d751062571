using Azure.Core;
using Azure.Core.Pipeline;

namespace Gazette.StorageTests.Faults;

/// <summary>
/// Lets a host die before one of its storage calls: that one and all after it are never sent. (To die after a call took
/// effect is to die before the next one.) Each flow of control has a life of its own, so that one host serves many tests.
/// </summary>
internal sealed class DyingHost : HttpPipelinePolicy
{
    private static readonly AsyncLocal<Life?> Current = new();

    /// <summary>Gives the flow that calls this a number of calls to live.</summary>
    public static Life Begin(int calls) => Current.Value = new Life(calls);

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("The product calls storage asynchronously.");

    public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Current.Value?.Call();
        return ProcessNextAsync(message, pipeline);
    }

    internal sealed class Life(int calls)
    {
        private int left = calls;

        public bool IsOver => left < 0;

        public void Call()
        {
            if (Interlocked.Decrement(ref left) < 0)
                throw new HostDiedException();
        }
    }
}
