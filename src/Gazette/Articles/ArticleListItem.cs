namespace Gazette.Articles;

/// <summary>What a list shows of an article; the timeline entry holds just this.</summary>
public sealed record ArticleListItem
{
    /// <inheritdoc cref="Article.Id"/>
    public required string Id { get; init; }

    /// <inheritdoc cref="Article.Title"/>
    public required string Title { get; init; }

    /// <inheritdoc cref="Article.Standfirst"/>
    public string? Standfirst { get; init; }

    /// <inheritdoc cref="Article.Source"/>
    public string? Source { get; init; }

    /// <inheritdoc cref="Article.Author"/>
    public string? Author { get; init; }

    /// <inheritdoc cref="Article.PublishedAt"/>
    public PublishDate? PublishedAt { get; init; }

    /// <inheritdoc cref="Article.UpdatedAt"/>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <inheritdoc cref="Article.Language"/>
    public required string Language { get; init; }

    /// <inheritdoc cref="Article.Column"/>
    public string? Column { get; init; }

    /// <inheritdoc cref="Article.ProtectedNames"/>
    public string? ProtectedNames { get; init; }

    /// <summary>The path of the lead picture in its smallest width; null when there is none.</summary>
    public string? Thumbnail { get; init; }

    /// <inheritdoc cref="Article.Summary"/>
    public required string Summary { get; init; }
}
