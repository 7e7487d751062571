using Gazette.Articles.Edits;

namespace Gazette.Articles;

/// <summary>A published article: what the article's row holds and what pages show.</summary>
public sealed record Article
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public string? Standfirst { get; init; }

    /// <summary>As printed; null when the page stated none, or an impossible one.</summary>
    public PublishDate? PublishedAt { get; init; }

    public string? Source { get; init; }

    public string? Author { get; init; }

    /// <summary>Up to three levels, joined by <c>/</c>.</summary>
    public string? Column { get; init; }

    /// <summary>BCP 47, never null: the site's language when the text does not tell.</summary>
    public required string Language { get; init; }

    public required SafeHtml Body { get; init; }

    /// <summary>The body's blocks as plain text, joined by a blank line.</summary>
    public required string Text { get; init; }

    public required string Summary { get; init; }

    public required IReadOnlyList<Repair> Repairs { get; init; }

    public required bool NeedsReview { get; init; }

    /// <summary>Null when it was read from its row: the list stands in a blob of its own.</summary>
    public EditList? Edits { get; init; }

    public required UploadInfo Upload { get; init; }

    public required DateTimeOffset FirstPublishedAt { get; init; }

    /// <summary>When its newest version was made; the same as <see cref="FirstPublishedAt"/> while it has one only.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When a version changed the text, and not only headline, date or names; null while none has.</summary>
    public DateTimeOffset? TextChangedAt { get; init; }
}
