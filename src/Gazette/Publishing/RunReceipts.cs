using Gazette.Articles.Corrections;
using Gazette.Storage;
using Gazette.Storage.Announcements;
using Gazette.Storage.Articles;
using Gazette.Storage.Receipts;
using Gazette.Storage.Uploads;
using Gazette.Telemetry;
using Gazette.Uploads;
using Microsoft.Extensions.Logging;

namespace Gazette.Publishing;

/// <summary>
/// The receipt around a run. It stands at "processing" before the run changes anything, and gets its end after
/// everything else is in order: so whatever a dead run left undone can be found, and is put right by running again.
/// </summary>
public sealed partial class RunReceipts(ReceiptStore receipts, ReviewNoteStore notes, Holds holds, PipelineVersion version, TimeProvider clock, ILogger<RunReceipts> logger)
{
    /// <summary>Null when no run over an upload of this name has begun.</summary>
    public Task<StoredReceipt?> FindAsync(string name, CancellationToken cancellation) => receipts.FindAsync(name, cancellation);

    /// <summary>Null when another run wrote in between.</summary>
    /// <param name="trace">Of the turn before, if there was one: it goes when that of this turn stands.</param>
    public Task<StoredReceipt?> TryBeginAsync(
        OpenedUpload upload, StoredReceipt? previous, ReceiptPlace? trace, CancellationToken cancellation) => TryBeginAsync(
        new Receipt
        {
            Name = upload.Name,
            ETag = upload.ETag,
            UploadedAt = upload.LastModified,
            State = ReceiptState.Processing,
            ArticleId = previous?.Receipt.ArticleId,
            Title = previous?.Receipt.Title,
            Column = previous?.Receipt.Column,
            Picture = previous?.Receipt.Picture,
            IsAttachment = previous?.Receipt.IsAttachment ?? false,
            Attachment = previous?.Receipt.Attachment,
            Archive = previous?.Receipt.ETag == upload.ETag ? previous.Receipt.Archive : null,
            Attempts = previous is { Receipt: { IsFinal: false } last } && last.ETag == upload.ETag ? last.Attempts + 1 : 1,
            At = clock.GetUtcNow(),
            Pipeline = version.Number,
            NeedBefore = NeedBefore(previous),
        },
        previous,
        trace,
        cancellation);

    /// <summary>For a run that is not about a version of the upload. Null when another run wrote in between.</summary>
    /// <inheritdoc cref="TryBeginAsync(OpenedUpload, StoredReceipt?, ReceiptPlace?, CancellationToken)" path="/param"/>
    public Task<StoredReceipt?> TryBeginAsync(StoredReceipt previous, ReceiptPlace? trace, CancellationToken cancellation) =>
        TryBeginAsync(previous.Receipt with { State = ReceiptState.Processing, At = clock.GetUtcNow(), NeedBefore = NeedBefore(previous) }, previous, trace, cancellation);

    /// <summary>How far a long run has come. Null when another run wrote in between.</summary>
    /// <param name="begun">As this run wrote it last.</param>
    public Task<StoredReceipt?> TryAdvanceAsync(Receipt receipt, StoredReceipt begun, CancellationToken cancellation) =>
        receipts.TryAdvanceAsync(receipt, begun, cancellation);

    /// <summary>Whether a run that begins over this one must look at the article's row once more when it has noted its end.</summary>
    public static bool MayChangeRow(StoredReceipt? previous) => previous is { Receipt.IsFinal: false };

    /// <summary>
    /// Writes the end. Where another run over the same version wrote in between, what it wrote stands: its end, or its
    /// beginning, for it will look at all of this again. A fault of another is overwritten. False when it was over another
    /// version, or came to another end: then all must be looked at again.
    /// </summary>
    public async Task<bool> TryFinishAsync(Receipt done, StoredReceipt begun, CancellationToken cancellation) =>
        await FinishAsync(done, begun, cancellation) is not RunEnd.Lost;

    /// <summary>The same for an article that stands, or stays withdrawn.</summary>
    /// <param name="stale">Corrections that were left out of it.</param>
    internal Task<RunEnd> FinishAsync(
        StoredArticle stored, IReadOnlyList<StaleCorrection> stale, string? sameTextAs, StoredReceipt begun, CancellationToken cancellation) => FinishAsync(
        begun.Receipt with
        {
            State = stored.IsStanding ? ReceiptState.Published : ReceiptState.Withdrawn,
            IsAttachment = false,
            Attachment = null,
            Archive = null,
            Reason = stored.Withdrawal?.Note,
            ArticleId = stored.Article.Id,
            Title = stored.Withdrawal is { IsPurged: true } ? null : stored.Article.Title,
            Column = stored.Withdrawal is { IsPurged: true } ? null : stored.Article.Column,
            Repairs = stored.Article.Repairs,
            NeedsReview = stored.Article.NeedsReview,
            IsHeld = stored.IsStanding && !stored.IsPublic,
            PublishAt = stored is { IsStanding: true, Hold.ForTime: true } ? holds.MomentOf(stored.Article) : null,
            Missing = stored.Article.Missing,
            StaleCorrections = StaleCorrection.Shown(stale),
            SameTextAs = sameTextAs,
        },
        begun,
        cancellation);

