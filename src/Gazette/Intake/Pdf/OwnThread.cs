using System.Runtime.ExceptionServices;
using Gazette.Drafts;

namespace Gazette.Intake.Pdf;

/// <summary>
/// Runs work that may not come back in time on a thread of its own. One that does not is left behind, so that other uploads
/// get their turn; it ends where it next looks at the time.
/// </summary>
internal static class OwnThread
{
    /// <summary>Structures within one another as deep as the limits let them be.</summary>
    private const int StackBytes = 16 * 1024 * 1024;

    private const int LookAfterMilliseconds = 50;

    /// <exception cref="OperationCanceledException">The time is over.</exception>
    public static T Run<T>(Func<T> work, ProcessingBudget budget)
    {
        T result = default!;
        ExceptionDispatchInfo? fault = null;
        var thread = new Thread(Work, StackBytes);
        thread.IsBackground = true;
        thread.Start();
        while (!thread.Join(LookAfterMilliseconds))
        {
            budget.Cancellation.ThrowIfCancellationRequested();
            if (budget.IsSpent)
                throw new OperationCanceledException();
        }

        fault?.Throw();
        return result;

        void Work()
        {
            try
            {
                result = work();
            }
            catch (Exception thrown)
            {
                // Thrown again above, to whoever waits.
                fault = ExceptionDispatchInfo.Capture(thrown);
            }
        }
    }
}
