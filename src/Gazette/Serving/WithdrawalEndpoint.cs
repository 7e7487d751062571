using Gazette.Articles;
using Gazette.Publishing;
using Gazette.Text;
using Gazette.Uploads;
using Microsoft.AspNetCore.Http;

namespace Gazette.Serving;

/// <summary>Takes articles back when an operator asks for it.</summary>
public sealed class WithdrawalEndpoint(Withdrawals withdrawals, SiteJson json)
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
        return await withdrawals.WithdrawAsync(id, reason!, order.Purge, cancellation) is { } withdrawn
            ? new Response.Found(Representation.OfText(SiteJson.ContentType, json.OfWithdrawn(withdrawn)), CacheRule.Never)
            : ArticleEndpoint.NoSuchArticle;
    }

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
