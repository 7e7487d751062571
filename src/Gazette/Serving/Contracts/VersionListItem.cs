using Gazette.Articles;

namespace Gazette.Serving.Contracts;

/// <summary>One line of an article's history.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Url">Of its JSON.</param>
/// <param name="TextChangedAt">When its text, or that of the version it was made from, was changed; null for a first text.</param>
/// <param name="Pipeline">The number of the rules that made it.</param>
/// <param name="Corrections">Names of what editors had corrected.</param>
/// <param name="IsCurrent">Whether readers see this one.</param>
public sealed record VersionListItem(
    int Number,
    string Url,
    DateTimeOffset At,
    DateTimeOffset? TextChangedAt,
    string Title,
    string UploadEtag,
    int Pipeline,
    IReadOnlyList<string> Corrections,
    bool IsCurrent)
{
    public static VersionListItem Of(string id, ArticleVersion version, Site site) => new(
        version.Number,
        $"{site.BaseUrl}/api/articles/{id}/versions/{version.Number}",
        version.At,
        version.TextChangedAt,
        version.Title,
        version.UploadETag,
        version.Pipeline,
        version.Corrections,
        version.IsCurrent);
}
