namespace Gazette.Tests.LocalHost;

/// <summary>A scoped service: a new one for each invocation.</summary>
public sealed class SampleVisit
{
    private static int count;

    public int Number { get; } = Interlocked.Increment(ref count);
}
