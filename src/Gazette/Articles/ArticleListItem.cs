namespace Gazette.Articles;

/// <summary>What a list shows of an article; the timeline entry holds just this.</summary>
public sealed record ArticleListItem
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public string? Standfirst { get; init; }

    public string? Source { get; init; }

    public string? Author { get; init; }

    public PublishDate? PublishedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required string Language { get; init; }

    public string? Column { get; init; }

    public required string Summary { get; init; }
}
