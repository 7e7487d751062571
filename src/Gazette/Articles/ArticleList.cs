namespace Gazette.Articles;

/// <summary>One page of the timeline, newest first.</summary>
/// <param name="Next">The key that the next, older page starts after, safe in a query string; null on the last page.</param>
/// <param name="Newer">The key that the newer page ends before; null on the newest one.</param>
public sealed record ArticleList(IReadOnlyList<ArticleListItem> Items, string? Next, string? Newer = null)
{
    /// <summary>Items of a page; the last one may have fewer.</summary>
    public const int PageSize = 20;
}
