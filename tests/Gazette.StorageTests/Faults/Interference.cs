using Azure.Core;
using Azure.Core.Pipeline;

namespace Gazette.StorageTests.Faults;

/// <summary>Lets a test act between the requests of a run, or lose an answer. Each flow of control has a script of its own.</summary>
internal sealed class Interference : HttpPipelinePolicy
{
    private static readonly AsyncLocal<Script?> Current = new();

    /// <summary>From here on, the flow that calls this is interfered with: once, at the given one of the wanted requests.</summary>
    /// <param name="number">From 1.</param>
    public static void At(int number, Func<Request, bool> isWanted, Func<Task>? before = null, Func<Task>? thenLoseAnswer = null) =>
        Current.Value = new Script(number, isWanted, before, thenLoseAnswer);

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("The product calls storage asynchronously.");

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var script = Current.Value?.Take(message.Request);
        if (script?.Before is { } before)
            await before();
        await ProcessNextAsync(message, pipeline);
        if (script?.ThenLoseAnswer is not { } after)
            return;
        await after();
        throw new IOException("The answer got lost.");
    }

    private sealed class Script(int number, Func<Request, bool> isWanted, Func<Task>? before, Func<Task>? thenLoseAnswer)
    {
        private int left = number;

        public Func<Task>? Before => before;

        public Func<Task>? ThenLoseAnswer => thenLoseAnswer;

        public Script? Take(Request request) => isWanted(request) && Interlocked.Decrement(ref left) == 0 ? this : null;
    }
}
