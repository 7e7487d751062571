namespace Gazette.Drafts;

/// <summary>
/// The time that one upload may take. Stages that run without waiting look at it for every line, block or element, so that
/// none goes on for long after the end.
/// </summary>
/// <param name="limit">Null for none.</param>
/// <param name="looked">Told of every look; for tests.</param>
/// <param name="end">What cancels when the time is over; null where nothing does.</param>
internal sealed class ProcessingBudget(TimeProvider clock, TimeSpan? limit, CancellationToken cancellation, Action? looked = null, CancellationTokenSource? end = null)
{
    /// <summary>A look at the clock costs as much as ten others.</summary>
    private const int LooksPerClock = 64;

    private readonly long start = clock.GetTimestamp();
    private int looks;
    private TimeSpan waited;

    /// <summary>Also ends when the time is over, for what waits.</summary>
    public CancellationToken Cancellation => cancellation;

    public TimeSpan Spent => clock.GetElapsedTime(start) - waited;

    public bool IsSpent => Spent >= limit;

    public static ProcessingBudget Unlimited(CancellationToken cancellation = default) => new(TimeProvider.System, null, cancellation);

    /// <exception cref="OperationCanceledException">The time is over, or the caller has cancelled.</exception>
    public void Look()
    {
        looked?.Invoke();
        cancellation.ThrowIfCancellationRequested();
        // A timer's own callback waits for a thread, of which a busy process may have none.
        if (limit is not null && ++looks % LooksPerClock == 0 && IsSpent)
            throw new OperationCanceledException();
    }

    /// <summary>Waits for what is none of the upload's own time: storage, or the turn of another.</summary>
    public async Task<T> WaitAsync<T>(Func<Task<T>> wait)
    {
        var began = clock.GetTimestamp();
        end?.CancelAfter(Timeout.InfiniteTimeSpan);
        try
        {
            return await wait();
        }
        finally
        {
            waited += clock.GetElapsedTime(began);
            if (end is not null && limit is { } most)
                end.CancelAfter(TimeSpan.FromTicks(Math.Max(0, (most - Spent).Ticks)));
        }
    }

    /// <summary>The same items; each time one is taken, a look.</summary>
    public IReadOnlyList<T> Watch<T>(IReadOnlyList<T> items) => new BudgetedList<T>(items, this);
}
