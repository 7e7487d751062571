namespace Gazette.Pages.Searching;

/// <summary>One page of what a search came to.</summary>
/// <param name="Text">As the reader wrote it.</param>
/// <param name="Next">The place that the next page starts after; null on the last one.</param>
/// <param name="AtLeast">How many there are at least; null behind the first page.</param>
/// <param name="IsExact">Whether there are no more than that.</param>
/// <param name="IsPartial">Whether not everything was looked at.</param>
/// <param name="Nearest">Shorter queries that find something, where this one does not.</param>
internal sealed record SearchResults(
    string Text, IReadOnlyList<SearchResult> Items, string? Next, int? AtLeast, bool IsExact, bool IsPartial, IReadOnlyList<string> Nearest);
