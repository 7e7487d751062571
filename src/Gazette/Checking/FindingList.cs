namespace Gazette.Checking;

/// <summary>Collects what one look at everything finds.</summary>
/// <param name="lease">How long a run may take: what is younger may still be under way.</param>
internal sealed class FindingList(TimeSpan lease, TimeProvider clock)
{
    private readonly List<Finding> findings = [];

    public IReadOnlyList<Finding> Findings => findings;

    public void Add(FindingKind kind, string where, string what, bool isPending = false)
    {
        if (findings.Count < ConsistencyCheck.MaxFindings)
            findings.Add(new Finding(kind, where, what, isPending));
    }

    /// <summary>What a run that is under way may have caused: pending for as long as one can take.</summary>
    public void Add(FindingKind kind, string where, string what, DateTimeOffset since) => Add(kind, where, what, IsYoung(since));

    private bool IsYoung(DateTimeOffset since) => clock.GetUtcNow() - since <= lease;
}
