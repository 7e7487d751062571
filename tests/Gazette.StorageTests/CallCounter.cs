using Azure.Core;
using Azure.Core.Pipeline;

namespace Gazette.StorageTests;

/// <summary>Counts the calls that a storage client makes.</summary>
internal sealed class CallCounter : HttpPipelineSynchronousPolicy
{
    private int calls;

    /// <summary>The calls since the last reading.</summary>
    public int Take() => Interlocked.Exchange(ref calls, 0);

    public override void OnSendingRequest(HttpMessage message) => Interlocked.Increment(ref calls);
}
