using Gazette.Articles;

namespace Gazette.Serving.Contracts;

/// <summary>One page of the list of articles, newest first.</summary>
/// <param name="Next">The address of the next, older page; null on the last one.</param>
public sealed record PublicArticleList(IReadOnlyList<PublicArticleListItem> Items, string? Next)
{
    /// <param name="column">Whose articles they are; null for all.</param>
    public static PublicArticleList Of(ArticleList list, string? column, Site site) => new(
        [.. list.Items.Select(item => PublicArticleListItem.Of(item, site))],
        list.Next is null ? null : site.Link($"{site.BaseUrl}/api/articles?{(column is null ? "" : $"column={Uri.EscapeDataString(column)}&")}after={Uri.EscapeDataString(list.Next)}"));
}
