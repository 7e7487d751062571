using Gazette.Storage;
using Microsoft.AspNetCore.Http;

namespace Gazette.Serving;

/// <summary>Receipts for editors and operators, always as storage has them now.</summary>
public sealed class UploadDesk(ReceiptStore receipts, SiteJson json)
{
    public async Task<Reply> ReceiptAsync(string name, CancellationToken cancellation) =>
        await receipts.FindAsync(name, cancellation) is { } stored
            ? Found(json.Of(stored.Receipt))
            : new Reply.Failed(StatusCodes.Status404NotFound, "No upload of this name was seen. Names are case-sensitive and include the folders.");

    /// <param name="after">As in the query: a key that an earlier list gave, null for the newest.</param>
    public async Task<Reply> RecentAsync(string? after, CancellationToken cancellation)
    {
        if (after is null)
            return Found(json.Of(await receipts.ReadRecentAsync(after: null, cancellation)));
        return TimeKey.TryParse(after, out var key)
            ? Found(json.Of(await receipts.ReadRecentAsync(key, cancellation)))
            : new Reply.Failed(StatusCodes.Status400BadRequest, "The value of \"after\" is not one that a list's next address carried.");
    }

    private static Reply.Found Found(string text) => new(Representation.OfText(SiteJson.ContentType, text), CacheRule.Never);
}
