namespace Gazette.Announcing;

/// <summary>How those outside are tried again who did not take what they were told.</summary>
internal static class Retries
{
    /// <summary>What could not be told for so long is dropped.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    /// <summary>Of one call.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    // Any further doubling is beyond the longest pause.
    private const int MostDoublings = 10;

    /// <summary>A minute after the first failure, doubled after each further one, up to an hour.</summary>
    /// <param name="failures">In a row, from 1.</param>
    public static TimeSpan PauseAfter(int failures) =>
        TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, FirstPause.Ticks << Math.Min(failures - 1, MostDoublings)));
}
