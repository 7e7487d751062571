using Gazette.Articles;
using Gazette.Pages.Searching;

namespace Gazette.Serving.Contracts;

/// <summary>An article that was found.</summary>
/// <param name="Excerpt">A piece of its text around what was looked for, as plain text.</param>
public sealed record SearchResultItem(PublicArticleListItem Article, string Excerpt)
{
    internal static SearchResultItem Of(SearchResult result, Site site) => new(
        PublicArticleListItem.Of(result.Item, site), string.Concat(result.Excerpt.Select(piece => piece.Text)));
}
