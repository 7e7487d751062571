namespace Gazette.Articles;

/// <summary>One line of an article's history.</summary>
/// <param name="Number">From 1.</param>
/// <param name="At">When it was made.</param>
/// <param name="TextChangedAt">When its text, or that of the version it was made from, was changed; null for a first text.</param>
/// <param name="Corrections">Names of what editors had corrected.</param>
/// <param name="IsCurrent">Whether it is the one that stands.</param>
/// <param name="IsHeld">Whether it was kept from readers when it was made, or still is.</param>
public sealed record ArticleVersion(
    int Number, DateTimeOffset At, DateTimeOffset? TextChangedAt, string Title, string UploadETag, int Pipeline, IReadOnlyList<string> Corrections, bool IsCurrent, bool IsHeld = false);
