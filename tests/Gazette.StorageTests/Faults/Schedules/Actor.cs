using Azure.Core;

namespace Gazette.StorageTests.Faults.Schedules;

/// <summary>One of those who work on the same upload. It stops before each of its calls that matter until it is told to go on.</summary>
internal sealed class Actor(Func<Task> act)
{
    private static readonly AsyncLocal<Actor?> OfFlow = new();

    private readonly List<LateCall> late = [];
    private TaskCompletionSource stopped = NewSource();
    private TaskCompletionSource? permit;
    private Task? run;
    private bool isDead;

    /// <summary>The actor whose flow of control this is; null outside of all.</summary>
    public static Actor? Current => OfFlow.Value;

    /// <summary>Calls it has made, repetitions included.</summary>
    public int Calls { get; private set; }

    /// <summary>Befalls its next call when that is a write.</summary>
    public CallFault? NextFault { get; set; }

    /// <summary>Calls that are still to take effect.</summary>
    public IReadOnlyList<LateCall> Late => late;

    /// <summary>Lets it make one call, and go on to where it would make the next.</summary>
    /// <returns>False when it had come to its end.</returns>
    public async Task<bool> StepAsync()
    {
        if (run is null)
        {
            run = RunAsync();
            await stopped.Task;
        }

        if (permit is not { } given)
        {
            await run;
            return false;
        }

        (permit, stopped) = (null, NewSource());
        Calls++;
        given.SetResult();
        await stopped.Task;
        return true;
    }

    /// <summary>The host is gone: none of its calls is sent any more.</summary>
    public async Task DieAsync()
    {
        isDead = true;
        while (run is not null && await StepAsync())
        {
            // What it would have done costs no call.
        }
    }

    /// <summary>Called before each of its calls.</summary>
    /// <returns>What befalls the call; null for nothing.</returns>
    public async Task<CallFault?> ArriveAsync(Request request, bool matters)
    {
        if (matters && !isDead)
        {
            permit = NewSource();
            var granted = permit.Task;
            stopped.SetResult();
            await granted;
        }

        if (isDead)
            throw new HostDiedException();
        if (!matters)
            return null;
        var fault = NextFault;
        NextFault = null;
        return fault is { } planned && CanBefall(planned, request) ? planned : null;
    }

    public void Hold(LateCall call) => late.Add(call);

    private static bool CanBefall(CallFault fault, Request request) =>
        request.Method != RequestMethod.Get && (fault != CallFault.Late || !IsConditional(request));

    // Late, it finds a row that the repetition has changed.
    private static bool IsConditional(Request request) =>
        request.Method == RequestMethod.Post || (request.Headers.TryGetValue("If-Match", out var etag) && etag != "*");

    private async Task RunAsync()
    {
        OfFlow.Value = this;
        await Task.Yield();
        try
        {
            await act();
        }
        catch (Exception fault) when (fault is HostDiedException or IOException or AggregateException or Azure.RequestFailedException)
        {
            // What a host makes of it comes later: the event again, or a reconciliation.
        }
        finally
        {
            stopped.TrySetResult();
        }
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
