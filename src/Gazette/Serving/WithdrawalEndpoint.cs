using Gazette.Articles;
using Gazette.Publishing;
using Gazette.Serving.Auditing;
using Gazette.Storage.Auditing;
using Gazette.Text;
using Gazette.Uploads;
using Microsoft.AspNetCore.Http;

namespace Gazette.Serving;

/// <summary>Takes articles back when an operator asks for it.</summary>
public sealed class WithdrawalEndpoint(Withdrawals withdrawals, EditorActions actions, SiteJson json)
{
    /// <summary>The body: <c>{"reason": "…", "purge": false}</c>; the reason is what readers are told.</summary>
    public async Task<Response> WithdrawAsync(string id, HttpRequest request, CancellationToken cancellation)
    {
        if (!ArticleId.IsWellFormed(id))
            return ArticleEndpoint.MalformedId;
        var (order, failure) = await RequestJson.ReadAsync<Order>(request, cancellation);
        if (order is null)
            return failure!;
        var reason = order.Reason?.Trim();
        if (FaultOf(reason) is { } fault)
            return new Response.Failed(StatusCodes.Status400BadRequest, fault);
        return await actions.KeepAsync(
            request, order.Purge ? AuditAction.Purge : AuditAction.Withdraw, new AboutAction(Article: id, Detail: reason), () => WithdrawAsync(id, reason!, order.Purge, cancellation), cancellation);
    }

    private async Task<(Response Answer, AboutAction? Done)> WithdrawAsync(string id, string reason, bool purge, CancellationToken cancellation) =>
        await withdrawals.WithdrawAsync(id, reason, purge, cancellation) is { } withdrawn
            ? (new Response.Found(Representation.OfText(SiteJson.ContentType, json.OfWithdrawn(withdrawn)), CacheRule.Never), new AboutAction(withdrawn.Article.Upload.Name, id, withdrawn.Number))
            : (ArticleEndpoint.NoSuchArticle, null);

    private static string? FaultOf(string? reason)
    {
        if (reason is not { Length: > 0 and <= Withdrawal.MaxReason })
            return $"\"reason\" is one line of 1 to {Withdrawal.MaxReason} characters: readers are shown it.";
        if (SingleLine.Fault(reason) is { } fault)
            return $"\"reason\" {fault}";
        return VisibleText.In(reason) ? null : $"\"reason\" is {VisibleText.Numbers(reason)}, of which a reader sees nothing. Say why the article is withdrawn.";
    }

    private sealed record Order(string? Reason, bool Purge = false);
}
