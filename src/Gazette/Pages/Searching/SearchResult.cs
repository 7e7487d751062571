using Gazette.Articles;

namespace Gazette.Pages.Searching;

/// <summary>One article that was found.</summary>
/// <param name="Excerpt">See <see cref="Searching.Excerpt.Of"/>.</param>
internal sealed record SearchResult(ArticleListItem Item, IReadOnlyList<(string Text, bool IsHit)> Excerpt);
