using Gazette.Articles.Edits;
using Gazette.Articles.Media;

namespace Gazette.Articles;

/// <summary>A published article: what the article's row holds and what pages show.</summary>
public sealed record Article
{
    /// <summary>Names the repair of an article that had no headline.</summary>
    public const string TitleFromFileName = "title-from-file-name";

    /// <summary>
    /// Names the report's entry of a Traditional text that was made of a Simplified one character by character (關于, 復雜). Nothing of it is
    /// changed; it is told so that its variants are made well.
    /// </summary>
    public const string CharacterwiseTraditional = "characterwise-traditional";

    /// <summary>The last part of its address; see <see cref="ArticleId"/>.</summary>
    public required string Id { get; init; }

    /// <summary>One line of plain text, never empty: the file's name when nothing else was found.</summary>
    public required string Title { get; init; }

    /// <summary>The second headline, one line of plain text; null when there is none.</summary>
    public string? Standfirst { get; init; }

    /// <summary>As printed; null when the page stated none, or an impossible one.</summary>
    public PublishDate? PublishedAt { get; init; }

    /// <summary>Before this moment readers do not get it; null where nobody has said so.</summary>
    public PublishDate? PublishAt { get; init; }

    /// <summary>Whom the page names as its source; null when it names nobody.</summary>
    public string? Source { get; init; }

    /// <summary>The writers' names, joined as the article's language does; null when nobody is named.</summary>
    public string? Author { get; init; }

    /// <summary>Up to three levels, joined by <c>/</c>.</summary>
    public string? Column { get; init; }

    /// <summary>Names that stay as they are when it is shown in another Chinese script; see <see cref="Text.Scripts.ProtectedNames.Parse"/>. Null for none.</summary>
    public string? ProtectedNames { get; init; }

    /// <summary>BCP 47, never null: the site's language when the text does not tell.</summary>
    public required string Language { get; init; }

    /// <summary>The language that it was written in, where <see cref="Language"/> is that of a variant; else null.</summary>
    public string? WrittenLanguage { get; init; }

    /// <summary>Never without text.</summary>
    public required SafeHtml Body { get; init; }

    /// <summary>The body's blocks as plain text, joined by a blank line.</summary>
    public required string Text { get; init; }

    /// <summary>One line; see <see cref="Articles.Summary.Of"/>.</summary>
    public required string Summary { get; init; }

    /// <summary>Per rule and certainty, in the order in which they first acted.</summary>
    public required IReadOnlyList<Repair> Repairs { get; init; }

    /// <summary>Whether something was doubtful that no editor has accepted.</summary>
    public required bool NeedsReview { get; init; }

    /// <summary>Null when it was read from its row: the list stands in a blob of its own.</summary>
    public EditList? Edits { get; init; }

    /// <summary>Names of what public articles must state (国办发〔2017〕47号) and this one does not: <c>title</c>, <c>publishedAt</c>, <c>source</c>.</summary>
    public IReadOnlyList<string> Missing =>
    [
        .. Repairs.Any(repair => repair.Rule == TitleFromFileName) ? new[] { "title" } : [],
        .. PublishedAt is null ? new[] { "publishedAt" } : [],
        .. string.IsNullOrWhiteSpace(Source) ? new[] { "source" } : [],
    ];

    public ArticleMedia Media { get; init; } = ArticleMedia.None;

    /// <summary>The version of the upload that it was made of.</summary>
    public required UploadInfo Upload { get; init; }

    /// <summary>When its first version was made; not the date that it prints.</summary>
    public required DateTimeOffset FirstPublishedAt { get; init; }

    /// <summary>When its newest version was made; the same as <see cref="FirstPublishedAt"/> while it has one only.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When a version changed the text, and not only headline, date or names; null while none has.</summary>
    public DateTimeOffset? TextChangedAt { get; init; }

    /// <summary>
    /// The moment that lists and feeds go by: of the printed date; of the first publication where it has none or one that lies
    /// too far ahead to be believed.
    /// </summary>
    public DateTimeOffset ListedAt(TimeZoneInfo siteZone) =>
        PublishedAt?.ToInstant(siteZone) is { } printed && !PublishDate.IsTooFarAhead(printed, FirstPublishedAt) ? printed : FirstPublishedAt;
}
