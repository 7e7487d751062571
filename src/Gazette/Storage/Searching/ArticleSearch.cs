using Gazette.Text.Searching;

namespace Gazette.Storage.Searching;

/// <summary>Looks terms up in the index, and finds the articles that have all of them.</summary>
public sealed class ArticleSearch(StorageAccount account)
{
    /// <summary>Calls for one term of a query.</summary>
    public const int MaxPages = 5;

    // Where a rare term leaves no more than these, their own rows tell of the common ones.
    private const int Few = 500;

    // Of terms that all are common: a few pages of results.
    private const int Enough = 100;

    /// <param name="read">What was read before of the same window, and gets what is read now: shorter queries need little more.</param>
    /// <param name="deadline">When it comes, what was read by then counts.</param>
    internal async Task<SearchCandidates> FindAsync(
        SearchQuery query, SearchWindow window, Dictionary<SearchTerm, TermHits> read, CancellationToken deadline, CancellationToken cancellation)
    {
        var wanted = query.Terms;
        if (wanted.Count == 0)
            return SearchCandidates.None;
        var terms = wanted.Select(term => read.TryGetValue(term, out var known) ? known : read[term] = new TermHits(account.Search, term, window, isOnly: wanted.Count == 1)).ToList();
        var inTime = true;
        for (var page = 0; page < MaxPages && inTime && !IsDone(terms, window); page++)
            inTime = Array.TrueForAll(await Task.WhenAll(terms.Select(term => term.TryReadAsync(deadline, cancellation))), inTime => inTime);

        var complete = terms.FindAll(term => term.IsComplete);
        var hits = Common(complete.Count > 0 ? complete : terms).Select(id => HitOf(id, terms)).OrderBy(hit => hit.Place, StringComparer.Ordinal);
        var after = hits.Where(hit => window.After is null || string.CompareOrdinal(hit.Place, window.After) > 0).ToList();
        return new SearchCandidates(
            after, IsComplete: complete.Count > 0, IsPartial: !inTime || (complete.Count == 0 && terms.Count > 1), Reads: terms.Sum(term => term.Pages));
    }

    private static bool IsDone(List<TermHits> terms, SearchWindow window)
    {
        if (terms.TrueForAll(term => term.Pages == 0))
            return false;
        var complete = terms.FindAll(term => term.IsComplete);
        if (complete.Count == terms.Count)
            return true;
        if (complete.Count > 0)
            return Common(complete).Take(Few + 1).Count() <= Few;
        var found = Common(terms);
        return (window.After is null ? found : found.Where(id => string.CompareOrdinal(HitOf(id, terms).Place, window.After) > 0)).Take(Enough).Count() == Enough;
    }

    private static IEnumerable<string> Common(List<TermHits> terms)
    {
        var fewest = terms.MinBy(term => term.Hits.Count)!;
        return fewest.Hits.Keys.Where(id => terms.TrueForAll(term => term.Hits.ContainsKey(id)));
    }

    /// <summary>In the headlines is what has every term there. A term of which not all was read stands in the text: headlines come first.</summary>
    private static SearchHit HitOf(string id, List<TermHits> terms)
    {
        var known = terms.Where(term => term.Hits.ContainsKey(id)).Select(term => term.Hits[id]).ToList();
        var isInTitle = known.Count == terms.Count && known.TrueForAll(hit => hit.Rank == SearchKey.InTitle);
        return known[0] with { Rank = isInTitle ? SearchKey.InTitle : SearchKey.InBody };
    }
}
