using Gazette.Articles;
using Gazette.Pages.Searching;

namespace Gazette.Serving.Contracts;

/// <summary>One page of what a search found: those that have all of it in their headlines first, then the newest.</summary>
/// <param name="AtLeast">How many there are at least; null behind the first page, and where nothing was looked for.</param>
/// <param name="IsExact">Whether there are no more than that.</param>
/// <param name="IsPartial">Whether not everything was looked at.</param>
/// <param name="Nearest">Shorter queries that find something, where this one does not.</param>
/// <param name="Next">The address of the next page; null on the last one.</param>
public sealed record SearchResultList(
    string Query, IReadOnlyList<SearchResultItem> Items, int? AtLeast, bool IsExact, bool IsPartial, IReadOnlyList<string> Nearest, string? Next)
{
    internal static SearchResultList Of(SearchForm form, SearchResults? results, Site site) => new(
        form.Text ?? "",
        [.. (results?.Items ?? []).Select(result => SearchResultItem.Of(result, site))],
        results?.AtLeast,
        results?.IsExact ?? true,
        results?.IsPartial ?? false,
        results?.Nearest ?? [],
        results?.Next is { } next ? site.BaseUrl + form.AddressOf("/api/search", after: next) : null);
}
