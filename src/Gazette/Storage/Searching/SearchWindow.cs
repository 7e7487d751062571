namespace Gazette.Storage.Searching;

/// <summary>Which articles a search is about.</summary>
/// <param name="Column">Those of this column and of the columns within it; null for all.</param>
/// <param name="From">Listed at this moment or later; null for no bound.</param>
/// <param name="Before">Listed before this moment; null for no bound.</param>
/// <param name="After">The place of the last one of the page before; null for the first page.</param>
public sealed record SearchWindow(string? Column, DateTimeOffset? From, DateTimeOffset? Before, string? After)
{
    public static readonly SearchWindow All = new(null, null, null, null);

    internal string? Newest => Before is { } before ? SearchKey.Reversed(before.AddTicks(-1)) : null;

    internal string? Oldest => From is { } from ? SearchKey.Reversed(from) : null;

    internal bool Holds(SearchHit hit, string? column) =>
        (Column is null || column == Column || column?.StartsWith(Column + "/", StringComparison.Ordinal) == true)
        && (Newest is not { } newest || string.CompareOrdinal(hit.Moment, newest) >= 0)
        && (Oldest is not { } oldest || string.CompareOrdinal(hit.Moment, oldest) <= 0);
}
