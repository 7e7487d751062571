using System.Globalization;
using Gazette.Articles;
using Gazette.Pages.Desk;
using Gazette.Serving.Previewing;
using Gazette.Storage;
using Gazette.Storage.Articles;
using Gazette.Storage.Auditing;
using Gazette.Storage.Receipts;
using Gazette.Uploads;
using Microsoft.AspNetCore.Http;

namespace Gazette.Serving.Desk;

/// <summary>The pieces that the desk's page is filled with, always as storage has them now.</summary>
public sealed class DeskViewEndpoint(
    ReceiptStore receipts, ArticleStore articles, ColumnIndex columns, ProgressStore progress, AuditLog log, DeskOriginalEndpoint originals, PreviewEndpoint previews, PageCache pages, ReadCircuit reads, Site site)
{
    private const int MaxQuery = 100;
    private const int MaxColumn = 1024;

    private static readonly Response NoSuchUpload = new Response.Failed(StatusCodes.Status404NotFound, "No upload of this name was seen. Names are case-sensitive and include the folders.");

    private static readonly Response NoSuchVersion = new Response.Failed(StatusCodes.Status404NotFound, "A version that was asked for is not kept.");

    /// <summary>The list of uploads.</summary>
    /// <param name="asked">As in the query.</param>
    public async Task<Response> UploadsAsync(string? language, ListedUploads asked, CancellationToken cancellation)
    {
        if (!DeskEndpoint.TryLanguage(language, site, out var chosen, out var unknown))
            return unknown;
        asked = asked with { State = Set(asked.State), Query = Set(asked.Query?.Trim()), Column = Set(asked.Column), After = Set(asked.After) };
        if (FilterOf(asked.State) is not { } filter)
            return Malformed("\"state\" is review or one of processing, published, rejected, failed, withdrawn.");
        if (asked.Query?.Length > MaxQuery || asked.Column?.Length > MaxColumn)
            return Malformed($"\"q\" has up to {MaxQuery} characters, \"column\" up to {MaxColumn}.");
        TimeKey? after = asked.After is not null && TimeKey.TryParse(asked.After, out var key) ? key : null;
        if (asked.After is not null && after is null)
            return Malformed("The value of \"after\" is not one that a list's next address carried.");
        return await reads.ReadAsync(async token =>
        {
            var counts = progress.FindCountsAsync(ProgressStore.UploadCounts, token);
            var known = columns.ReadAsync(token);
            var list = asked.Query is null && asked.Column is null
                ? await receipts.ReadRecentAsync(filter, after, token)
                : await receipts.SearchAsync(filter, after, receipt => IsMeant(receipt, asked), token);
            return Piece(UploadListView.Render(list, asked, await counts, await known, chosen, site));
        }, cancellation);
    }

    /// <summary>One upload with its article; 404 when no run over an upload of this name has begun.</summary>
    public async Task<Response> UploadAsync(string? language, string name, CancellationToken cancellation)
    {
        if (!DeskEndpoint.TryLanguage(language, site, out var chosen, out var unknown))
            return unknown;
        if (await reads.ReadAsync(token => receipts.FindAsync(name, token), cancellation) is not { } stored)
            return NoSuchUpload;
        var receipt = stored.Receipt;
        var article = receipt is { IsAttachment: false, ArticleId: { } id } ? await reads.ReadAsync(token => ArticleAsync(id, token), cancellation) : null;
        var isThere = receipt.Reason?.Reason != RejectionReason.Deleted;
        var upload = new ReviewedUpload(
            receipt,
            isThere && DeskOriginalEndpoint.CanShow(receipt) ? await originals.PathAsync(name, isFile: false, cancellation) : null,
            isThere ? await originals.PathAsync(name, isFile: true, cancellation) : null,
            article);
        var view = UploadView.Render(upload, chosen, site);
        // Readers, and so an address without a token, do not get what only a held article shows.
        return Piece(receipt.IsHeld ? await previews.WithMediaAsync(view, cancellation) : view);
    }

    /// <summary>Who did what.</summary>
    /// <param name="after">A key that an earlier page gave; null for the newest.</param>
    public async Task<Response> LogAsync(string? language, string? after, CancellationToken cancellation)
    {
        if (!DeskEndpoint.TryLanguage(language, site, out var chosen, out var unknown))
            return unknown;
        TimeKey? place = after is not null && TimeKey.TryParse(after, out var key) ? key : null;
        if (after is not null && place is null)
            return Malformed("The value of \"after\" is not one that a list's next address carried.");
        var page = await reads.ReadAsync(token => log.ReadAsync(place, token), cancellation);
        return Piece(LogView.Render([.. page.Items.Select(ActionOf)], page.Next, chosen, site));
    }

    /// <summary>What changed from one version of an article to another.</summary>
    /// <param name="from">A version's number, like <paramref name="to"/>, which is null for the current one: then what others did since is told too.</param>
    public async Task<Response> DifferenceAsync(string? language, string id, string? from, string? to, CancellationToken cancellation)
    {
        if (!DeskEndpoint.TryLanguage(language, site, out var chosen, out var unknown))
            return unknown;
        if (!ArticleId.IsWellFormed(id))
            return ArticleEndpoint.MalformedId;
        if (!TryNumber(from, out var first) || (to is not null && !TryNumber(to, out _)))
            return Malformed("\"from\" and \"to\" are numbers of versions.");
        var before = await reads.ReadAsync(token => articles.FindVersionAsync(id, first, token), cancellation);
        var after = await reads.ReadAsync(token => TryNumber(to, out var last) ? articles.FindVersionAsync(id, last, token) : articles.FindAsync(id, token), cancellation);
        if (before is null or { Withdrawal.IsPurged: true } || after is null or { Withdrawal.IsPurged: true })
            return NoSuchVersion;
        var since = to is not null ? [] : (await reads.ReadAsync(token => log.ReadAsync(after: null, token), cancellation)).Items
            .Where(entry => entry.Article == id && entry.At > before.Article.UpdatedAt).Select(ActionOf).ToList();
        return Piece(DifferenceView.Render((before.Article, before.Number), (after.Article, after.Number), since, chosen, site));
    }

    private async Task<ReviewedArticle?> ArticleAsync(string id, CancellationToken cancellation)
    {
        var history = articles.ReadHistoryAsync(id, cancellation);
        if (await articles.FindAsync(id, cancellation) is not { } stored)
            return null;
        var edits = stored.Withdrawal is null ? await articles.FindEditsAsync(stored, cancellation) : null;
        return new ReviewedArticle(
            stored.Article, stored.Number, $"\"{pages.TagOf(stored, ArticleEndpoint.JsonVariant)}\"", stored.Withdrawal, stored.Corrections, edits, await history);
    }

    private static bool IsMeant(Receipt receipt, ListedUploads asked) =>
        (asked.Column is not { } column || receipt.Column == column || receipt.Column?.StartsWith(column + "/", StringComparison.Ordinal) == true)
        && (asked.Query is not { } query || receipt.Name.Contains(query, StringComparison.OrdinalIgnoreCase) || receipt.Title?.Contains(query, StringComparison.OrdinalIgnoreCase) == true);

    /// <summary>Null for a state that there is not.</summary>
    private static ReceiptFilter? FilterOf(string? state) => state switch
    {
        null => new ReceiptFilter(),
        "review" => new ReceiptFilter(NeedsReview: true),
        "published" => new ReceiptFilter(ReceiptState.Published, NeedsReview: false),
        "processing" => new ReceiptFilter(ReceiptState.Processing),
        "rejected" => new ReceiptFilter(ReceiptState.Rejected),
        "failed" => new ReceiptFilter(ReceiptState.Failed),
        "withdrawn" => new ReceiptFilter(ReceiptState.Withdrawn),
        _ => null,
    };

    private static DeskAction ActionOf(AuditEntry entry) =>
        new(entry.At, entry.Who, entry.What, entry.Upload, entry.Article, entry.Version, entry.Detail, entry.IsDone);

    private static bool TryNumber(string? text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0;

    private static string? Set(string? value) => string.IsNullOrEmpty(value) ? null : value;

    private static Response.Found Piece(string html) => new(Representation.OfText(ArticleEndpoint.Html, html), CacheRule.Never);

    private static Response.Failed Malformed(string detail) => new(StatusCodes.Status400BadRequest, detail);
}
