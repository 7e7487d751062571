using Azure;
using Gazette.Articles;
using Gazette.Articles.Media;
using Gazette.Storage.Articles;
using Gazette.Storage.Receipts;
using Gazette.Storage.Uploads;
using Gazette.Telemetry;
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
    ArticlePublisher articlePublisher,
    PicturePublisher pictures,
    AttachmentPublisher attachments,
    ArchivePublisher archives,
    DependentArticles dependents,
    UploadStore uploads,
    PublishedArticles articles,
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
    public const int Version = 13;

    // Every new turn means that somebody else got further; this many in a row means that something is wrong.
    private const int MaxTurns = 30;

    private static readonly TimeSpan PauseAfterLosing = TimeSpan.FromMilliseconds(20);

    /// <summary>For events, and for whoever suspects that one was missed.</summary>
    /// <exception cref="RequestFailedException">Storage failed; the receipt says so where it could be written.</exception>
    public Task<PublishResult> RunAsync(string name, CancellationToken cancellation) => RunAsync(name, RunCause.Event, cancellation);

    /// <summary>Runs although nothing may have changed, and publishes again what was withdrawn.</summary>
    /// <inheritdoc cref="RunAsync(string, CancellationToken)" path="/exception"/>
    public Task<PublishResult> ReplayAsync(string name, CancellationToken cancellation) => RunAsync(name, RunCause.Replay, cancellation);

    /// <summary>Runs with all that needs a review accepted, as this version of the upload has it. What was withdrawn stays so.</summary>
    /// <inheritdoc cref="RunAsync(string, CancellationToken)" path="/exception"/>
    public Task<PublishResult> AcceptAsync(string name, CancellationToken cancellation) => RunAsync(name, RunCause.Acceptance, cancellation);

    /// <summary>Makes an article anew, for it may show other pictures than there are. What was withdrawn stays so.</summary>
    internal Task<PublishResult> RefreshAsync(string name, CancellationToken cancellation) => RunAsync(name, RunCause.Media, cancellation);

    private async Task<PublishResult> RunAsync(string name, RunCause cause, CancellationToken cancellation)
    {
        using var span = Spans.StartUpload(name, cause.ToString());
        try
        {
            var result = await RunToEndAsync(name, cause, cancellation);
            Spans.End(span, result.GetType().Name);
            return result;
        }
        catch (Exception fault)
        {
            Spans.End(span, outcome: null, fault);
            throw;
        }
    }

    private async Task<PublishResult> RunToEndAsync(string name, RunCause cause, CancellationToken cancellation)
    {
        ReceiptPlace? trace = null;
        for (var turn = 1; turn <= MaxTurns; turn++)
        {
            using var upload = await uploads.OpenAsync(name, cancellation);
            var previous = upload is null ? null : await receipts.FindAsync(name, cancellation);
            (var done, trace) = upload is null
                ? await withdrawals.DeletedAsync(name, trace, cancellation)
                : (await DoneAsync(upload, previous, cause, cancellation), trace);
            if (done is not null)
                return await EndAsync(name, done, previous?.Receipt, trace, cancellation);
            if (upload is not null && await receipts.TryBeginAsync(upload, previous, trace, cancellation) is { } begun)
            {
                trace = begun.Place;
                if (await TurnAsync(upload, begun, previous?.Receipt, cause, RunReceipts.MayChangeRow(previous), cancellation) is { } result)
                {
                    // Made again, by newer rules or for a picture, it was there before.
                    if (result is PublishResult.Published { IsHeld: false } && cause == RunCause.Event && !(previous is { Receipt.IsFinal: true } && previous.Receipt.ETag == upload.ETag))
                        Measurements.Published(clock.GetUtcNow() - upload.LastModified);
                    return await EndAsync(name, result, known: null, trace, cancellation);
                }
            }

            await Task.Delay(PauseAfterLosing * turn, clock, cancellation);
        }

        throw new InvalidOperationException($"{name} was changed by others {MaxTurns} times while it was being published.");
    }

    /// <param name="known">The receipt of an upload that was not run; null for one that was, or that is gone.</param>
    private async Task<PublishResult> EndAsync(string name, PublishResult result, Receipt? known, ReceiptPlace? trace, CancellationToken cancellation)
    {
        if (!PictureEnding.IsOf(name) && AttachmentFormat.Of(name) is null)
        {
            await receipts.EndAsync(trace, cancellation);
            return result;
        }

        // An article is nothing that others show.
        var ended = result is PublishResult.Published ? null : known ?? (await receipts.FindAsync(name, cancellation))?.Receipt;
        var look = await dependents.RefreshAsync(name, ended?.MediaHash, RefreshAsync, cancellation);
        if (!look.IsDone)
        {
            if (trace is null)
                await receipts.PutTraceAsync(ended!, cancellation);
            return result;
        }

        // An article may have come to link it after this run had looked.
        var isLinked = look.IsWanted && (result is PublishResult.Published || (ended is not null && result is not PublishResult.Gone && AttachmentPublisher.MayBeLinked(ended)));
        await receipts.EndAsync(trace, cancellation);
        return isLinked ? await RunAsync(name, RunCause.Event, cancellation) : result;
    }

    /// <summary>Null when there is something to publish.</summary>
    private async Task<PublishResult?> DoneAsync(OpenedUpload upload, StoredReceipt? previous, RunCause cause, CancellationToken cancellation)
    {
        if (cause is RunCause.Replay or RunCause.Acceptance || !IsDone(previous, upload) || (cause == RunCause.Media && previous!.Receipt.State == ReceiptState.Published))
            return null;
        if (await attachments.IsNewlyLinkedAsync(previous!.Receipt, cancellation) || !await settled.TrySettleAsync(previous, cancellation))
            return null;
        var receipt = previous.Receipt;
        LogUnchanged(logger, upload.Name, receipt switch
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
        OpenedUpload upload, StoredReceipt begun, Receipt? before, RunCause cause, bool looksAgain, CancellationToken cancellation)
    {
        var isReplay = cause == RunCause.Replay;
        try
        {
            // Before the blob's ETag is looked at once more: a newer version that is published after this makes the write of
            // the row fail, one that was published before shows in that ETag.
            // What nobody has run yet has no row.
            var previous = before is null ? null : await articles.FindAsync(ArticleId.FromBlobName(upload.Name), cancellation);
            if (previous is not null && previous.Article.Upload.Name != upload.Name)
                return await articlePublisher.RejectAsync(upload, begun, IdTaken(previous), previous: null, cancellation);
            if (!upload.IsAddressable)
                return await articlePublisher.RejectAsync(upload, begun, NotAddressable(upload.Name), previous, cancellation);
            if (PictureEnding.IsOf(upload.Name))
                return await pictures.TurnAsync(upload, begun, cancellation);
            if (await attachments.FormatAsync(upload, previous, before, isReplay, cancellation) is { } format)
            {
                await TakeBackUnpackedAsync(upload.Name, cancellation);
                return await attachments.TurnAsync(upload, format, previous, begun, looksAgain, cancellation);
            }

            var result = ArchiveEnding.IsOf(upload.Name)
                ? await archives.TurnAsync(upload, begun, isReplay, cancellation)
                : await articlePublisher.TurnAsync(upload, begun, previous, cause, looksAgain, cancellation);
            if (result is PublishResult.Published published)
                await LinkAsync(published.Wanted, cancellation);
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

    /// <summary>Files that an article links and that were taken for something else become its attachments; their runs make it anew.</summary>
    private async Task LinkAsync(IReadOnlyList<WantedFile> wanted, CancellationToken cancellation)
    {
        foreach (var file in wanted.Where(w => w.Hash is null && AttachmentFormat.Of(w.Name) is not null))
        {
            if (await receipts.FindAsync(file.Name, cancellation) is { Receipt.IsAttachment: false })
                await RunAsync(file.Name, RunCause.Event, cancellation);
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

    private bool IsDone(StoredReceipt? previous, OpenedUpload upload) =>
        previous is { Receipt: { IsFinal: true } receipt } && receipt.Pipeline >= version.Number && receipt.ETag == upload.ETag;

    private static Rejection NotAddressable(string name) => new(
        RejectionReason.UnsupportedName,
        $"\"{name}\" cannot be fetched: in an address, a slash at the start and steps such as . and .. lead elsewhere. Upload the file under a name without them.");

    private static Rejection IdTaken(StoredArticle other) => new(
        RejectionReason.IdTaken,
        $"Its address {other.Article.Id} belongs to the file {other.Article.Upload.Name}. Upload it under another name.");

    [LoggerMessage(LogLevel.Information, "{Name}: unchanged, {Outcome}")]
    private static partial void LogUnchanged(ILogger logger, string name, string outcome);
}
