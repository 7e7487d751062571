using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Gazette.StorageTests.LocalHost;

/// <summary>Notes each request to storage, and fails those that the test wants to fail.</summary>
internal sealed class RequestLog(Func<string, bool>? fails = null) : HttpPipelineSynchronousPolicy
{
    /// <summary>Method and address.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public override void OnSendingRequest(HttpMessage message)
    {
        var request = $"{message.Request.Method} {message.Request.Uri}";
        Requests.Enqueue(request);
        if (fails?.Invoke(request) == true)
            throw new IOException("cut by the test");
    }
}
