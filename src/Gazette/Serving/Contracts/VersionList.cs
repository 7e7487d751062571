using Gazette.Articles;

namespace Gazette.Serving.Contracts;

/// <summary>The versions of an article that are kept, the newest first.</summary>
public sealed record VersionList(string Id, string Url, IReadOnlyList<VersionListItem> Items)
{
    public static VersionList Of(string id, IReadOnlyList<ArticleVersion> history, Site site) =>
        new(id, site.ArticleUrl(id), [.. history.Select(version => VersionListItem.Of(id, version, site))]);
}
