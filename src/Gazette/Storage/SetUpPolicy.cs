using Azure.Core;
using Azure.Core.Pipeline;

namespace Gazette.Storage;

/// <summary>
/// While containers and tables are being created, a call that finds something missing waits for the end of that and is made once more. So no
/// request has to wait for what is there, and none fails for want of what soon will be.
/// </summary>
internal sealed class SetUpPolicy : HttpPipelinePolicy
{
    private const int NotFound = 404;

    // Whoever creates must not wait for himself.
    private static readonly AsyncLocal<bool> IsCreating = new();

    private volatile Task setUp = Task.CompletedTask;

    /// <returns>The same task.</returns>
    public Task During(Func<Task> create)
    {
        IsCreating.Value = true;
        setUp = create();
        IsCreating.Value = false;
        return setUp;
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => ProcessNext(message, pipeline);

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var pending = setUp.IsCompleted || IsCreating.Value ? null : setUp;
        await ProcessNextAsync(message, pipeline);
        if (pending is null || message.Response.Status != NotFound)
            return;
        await pending.WaitAsync(message.CancellationToken);
        message.Response.Dispose();
        await ProcessNextAsync(message, pipeline);
    }
}
