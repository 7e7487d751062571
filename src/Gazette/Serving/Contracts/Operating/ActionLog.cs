using Gazette.Articles;
using Gazette.Storage.Auditing;

namespace Gazette.Serving.Contracts.Operating;

/// <summary>One page of what editors did, newest first.</summary>
/// <param name="Next">The address of the next, older page; null on the last one.</param>
public sealed record ActionLog(IReadOnlyList<LoggedAction> Items, string? Next)
{
    public static ActionLog Of(AuditPage page, Site site) => new(
        [.. page.Items.Select(LoggedAction.Of)],
        page.Next is null ? null : $"{site.BaseUrl}/api/log?after={Uri.EscapeDataString(page.Next)}");
}
