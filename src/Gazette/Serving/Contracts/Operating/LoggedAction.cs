using Gazette.Storage.Auditing;

namespace Gazette.Serving.Contracts.Operating;

/// <summary>Something that somebody did.</summary>
/// <param name="When">When it was begun.</param>
/// <param name="Who">The name that App Service Authentication gave; <c>key</c> for whoever had a function key, <c>local</c> on the local host.</param>
/// <param name="What">One of <see cref="AuditAction"/>'s.</param>
/// <param name="Upload">Null where it is not known.</param>
/// <param name="Article">The article's id; null where there was none.</param>
/// <param name="Version">Of the article, after it; null where it made none itself.</param>
/// <param name="Detail">A reason, names of fields; null for none.</param>
/// <param name="Done">False while it is under way, and where nobody can say whether it was done, because a host died or storage failed.</param>
public sealed record LoggedAction(DateTimeOffset When, string Who, string What, string? Upload, string? Article, int? Version, string? Detail, bool Done)
{
    public static LoggedAction Of(AuditEntry entry) =>
        new(entry.At, entry.Who, entry.What, entry.Upload, entry.Article, entry.Version, entry.Detail, entry.IsDone);
}
