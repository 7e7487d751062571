using System.Text.Json;
using Azure;
using Gazette.Articles;
using Gazette.Articles.Corrections;
using Gazette.Processing;
using Gazette.Storage.Articles;
using Gazette.Storage.Media;
using Gazette.Storage.Receipts;
using Gazette.Storage.Uploads;
using Gazette.Uploads;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Gazette.Publishing;

/// <summary>
/// One upload from blob to page. Events come twice, late and out of order, and two hosts may work on the same name:
/// so a run trusts only what the blob holds now, writes on conditions, and starts again when one of them fails.
/// Running it again over what is already published changes nothing, and completes what a dead run left undone.
/// </summary>
public sealed partial class PublishPipeline(
    ArticleProcessor processor,
    PictureLibrary pictures,
    PicturePublisher picturePublisher,
    AttachmentPublisher attachments,
    ArchivePublisher archives,
    WantedFiles wanted,
    UploadStore uploads,
    PublishedArticles articles,
    Timeline timeline,
    RunReceipts receipts,
    Withdrawals withdrawals,
    FinishedUploads settled,
    Site site,
    PipelineVersion version,
    IOptions<GazetteOptions> options,
    TimeProvider clock,
    ILogger<PublishPipeline> logger)
{
    /// <summary>
    /// Raised whenever extraction, cleaning or sanitizing would publish something else, so that better rules can reach
    /// what is already stored.
    /// </summary>
    public const int Version = 10;

    // Every new turn means that somebody else got further; this many in a row means that something is wrong.
    private const int MaxTurns = 30;

    private const int AttemptsWhenSlow = 2;

    private static readonly TimeSpan PauseAfterLosing = TimeSpan.FromMilliseconds(20);

    /// <summary>For events, and for whoever suspects that one was missed.</summary>
    /// <exception cref="RequestFailedException">Storage failed; the receipt says so where it could be written.</exception>
    public Task<PublishResult> RunAsync(string name, CancellationToken cancellation) => RunAsync(name, RunCause.Event, cancellation);

    /// <summary>Runs although nothing may have changed, and publishes again what was withdrawn.</summary>
    /// <inheritdoc cref="RunAsync(string, CancellationToken)" path="/exception"/>
    public Task<PublishResult> ReplayAsync(string name, CancellationToken cancellation) => RunAsync(name, RunCause.Replay, cancellation);

    /// <summary>Makes an article anew, for it may show other pictures than there are. What was withdrawn stays so.</summary>
    internal Task<PublishResult> RefreshAsync(string name, CancellationToken cancellation) => RunAsync(name, RunCause.Media, cancellation);

    private async Task<PublishResult> RunAsync(string name, RunCause cause, CancellationToken cancellation)
    {
        ReceiptPlace? trace = null;
        for (var turn = 1; turn <= MaxTurns; turn++)
        {
            using var upload = await uploads.OpenAsync(name, cancellation);
            var previous = upload is null ? null : await receipts.FindAsync(name, cancellation);
            if (await DoneAsync(name, upload, previous, cause, cancellation) is { } done)
                return await EndAsync(name, done, trace, cancellation);
            if (upload is not null && await receipts.TryBeginAsync(upload, previous, trace, cancellation) is { } begun)
            {
                trace = begun.Place;
                if (await TurnAsync(upload, begun, previous?.Receipt, cause == RunCause.Replay, RunReceipts.MayChangeRow(previous), cancellation) is { } result)
                    return await EndAsync(name, result, trace, cancellation);
            }

            await Task.Delay(PauseAfterLosing * turn, clock, cancellation);
        }

        throw new InvalidOperationException($"{name} was changed by others {MaxTurns} times while it was being published.");
    }

    private async Task<PublishResult> EndAsync(string name, PublishResult result, ReceiptPlace? trace, CancellationToken cancellation)
    {
        if (!PictureEnding.IsOf(name) && AttachmentFormat.Of(name) is null)
        {
            await receipts.EndAsync(trace, cancellation);
            return result;
        }

        var ended = await receipts.FindAsync(name, cancellation);
        if (!await RefreshArticlesAsync(name, ended?.Receipt.MediaHash, cancellation))
        {
            if (trace is null)
                await receipts.PutTraceAsync(ended!, cancellation);
            return result;
        }

        // An article may have come to link it after this run had looked.
        var isLinked = ended is not null && result is not PublishResult.Gone && await attachments.IsNewlyLinkedAsync(ended.Receipt, cancellation);
        await receipts.EndAsync(trace, cancellation);
        return isLinked ? await RunAsync(name, RunCause.Event, cancellation) : result;
    }

    /// <summary>
    /// Makes the articles anew that show or link something else under a file's name than there is now. A run that is cut short
    /// here leaves its trace, and the next one goes on.
    /// </summary>
    /// <param name="hash">Of what there is; null when there is nothing.</param>
    /// <returns>False when so many do that others wait for the next run.</returns>
    private async Task<bool> RefreshArticlesAsync(string name, string? hash, CancellationToken cancellation)
    {
        var started = clock.GetTimestamp();
        var faults = new List<Exception>();
        await foreach (var (articleId, shown) in wanted.ReadAsync(name, cancellation))
        {
            if (clock.GetElapsedTime(started) > options.Value.LongestRefresh)
                return false;
            // One that is not there yet looks once more when it is.
            try
            {
                if (shown != hash && await articles.FindAsync(articleId, cancellation) is { IsPublic: true } stored)
                    await RefreshArticleAsync(stored, name, hash, cancellation);
            }
            catch (Exception fault) when (fault is FormatException or JsonException or InvalidOperationException or RequestFailedException { Status: 400 or 413 })
            {
                // One that cannot be read or written keeps the file from no other; a fault of storage ends the run.
                faults.Add(new InvalidOperationException($"The article {articleId} could not be made anew with {name}.", fault));
            }
        }

        return faults.Count == 0 ? true : throw new AggregateException(faults);
    }

    /// <summary>Of one whose newer upload was rejected, the version that stands loses what is no longer there.</summary>
    private async Task RefreshArticleAsync(StoredArticle stored, string name, string? hash, CancellationToken cancellation)
    {
        if (await RefreshAsync(stored.Article.Upload.Name, cancellation) is not (PublishResult.Unchanged or PublishResult.Rejected))
            return;
        while (await articles.FindAsync(stored.Article.Id, cancellation) is { IsPublic: true } standing)
        {
            var article = ArticleProcessor.Without(standing.Article, name, hash);
            if (ReferenceEquals(article, standing.Article) || await articles.TryReplaceAsync(article, standing, cancellation) is not null)
                return;
        }
    }

    /// <summary>Null when there is something to publish.</summary>
    private async Task<PublishResult?> DoneAsync(
        string name, OpenedUpload? upload, StoredReceipt? previous, RunCause cause, CancellationToken cancellation)
    {
        if (upload is null)
            return await withdrawals.DeletedAsync(name, cancellation);
        if (cause == RunCause.Replay || !IsDone(previous, upload) || (cause == RunCause.Media && previous!.Receipt.State == ReceiptState.Published))
            return null;
        if (await attachments.IsNewlyLinkedAsync(previous!.Receipt, cancellation) || !await settled.TrySettleAsync(previous, cancellation))
            return null;
        var receipt = previous.Receipt;
        LogUnchanged(logger, name, receipt switch
        {
            { ArticleId: { } id, State: ReceiptState.Published } => site.ArticleUrl(id),
            { Reason: { } reason } => reason.Detail,
            { IsAttachment: true } => "an attachment",
            { Archive: not null } => "an archive",
            _ => "a picture",
        });
        return new PublishResult.Unchanged();
    }

    /// <summary>Null when the blob or its article changed meanwhile.</summary>
    /// <param name="before">What was said of the upload before this run; null when nothing was.</param>
    /// <param name="looksAgain">Whether another run that has not ended may still change the article.</param>
    private async Task<PublishResult?> TurnAsync(
        OpenedUpload upload, StoredReceipt begun, Receipt? before, bool isReplay, bool looksAgain, CancellationToken cancellation)
    {
        try
        {
            // Before the blob's ETag is looked at once more: a newer version that is published after this makes the write of
            // the row fail, one that was published before shows in that ETag.
            var previous = await articles.FindAsync(ArticleId.FromBlobName(upload.Name), cancellation);
            if (previous is not null && previous.Article.Upload.Name != upload.Name)
                return await RejectAsync(upload, begun, IdTaken(previous), previous: null, cancellation);
            if (upload.IsAddressable && PictureEnding.IsOf(upload.Name))
                return await picturePublisher.TurnAsync(upload, begun, cancellation);
            if (await attachments.FormatAsync(upload, previous, before, isReplay, cancellation) is { } format)
            {
                await TakeBackUnpackedAsync(upload.Name, cancellation);
                return await attachments.TurnAsync(upload, format, previous, begun, looksAgain, cancellation);
            }

            var result = upload.IsAddressable && ArchiveEnding.IsOf(upload.Name)
                ? await archives.TurnAsync(upload, begun, isReplay, cancellation)
                : await ArticleTurnAsync(upload, begun, previous, isReplay, looksAgain, cancellation);
            if (result is not null)
                await attachments.ReleaseAsync(begun.Receipt, cancellation);
            return result;
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            // The one place where faults are caught: noted for the editor, then thrown on to the host, which retries.
            await receipts.RecordFaultAsync(begun, fault, cancellation);
            throw;
        }
    }

    /// <param name="previous">What stands under this name; null when there is nothing.</param>
    /// <inheritdoc cref="TurnAsync" path="/param[@name='looksAgain']"/>
    private async Task<PublishResult?> ArticleTurnAsync(
        OpenedUpload upload, StoredReceipt begun, StoredArticle? previous, bool isReplay, bool looksAgain, CancellationToken cancellation)
    {
        if (Precheck(upload) is { } refusal)
            return await RejectAsync(upload, begun, refusal, previous, cancellation);
        var bytes = await upload.ReadAsync(cancellation);
        var corrections = previous?.Corrections ?? ArticleCorrections.None;
        var copy = await processor.ProcessAsync(bytes, corrections, pictures.For(ArticleId.FromBlobName(upload.Name)), cancellation);
        // The machine may have had too much to do: the host tries again, and only the second time it is the file's fault.
        if (copy.Rejection is { Reason: RejectionReason.TooSlow } late && begun.Receipt.Attempts < AttemptsWhenSlow)
            throw new TimeoutException(late.Detail);
        if (copy.Article is not { } article)
            return await RejectAsync(upload, begun, copy.Rejection!, previous, cancellation);
        if (!await IsStillThereAsync(upload, cancellation))
            return null;
        var next = NextVersion.Of(article, bytes, corrections, previous, isReplay, version, timeline.PlaceOf);
        return await PublishAsync(next, previous, copy.Stale, begun, looksAgain, cancellation);
    }

    private Rejection? Precheck(OpenedUpload upload)
    {
        if (!upload.IsAddressable)
            return NotAddressable(upload.Name);
        return processor.Precheck(upload.Name, upload.Bytes);
    }

    private async Task<bool> IsStillThereAsync(OpenedUpload upload, CancellationToken cancellation) =>
        await uploads.FindETagAsync(upload.Name, cancellation) == upload.ETag;

    private async Task<PublishResult?> PublishAsync(
        StoredArticle next,
        StoredArticle? previous,
        IReadOnlyList<StaleCorrection> stale,
        StoredReceipt begun,
        bool looksAgain,
        CancellationToken cancellation)
    {
        if (await articles.TrySaveAsync(next, previous, cancellation) is not { } stored || !await pictures.AreStillAsync(stored.Article.Media, cancellation))
            return null;
        var (name, article) = (begun.Receipt.Name, stored.Article);
        if (!await receipts.TryFinishAsync(stored, stale, await articles.FindSameTextAsync(stored, cancellation), begun, cancellation)
            || (looksAgain && !await articles.IsStillAsync(stored, cancellation)))
            return null;
        if (stored.Withdrawal is { } withdrawal)
        {
            LogWithdrawn(logger, name, withdrawal.Note.Detail);
            return new PublishResult.Withdrawn(article.Id);
        }

        var (outcome, check) = (previous is null ? "published" : "updated", WhatToCheck(article));
        LogPublished(logger, name, outcome, site.ArticleUrl(article.Id), check);
        await LinkAsync(article, cancellation);
        return new PublishResult.Published(article.Id);
    }

    /// <summary>Files that it links and that were taken for something else become its attachments; their runs make it anew.</summary>
    private async Task LinkAsync(Article article, CancellationToken cancellation)
    {
        foreach (var wanted in article.Media.Wanted.Where(w => w.Hash is null && AttachmentFormat.Of(w.Name) is not null))
        {
            if (await receipts.FindAsync(wanted.Name, cancellation) is { Receipt.IsAttachment: false })
                await RunAsync(wanted.Name, RunCause.Event, cancellation);
        }
    }

    /// <summary>An archive that an article links as its attachment is no folder of articles: those that it was taken for go.</summary>
    private async Task TakeBackUnpackedAsync(string name, CancellationToken cancellation)
    {
        if (!ArchiveEnding.IsOf(name))
            return;
        var started = clock.GetTimestamp();
        foreach (var member in await archives.TakeBackAsync(name, cancellation))
        {
            // The reconciliation takes back the rest: it sees that their files are gone.
            if (clock.GetElapsedTime(started) > options.Value.LongestRefresh)
                return;
            await RunAsync(member, RunCause.Event, cancellation);
        }
    }

    /// <param name="previous">What stands under this name and stays.</param>
    private async Task<PublishResult?> RejectAsync(
        OpenedUpload upload, StoredReceipt begun, Rejection rejection, StoredArticle? previous, CancellationToken cancellation)
    {
        if (!await IsStillThereAsync(upload, cancellation))
            return null;
        if (previous is { IsPublic: true })
            rejection = rejection with { Detail = rejection.Detail + " The version published before stays as it is." };
        // A run that died before this one may have left it half settled.
        if (previous is not null)
            await articles.SettleAsync(previous, cancellation);
        var done = begun.Receipt with { State = ReceiptState.Rejected, Reason = rejection, ArticleId = previous?.Article.Id, IsAttachment = false, Attachment = null };
        if (!await receipts.TryFinishAsync(done, begun, cancellation))
            return null;
        LogRejected(logger, done.Name, rejection.Detail);
        return new PublishResult.Rejected(rejection);
    }

    private bool IsDone(StoredReceipt? previous, OpenedUpload upload) =>
        previous is { Receipt: { IsFinal: true } receipt } && receipt.Pipeline >= version.Number && receipt.ETag == upload.ETag;

    private static string WhatToCheck(Article article) =>
        article.NeedsReview ? $" (please check: {string.Join(" ", ReviewReason.Of(article.Repairs))})" : "";

    private static Rejection NotAddressable(string name) => new(
        RejectionReason.UnsupportedName,
        $"\"{name}\" cannot be fetched: in an address, a slash at the start and steps such as . and .. lead elsewhere. Upload the file under a name without them.");

    private static Rejection IdTaken(StoredArticle other) => new(
        RejectionReason.IdTaken,
        $"Its address {other.Article.Id} belongs to the file {other.Article.Upload.Name}. Upload it under another name.");

    [LoggerMessage(LogLevel.Information, "{Name}: {Outcome}, {Url}{Check}")]
    private static partial void LogPublished(ILogger logger, string name, string outcome, string url, string check);

    [LoggerMessage(LogLevel.Information, "{Name}: stays withdrawn. {Detail}")]
    private static partial void LogWithdrawn(ILogger logger, string name, string detail);

    [LoggerMessage(LogLevel.Information, "{Name}: rejected. {Detail}")]
    private static partial void LogRejected(ILogger logger, string name, string detail);

    [LoggerMessage(LogLevel.Information, "{Name}: unchanged, {Outcome}")]
    private static partial void LogUnchanged(ILogger logger, string name, string outcome);
}
