namespace Gazette.StorageTests;

/// <summary>Between two looks at it, so much time goes by; the time of day is right.</summary>
internal sealed class ClockInHaste(TimeSpan by) : TimeProvider
{
    private long looks;

    public override long GetTimestamp() => Interlocked.Increment(ref looks) * by.Ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;
}
