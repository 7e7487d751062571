using System.Security.Cryptography;
using Azure;
using Gazette.Intake;
using Gazette.Serving;
using Gazette.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Gazette;

/// <summary>
/// One upload from blob to page. Events come twice, late and out of order, and two hosts may work on the same name:
/// so a run trusts only what the blob holds now, writes on conditions, and starts again when one of them fails.
/// Running it again over what is already published changes nothing.
/// </summary>
public sealed partial class PublishPipeline(
    CopyDesk copyDesk,
    UploadStore uploads,
    ArticleStore articles,
    Timeline timeline,
    ReceiptStore receipts,
    PageMemory memory,
    Site site,
    IOptions<GazetteOptions> options,
    TimeProvider clock,
    ILogger<PublishPipeline> logger)
{
    /// <summary>
    /// Raised whenever extraction, cleaning or sanitizing would publish something else, so that better rules can reach
    /// what is already stored.
    /// </summary>
    public const int Version = 2;

    // Every new turn means that somebody else got further; this many in a row means that something is wrong.
    private const int MaxTurns = 30;

    private static readonly TimeSpan PauseAfterLosing = TimeSpan.FromMilliseconds(20);

    // Each costs a delete per publication; older ones were removed by the runs in between.
    private const int MaxOldTimelines = 8;

    /// <exception cref="RequestFailedException">Storage failed; the receipt says so where it could be written.</exception>
    public async Task<PublishResult> RunAsync(string name, CancellationToken cancellation)
    {
        for (var turn = 1; turn <= MaxTurns; turn++)
        {
            using var upload = await uploads.OpenAsync(name, cancellation);
            if (upload is null)
                return await GoneAsync(name, cancellation);
            var previous = await receipts.FindAsync(name, cancellation);
            if (IsDone(previous, upload))
                return await UnchangedAsync(previous!, cancellation);
            if (await receipts.TryWriteAsync(Begin(upload, previous), previous, cancellation) is not { } begun)
                continue;
            if (await TurnAsync(upload, begun, cancellation) is { } result)
                return result;
            await Task.Delay(PauseAfterLosing * turn, clock, cancellation);
        }

        throw new InvalidOperationException($"{name} was changed by others {MaxTurns} times while it was being published.");
    }

    /// <summary>Null when the blob or its article changed meanwhile.</summary>
    private async Task<PublishResult?> TurnAsync(OpenedUpload upload, StoredReceipt begun, CancellationToken cancellation)
    {
        try
        {
            if (Precheck(upload) is { } refusal)
                return await RejectAsync(upload, begun, refusal, cancellation);
            var bytes = await upload.ReadAsync(cancellation);
            var (article, rejection) = await copyDesk.EditAsync(bytes, cancellation);
            return article is null
                ? await RejectAsync(upload, begun, rejection!, cancellation)
                : await PublishAsync(article, bytes, begun, cancellation);
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            await RecordFaultAsync(begun, fault, cancellation);
            throw;
        }
    }

    private Rejection? Precheck(OpenedUpload upload) =>
        UploadReader.TryKind(upload.Name, out _, out var rejection)
            ? UploadReader.CheckSize(upload.Name, upload.Bytes, options.Value.MaxUploadBytes)
            : rejection;

    private async Task<PublishResult?> PublishAsync(Article article, Upload upload, StoredReceipt begun, CancellationToken cancellation)
    {
        // In this order: a newer version that is published after the row was read fails the write, one that was
        // published before shows in the blob's ETag.
        var previous = await articles.FindAsync(article.Id, cancellation);
        if (await uploads.FindETagAsync(upload.Name, cancellation) != upload.ETag)
            return null;
        if (previous is not null && previous.Article.Upload.Name != upload.Name)
            return await RejectAsync(begun, IdTaken(article.Id, previous), articleId: null, cancellation);

        var stored = Continue(article, upload, previous);
        if (!ReferenceEquals(stored, previous))
            stored = await articles.TrySaveAsync(stored, previous, cancellation);
        if (stored is null)
            return null;
        await timeline.SettleAsync(stored, articles, cancellation);
        // Readers of this process see it at once; others within the time that pages may be kept.
        memory.Forget(article.Id);
        var done = begun.Receipt with
        {
            State = ReceiptState.Published,
            ArticleId = article.Id,
            Repairs = article.Repairs,
            NeedsReview = article.NeedsReview,
            At = clock.GetUtcNow(),
        };
        if (!await FinishAsync(done, begun, cancellation))
            return null;
        var (outcome, check) = (previous is null ? "published" : "updated", WhatToCheck(article));
        LogPublished(logger, upload.Name, outcome, site.ArticleUrl(article.Id), check);
        return new PublishResult.Published(article.Id);
    }

    /// <summary>The row to write, or <paramref name="previous"/> itself when the same bytes were published by the same rules.</summary>
    private StoredArticle Continue(Article article, Upload upload, StoredArticle? previous)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(upload.Bytes.Span));
        var isSameUpload = previous?.UploadHash == hash;
        if (isSameUpload && previous!.Pipeline >= Version)
            return previous;
        var continued = article with
        {
            FirstPublishedAt = previous?.Article.FirstPublishedAt ?? article.FirstPublishedAt,
            UpdatedAt = isSameUpload ? previous!.Article.UpdatedAt : article.UpdatedAt,
        };
        var key = timeline.KeyOf(continued);
        return new StoredArticle
        {
            Article = continued,
            UploadHash = hash,
            Pipeline = Version,
            Timeline = key,
            OldTimelines = previous is null ? [] : [.. previous.OldTimelines.Prepend(previous.Timeline).Where(old => old != key).Distinct().Take(MaxOldTimelines)],
        };
    }

    private async Task<PublishResult?> RejectAsync(OpenedUpload upload, StoredReceipt begun, Rejection rejection, CancellationToken cancellation)
    {
        if (await uploads.FindETagAsync(upload.Name, cancellation) != upload.ETag)
            return null;
        var id = ArticleId.FromBlobName(upload.Name);
        var earlier = await articles.FindAsync(id, cancellation);
        var stays = earlier?.Article.Upload.Name == upload.Name;
        return await RejectAsync(begun, rejection, stays ? id : null, cancellation);
    }

    private async Task<PublishResult?> RejectAsync(StoredReceipt begun, Rejection rejection, string? articleId, CancellationToken cancellation)
    {
        if (articleId is not null)
            rejection = rejection with { Detail = rejection.Detail + " The version published before stays as it is." };
        var done = begun.Receipt with { State = ReceiptState.Rejected, Reason = rejection, ArticleId = articleId, At = clock.GetUtcNow() };
        if (!await FinishAsync(done, begun, cancellation))
            return null;
        LogRejected(logger, done.Name, rejection.Detail);
        return new PublishResult.Rejected(rejection);
    }

    /// <summary>
    /// Writes the last receipt. When another run over the same version wrote in between, it meant the same and is
    /// overwritten; when it was over another version, false: that one must be looked at again.
    /// </summary>
    private async Task<bool> FinishAsync(Receipt done, StoredReceipt begun, CancellationToken cancellation)
    {
        StoredReceipt? current = begun;
        while (current is not null && current.Receipt.ETag == done.ETag)
        {
            if (await receipts.TryWriteAsync(done, current, cancellation) is not null)
                return true;
            current = await receipts.FindAsync(done.Name, cancellation);
        }

        return false;
    }

    /// <summary>The one place where faults are caught: noted for the editor, then thrown on to the host, which retries.</summary>
    private async Task RecordFaultAsync(StoredReceipt begun, Exception fault, CancellationToken cancellation)
    {
        var sentence = fault.Message.Split('\n', 2)[0].Trim();
        var reason = new Rejection(fault.GetType().Name, $"Publishing failed and is tried again: {sentence}");
        var failed = begun.Receipt with { State = ReceiptState.Failed, Reason = reason, At = clock.GetUtcNow() };
        try
        {
            await receipts.TryWriteAsync(failed, begun, cancellation);
        }
        catch (Exception second) when (StorageAccount.IsNoAnswer(second))
        {
            // Storage itself is down: the receipt stays at "processing", and the first fault is the one to report.
            LogReceiptLost(logger, failed.Name, second);
        }
    }

    private static bool IsDone(StoredReceipt? previous, OpenedUpload upload) =>
        previous is { Receipt: { IsFinal: true, Pipeline: >= Version } receipt } && receipt.ETag == upload.ETag;

    private Receipt Begin(OpenedUpload upload, StoredReceipt? previous) => new()
    {
        Name = upload.Name,
        ETag = upload.ETag,
        UploadedAt = upload.LastModified,
        State = ReceiptState.Processing,
        ArticleId = previous?.Receipt.ArticleId,
        Attempts = previous?.Receipt.ETag == upload.ETag ? previous.Receipt.Attempts + 1 : 1,
        At = clock.GetUtcNow(),
        Pipeline = Version,
    };

    /// <summary>
    /// Nothing to publish; but the run that came before this one may have died, or lost a race, between a row and its
    /// entries in the lists: these are put right.
    /// </summary>
    private async Task<PublishResult> UnchangedAsync(StoredReceipt done, CancellationToken cancellation)
    {
        var receipt = done.Receipt;
        await receipts.SettleAsync(done, cancellation);
        if (receipt.ArticleId is { } id && await articles.FindAsync(id, cancellation) is { } stored)
            await timeline.SettleAsync(stored, articles, cancellation);
        LogUnchanged(logger, receipt.Name, receipt.State == ReceiptState.Published ? site.ArticleUrl(receipt.ArticleId!) : receipt.Reason!.Detail);
        return new PublishResult.Unchanged();
    }

    private static string WhatToCheck(Article article) =>
        article.NeedsReview ? $" (please check: {string.Join(", ", article.Repairs.Where(r => !r.Certain).Select(r => r.Rule))})" : "";

    /// <summary>The blob is gone. A receipt that still waits for its end gets one.</summary>
    private async Task<PublishResult> GoneAsync(string name, CancellationToken cancellation)
    {
        if (await receipts.FindAsync(name, cancellation) is { Receipt.IsFinal: false } waiting)
        {
            var deleted = new Rejection(RejectionReason.Deleted, $"\"{name}\" was deleted before it was published. Upload it again to publish it.");
            await FinishAsync(waiting.Receipt with { State = ReceiptState.Rejected, Reason = deleted, At = clock.GetUtcNow() }, waiting, cancellation);
            LogRejected(logger, name, deleted.Detail);
        }

        return new PublishResult.Gone();
    }

    private static Rejection IdTaken(string id, StoredArticle other) => new(
        RejectionReason.IdTaken,
        $"Its address {id} belongs to the file {other.Article.Upload.Name}. Upload it under another name.");

    [LoggerMessage(LogLevel.Information, "{Name}: {Outcome}, {Url}{Check}")]
    private static partial void LogPublished(ILogger logger, string name, string outcome, string url, string check);

    [LoggerMessage(LogLevel.Information, "{Name}: rejected. {Detail}")]
    private static partial void LogRejected(ILogger logger, string name, string detail);

    [LoggerMessage(LogLevel.Information, "{Name}: unchanged, {Outcome}")]
    private static partial void LogUnchanged(ILogger logger, string name, string outcome);

    [LoggerMessage(LogLevel.Error, "{Name}: the receipt of a failed run could not be written")]
    private static partial void LogReceiptLost(ILogger logger, string name, Exception exception);
}