    /// <summary>Everything is in order: the run leaves no trace.</summary>
    /// <param name="trace">Null when it never began.</param>
    public Task EndAsync(ReceiptPlace? trace, CancellationToken cancellation) =>
        trace is { } place ? receipts.RemoveAsync(place, cancellation) : Task.CompletedTask;

    /// <summary>Notes for the editor why a run failed; the caller throws the fault on.</summary>
    public async Task RecordFaultAsync(StoredReceipt begun, Exception fault, CancellationToken cancellation)
    {
        var sentence = fault.Message.Split('\n', 2)[0].Trim();
        Measurements.UploadEnded(NameOf(ReceiptState.Failed), fault.GetType().Name);
        var reason = new Rejection(fault.GetType().Name, $"Publishing failed and is tried again: {sentence}");
        try
        {
            // A long run may have noted how far it came.
            if (await receipts.FindAsync(begun.Receipt.Name, cancellation) is { } latest && latest.Place == begun.Place && latest.Receipt.State == ReceiptState.Processing)
                begun = latest;
            var failed = begun.Receipt with { State = ReceiptState.Failed, Reason = reason, At = clock.GetUtcNow() };
            await notes.NoteAsync(failed, cancellation);
            // Where another run has written, nothing but the trace says that this one may have left something undone.
            if (await receipts.TryEndAsync(failed, begun.Place, begun, cancellation) is not null)
                await receipts.RemoveAsync(begun.Place, cancellation);
        }
        catch (Exception second) when (StorageAccount.IsNoAnswer(second))
        {
            // Storage itself is down: the receipt stays at "processing", and the first fault is the one to report.
            LogReceiptLost(logger, begun.Receipt.Name, second);
        }
    }

    /// <summary>Puts right what the lists say of a receipt that is final.</summary>
    public Task SettleAsync(StoredReceipt stored, CancellationToken cancellation) => receipts.SettleAsync(stored, cancellation);

    /// <inheritdoc cref="ReceiptStore.PutTraceAsync"/>
    public Task<ReceiptPlace> PutTraceAsync(Receipt receipt, CancellationToken cancellation) =>
        receipts.PutTraceAsync(receipt, clock.GetUtcNow(), cancellation);

    private static string NameOf(ReceiptState state) => state switch
    {
        ReceiptState.Published => "published",
        ReceiptState.Rejected => "rejected",
        ReceiptState.Failed => "failed",
        ReceiptState.Withdrawn => "withdrawn",
        _ => "processing",
    };

    /// <summary>A run that died has told nobody anything: what was before it counts.</summary>
    private static string? NeedBefore(StoredReceipt? previous) =>
        previous is { Receipt: { State: ReceiptState.Processing } died } ? died.NeedBefore : previous?.Receipt.Need;

    private async Task<StoredReceipt?> TryBeginAsync(Receipt receipt, StoredReceipt? previous, ReceiptPlace? trace, CancellationToken cancellation)
    {
        var begun = await receipts.TryWriteAsync(receipt, previous, cancellation);
        if (begun is not null && trace != begun.Place)
            await EndAsync(trace, cancellation);
        return begun;
    }

    private async Task<RunEnd> FinishAsync(Receipt done, StoredReceipt begun, CancellationToken cancellation)
    {
        done = done with { At = clock.GetUtcNow(), NeedBefore = begun.Receipt.NeedBefore };
        await notes.NoteAsync(done, cancellation);
        StoredReceipt? current = begun;
        while (current is not null && current.Receipt.ETag == done.ETag)
        {
            if (await receipts.TryEndAsync(done, begun.Place, current, cancellation) is not null)
            {
                Measurements.UploadEnded(NameOf(done.State), done.Reason?.Reason);
                // Over the fault of another, which may have changed something before.
                return ReferenceEquals(current, begun) ? RunEnd.Noted : RunEnd.OtherBegan;
            }

            current = await receipts.FindAsync(done.Name, cancellation);
            if (current is { Receipt: { State: not ReceiptState.Failed } other } && other.ETag == done.ETag)
                return other.State == ReceiptState.Processing || (other.State == done.State && other.IsAttachment == done.IsAttachment) ? RunEnd.OtherBegan : RunEnd.Lost;
        }

        return RunEnd.Lost;
    }

    [LoggerMessage(LogLevel.Error, "{Name}: the receipt of a failed run could not be written")]
    private static partial void LogReceiptLost(ILogger logger, string name, Exception exception);
}
