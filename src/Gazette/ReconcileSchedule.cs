using NCrontab;

namespace Gazette;

/// <summary>When reconciliations are due: the expression that the timer trigger takes from the app settings.</summary>
/// <param name="expression">Six fields, UTC; null or no such expression: every <see cref="UsualPause"/>.</param>
public sealed class ReconcileSchedule(string? expression)
{
    /// <summary>The app setting; flat, because the Functions host resolves it itself.</summary>
    public const string Setting = "GAZETTE_RECONCILE_SCHEDULE";

    /// <summary>How often it is meant to run.</summary>
    public static readonly TimeSpan UsualPause = TimeSpan.FromMinutes(5);

    // host.json ends a function after ten minutes; the schedule may leave out a few.
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(10);

    private readonly CrontabSchedule? schedule = Parse(expression);

    /// <summary>Whether it is an expression of six fields: second, minute, hour, day, month, weekday.</summary>
    public static bool IsExpression(string? text) => Parse(text) is not null;

    /// <summary>Whether the run that was due after <paramref name="last"/> should have ended by <paramref name="now"/>.</summary>
    public bool IsOverdue(DateTimeOffset last, DateTimeOffset now) => now - NextAfter(last) > LongestRun;

    private DateTimeOffset NextAfter(DateTimeOffset moment) =>
        schedule is null ? moment + UsualPause : new DateTimeOffset(schedule.GetNextOccurrence(moment.UtcDateTime), TimeSpan.Zero);

    private static CrontabSchedule? Parse(string? text) =>
        text is null ? null : CrontabSchedule.TryParse(text, new CrontabSchedule.ParseOptions { IncludingSeconds = true });
}
