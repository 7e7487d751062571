using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Gazette.Drafts;
using Gazette.Uploads;

namespace Gazette.Processing;

/// <summary>
/// Where uploads are edited: a few at one time, so that memory is bounded whatever comes in at once, and each for a
/// limited time, which starts when its turn comes.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore of which nobody asks the wait handle holds nothing to dispose of.")]
internal sealed class ProcessingSlots(TimeProvider clock, int maxSeconds)
{
    /// <summary>Each may need twenty times the limit of bytes in memory; what editing waits for is storage, and the turns of pictures.</summary>
    public const int MaxAtOnce = 4;

    private readonly SemaphoreSlim places = new(MaxAtOnce);

    public async Task<ProcessedUpload> RunAsync(Func<ProcessingBudget, Task<ProcessedUpload>> edit, CancellationToken cancellation)
    {
        await places.WaitAsync(cancellation);
        try
        {
            return await WithinTimeAsync(edit, cancellation);
        }
        finally
        {
            places.Release();
        }
    }

    private async Task<ProcessedUpload> WithinTimeAsync(Func<ProcessingBudget, Task<ProcessedUpload>> edit, CancellationToken cancellation)
    {
        var limit = TimeSpan.FromSeconds(maxSeconds);
        using var end = new CancellationTokenSource(limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(end.Token, cancellation);
        var budget = new ProcessingBudget(clock, limit, either.Token, end: end);
        try
        {
            return await edit(budget);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Trying again would take as long again.
            return new ProcessedUpload(null, TooSlow(budget.Spent), []);
        }
        catch (RegexMatchTimeoutException late)
        {
            return new ProcessedUpload(null, TooSlow(late), []);
        }
    }

    private Rejection TooSlow(TimeSpan spent) => TooSlow(
        $"Its article was not ready after {spent.TotalSeconds:0.0} seconds; the limit is {maxSeconds} (Gazette:MaxEditSeconds).");

    private static Rejection TooSlow(RegexMatchTimeoutException late) => TooSlow(
        $"One of its passages was not searched after {late.MatchTimeout.TotalSeconds:0.0} seconds, the limit for one passage and one pattern.");

    private static Rejection TooSlow(FormattableString limit) => new(
        RejectionReason.TooSlow, FormattableString.Invariant(limit) + " Save the article's text alone as a new file and upload that.");
}
