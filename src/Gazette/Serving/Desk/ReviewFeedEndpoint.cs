using System.Security.Cryptography;
using System.Text;
using Gazette.Articles;
using Gazette.Pages.Feeds;
using Gazette.Storage;
using Gazette.Storage.Receipts;
using Gazette.Uploads;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Gazette.Serving.Desk;

/// <summary>Uploads that somebody is to look at, for feed readers, which can send no key: under an address that a token of the settings opens.</summary>
public sealed class ReviewFeedEndpoint(ReceiptStore receipts, ReadCircuit reads, Site site, IOptions<GazetteOptions> options)
{
    private static readonly Response NoSuchPage = new Response.Failed(StatusCodes.Status404NotFound);

    private static readonly ReceiptFilter[] Filters = [new(ReceiptState.Rejected), new(ReceiptState.Failed), new(ReceiptState.Published, NeedsReview: true)];

    private readonly byte[]? expected = options.Value.ReviewFeedToken is { Length: > 0 } token ? HashOf(token) : null;

    /// <summary>As storage has it now; as if it were not there without the token, or where none is set.</summary>
    /// <param name="token">As in the query; null when there was none.</param>
    public async Task<Response> AtomAsync(string? token, CancellationToken cancellation)
    {
        // Hashes are of one length: how long a comparison takes tells nothing of the token.
        if (expected is null || token is null || !CryptographicOperations.FixedTimeEquals(expected, HashOf(token)))
            return NoSuchPage;
        var lists = await Task.WhenAll(Filters.Select(filter => reads.ReadAsync(each => receipts.ReadRecentAsync(filter, after: null, each), cancellation)));
        var feed = Representation.OfBytes(AtomFeed.ContentType, ReviewFeed.Render(lists.SelectMany(list => list.Items), site));
        return new Response.Found(feed, CacheRule.Never) { IsPreview = true };
    }

    private static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
