using Azure.Core;
using Azure.Core.Pipeline;

namespace Gazette.Benchmarks.Lists;

/// <summary>Counts the calls that storage gets.</summary>
internal sealed class StorageCalls : HttpPipelineSynchronousPolicy
{
    private int count;

    /// <summary>Since the last reading.</summary>
    public int Take() => Interlocked.Exchange(ref count, 0);

    public override void OnSendingRequest(HttpMessage message) => Interlocked.Increment(ref count);
}
