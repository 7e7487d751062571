namespace Gazette.Storage.Searching;

/// <summary>The articles that may be what was looked for, in the order of results; their rows decide.</summary>
/// <param name="IsComplete">Whether there are no others.</param>
/// <param name="IsPartial">Whether a part of the index was passed over.</param>
/// <param name="Reads">Calls of storage.</param>
internal sealed record SearchCandidates(IReadOnlyList<SearchHit> Hits, bool IsComplete, bool IsPartial, int Reads)
{
    public static readonly SearchCandidates None = new([], IsComplete: true, IsPartial: false, Reads: 0);
}
