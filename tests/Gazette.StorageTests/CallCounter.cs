using Azure.Core;
using Azure.Core.Pipeline;

namespace Gazette.StorageTests;

/// <summary>Counts the calls that a storage client makes.</summary>
/// <param name="counts">Which are counted; null for all.</param>
internal sealed class CallCounter(Func<Request, bool>? counts = null) : HttpPipelineSynchronousPolicy
{
    private int calls;

    /// <summary>The calls since the last reading.</summary>
    public int Take() => Interlocked.Exchange(ref calls, 0);

    public override void OnSendingRequest(HttpMessage message)
    {
        if (counts?.Invoke(message.Request) ?? true)
            Interlocked.Increment(ref calls);
    }
}
