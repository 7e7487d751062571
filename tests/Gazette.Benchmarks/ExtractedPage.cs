using System.Globalization;
using Gazette.Articles;
using Gazette.Articles.Edits;

namespace Gazette.Benchmarks;

/// <summary>What <see cref="ExtractCommand"/> writes for one page; the names are those of the JSON.</summary>
internal sealed record ExtractedPage
{
    /// <summary>Why there is no article; everything else is then null.</summary>
    public string? Rejected { get; init; }

    public string? Title { get; init; }

    public string? Standfirst { get; init; }

    /// <summary>As printed: a day, or a day and a time.</summary>
    public string? Date { get; init; }

    public string? Author { get; init; }

    public string? Source { get; init; }

    public string? Language { get; init; }

    /// <summary>One block per line.</summary>
    public string? Text { get; init; }

    /// <summary>The body as pages show it.</summary>
    public string? Html { get; init; }

    /// <summary>What is in none of the above, and why.</summary>
    public IReadOnlyList<LeftOutLine>? LeftOut { get; init; }

    public bool? NeedsReview { get; init; }

    public IReadOnlyList<Repair>? Repairs { get; init; }

    public double? Ms { get; init; }

    public static ExtractedPage Of(Article article, double ms) => new()
    {
        Title = article.Title,
        Standfirst = article.Standfirst,
        Date = Printed(article.PublishedAt),
        Author = article.Author,
        Source = article.Source,
        Language = article.Language,
        Text = article.Text.Replace("\n\n", "\n", StringComparison.Ordinal),
        Html = article.Body.ToString(),
        LeftOut = article.Edits?.LeftOutLines,
        NeedsReview = article.NeedsReview,
        Repairs = article.Repairs,
        Ms = ms,
    };

    private static string? Printed(PublishDate? date) => date switch
    {
        null => null,
        { Time: { } time } => string.Create(CultureInfo.InvariantCulture, $"{date.Date:yyyy-MM-dd} {time:HH:mm:ss}"),
        _ => date.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };
}
