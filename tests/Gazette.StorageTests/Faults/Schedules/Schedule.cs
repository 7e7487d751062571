namespace Gazette.StorageTests.Faults.Schedules;

/// <summary>
/// Who makes how many storage calls one after the other. Whoever is not done after the last segment goes on to its end,
/// the first actor before the others.
/// </summary>
/// <param name="Fault">Befalls the last call of the first segment, or what comes instead of the call after it when the host dies; null for none.</param>
internal sealed record Schedule(IReadOnlyList<Segment> Segments, CallFault? Fault)
{
    /// <summary>Fits into a file's name, so that a finding about it says which schedule it was.</summary>
    public override string ToString() => string.Join('-', Segments.Select(s => $"{s.Actor}x{s.Calls}")) + (Fault is { } fault ? $"-{fault}" : "");

    /// <summary>Two actors, at most two times that one is stopped in favour of the other, at most one fault at the first stop.</summary>
    /// <param name="calls">How many calls each makes when it is alone.</param>
    public static IEnumerable<Schedule> OfTwo(IReadOnlyList<int> calls, IReadOnlyList<CallFault?> faults, bool stopsTwice)
    {
        foreach (var (first, second) in new[] { (0, 1), (1, 0) })
        {
            for (var i = 0; i <= calls[first]; i++)
            {
                foreach (var fault in faults.Where(fault => fault is null or CallFault.HostDies || i > 0))
                {
                    // Nothing more comes of a dead host; so the other one is never stopped.
                    var mayStopTwice = stopsTwice && fault != CallFault.HostDies;
                    for (var j = mayStopTwice ? 1 : calls[second] * 2; j <= calls[second] * 2; j = j == calls[second] ? calls[second] * 2 : j + 1)
                        yield return new Schedule([new Segment(first, i), new Segment(second, j)], fault);
                }
            }
        }
    }
}
