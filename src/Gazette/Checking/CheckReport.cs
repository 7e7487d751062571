namespace Gazette.Checking;

/// <summary>What a check of everything that is stored came to.</summary>
/// <param name="Uploads">Blobs in the container.</param>
/// <param name="Articles">Articles that readers see.</param>
/// <param name="Findings">At most <see cref="ConsistencyCheck.MaxFindings"/>; the pending ones among them.</param>
public sealed record CheckReport(int Uploads, int Articles, IReadOnlyList<Finding> Findings)
{
    /// <summary>What does not go by itself.</summary>
    public IEnumerable<Finding> Faults => Findings.Where(finding => !finding.IsPending);
}
