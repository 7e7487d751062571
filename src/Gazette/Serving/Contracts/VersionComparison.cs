using Gazette.Articles;
using Gazette.Storage.Articles;
using Gazette.Text;

namespace Gazette.Serving.Contracts;

/// <summary>Two versions of one article, and what changed from the one to the other.</summary>
/// <param name="From">A version's number, likewise <paramref name="To"/>; either may be the newer one.</param>
/// <param name="Changes">Both texts, in order.</param>
public sealed record VersionComparison(
    string Id, string Url, int From, int To, string FromTitle, string ToTitle, IReadOnlyList<TextChange> Changes)
{
    public static VersionComparison Of(StoredArticle from, StoredArticle to, IReadOnlyList<TextChange> changes, Site site) => new(
        to.Article.Id, site.ArticleUrl(to.Article.Id), from.Number, to.Number, from.Article.Title, to.Article.Title, changes);
}
