using Azure;

namespace Gazette.Storage.Announcements;

/// <summary>An article that changed, and of which somebody outside is still to be told.</summary>
/// <param name="Column">Null for none.</param>
/// <param name="At">When it was noted last.</param>
public sealed record Announcement(string ArticleId, string? Column, DateTimeOffset At)
{
    internal ETag ETag { get; init; }
}
