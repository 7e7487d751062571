using System.Collections.Concurrent;
using System.Threading.Channels;
using Google.Protobuf;
using Grpc.Core;

namespace Gazette.WorkerTests.Protocol;

/// <summary>
/// The host's side of the one stream that a worker opens. Its steps, in this order:
/// <list type="number">
/// <item>the worker sends StartStream;</item>
/// <item>WorkerInitRequest: the answer holds the address of the worker's own HTTP server (capability HttpUri);</item>
/// <item>FunctionsMetadataRequest: the answer names all functions with their bindings;</item>
/// <item>FunctionLoadRequest for each of them, with its metadata as it came;</item>
/// <item>InvocationRequest for each event. Of an HTTP function it holds the values of route and query, while the request
/// itself goes to the worker's HTTP server, with the invocation's id in a header.</item>
/// </list>
/// Each answer carries the id of its request. What the proto file does not name, logs above all, is passed over.
/// </summary>
internal sealed class WorkerStream : FunctionRpc.FunctionRpcBase
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<StreamingMessage>> awaited = new();
    private readonly TaskCompletionSource<StartStream> started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Channel<StreamingMessage> requests = Channel.CreateUnbounded<StreamingMessage>();

    /// <summary>All that the worker has sent, what is passed over too, as it came.</summary>
    public ConcurrentQueue<byte[]> Sent { get; } = [];

    /// <summary>The worker's first message.</summary>
    public Task<StartStream> Started => started.Task;

    public override async Task EventStream(
        IAsyncStreamReader<StreamingMessage> requestStream, IServerStreamWriter<StreamingMessage> responseStream, ServerCallContext context)
    {
        var reading = ReadAsync(requestStream, context.CancellationToken);
        await foreach (var request in requests.Reader.ReadAllAsync(context.CancellationToken))
            await responseStream.WriteAsync(request, context.CancellationToken);
        await reading;
    }

    /// <returns>The answer. Waits as long as it takes: <see cref="FunctionsWorker.UnlessEndedAsync"/> sets the limit.</returns>
    public async Task<StreamingMessage> AskAsync(StreamingMessage request)
    {
        request.RequestId = Guid.NewGuid().ToString();
        var answer = awaited.GetOrAdd(request.RequestId, new TaskCompletionSource<StreamingMessage>(TaskCreationOptions.RunContinuationsAsynchronously));
        await requests.Writer.WriteAsync(request);
        return await answer.Task;
    }

    private async Task ReadAsync(IAsyncStreamReader<StreamingMessage> messages, CancellationToken cancellation)
    {
        await foreach (var message in messages.ReadAllAsync(cancellation))
        {
            Sent.Enqueue(message.ToByteArray());
            if (message.ContentCase == StreamingMessage.ContentOneofCase.StartStream)
                started.SetResult(message.StartStream);
            else if (awaited.TryRemove(message.RequestId, out var waiting))
                waiting.SetResult(message);
        }
    }
}
