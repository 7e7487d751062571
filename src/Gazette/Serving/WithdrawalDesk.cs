using Gazette.Articles;
using Gazette.Publishing;
using Gazette.Uploads;
using Microsoft.AspNetCore.Http;

namespace Gazette.Serving;

/// <summary>Takes articles back when an operator asks for it.</summary>
public sealed class WithdrawalDesk(Withdrawals withdrawals, SiteJson json)
{
    /// <summary>The body: <c>{"reason": "…", "purge": false}</c>; the reason is what readers are told.</summary>
    public async Task<Reply> WithdrawAsync(string id, HttpRequest request, CancellationToken cancellation)
    {
        if (!ArticleId.IsWellFormed(id))
            return ArticlePages.MalformedId;
        var (order, failure) = await RequestJson.ReadAsync<Order>(request, cancellation);
        if (order is null)
            return failure!;
        var reason = order.Reason?.Trim();
        if (reason is not { Length: > 0 and <= Withdrawal.MaxReason } || reason.Any(char.IsControl))
        {
            return new Reply.Failed(
                StatusCodes.Status400BadRequest,
                $"\"reason\" is one line of 1 to {Withdrawal.MaxReason} characters: readers are shown it.");
        }

        return await withdrawals.WithdrawAsync(id, reason, order.Purge, cancellation) is { } withdrawn
            ? new Reply.Found(Representation.OfText(SiteJson.ContentType, json.OfWithdrawn(withdrawn)), CacheRule.Never)
            : ArticlePages.NoSuchArticle;
    }

    private sealed record Order(string? Reason, bool Purge = false);
}
