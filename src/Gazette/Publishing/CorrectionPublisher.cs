using Gazette.Articles;
using Gazette.Articles.Corrections;
using Gazette.Processing;
using Gazette.Storage.Articles;
using Gazette.Storage.Receipts;
using Gazette.Storage.Uploads;
using Gazette.Uploads;
using Microsoft.Extensions.Logging;

namespace Gazette.Publishing;

/// <summary>
/// Lays editors' corrections over articles. Each is a run like any other: the article is made of its upload again, with the
/// corrections as they are then, and saved with them on the condition that its row is the one that was read.
/// </summary>
public sealed partial class CorrectionPublisher(
    PublishPipeline pipeline,
    ArticleProcessor processor,
    PictureLibrary pictures,
    DependentArticles dependents,
    UploadStore uploads,
    PublishedArticles articles,
    ArticleStore store,
    Timeline timeline,
    Holds holds,
    RunReceipts receipts,
    Site site,
    PipelineVersion version,
    ILogger<CorrectionPublisher> logger)
{
    private const int MaxTurns = 30;

    /// <param name="isMeant">Whether a row is that of the article as the editor has seen it.</param>
    public async Task<CorrectionResult> CorrectAsync(string id, CorrectionOrder order, Func<StoredArticle, bool> isMeant, CancellationToken cancellation)
    {
        for (var turn = 1; turn <= MaxTurns; turn++)
        {
            if (await articles.FindAsync(id, cancellation) is not { } stored)
                return new CorrectionResult.NotFound();
            if (!stored.IsStanding)
                return new CorrectionResult.Withdrawn(stored);
            if (!isMeant(stored))
                return new CorrectionResult.Changed();
            if (await TurnAsync(stored, order, isPreview: false, cancellation) is { } result)
                return result;
        }

        throw new InvalidOperationException($"Article {id} was changed by others {MaxTurns} times while it was being corrected.");
    }

    /// <summary>What the article would be with the corrections; nothing is changed by it.</summary>
    /// <returns><see cref="CorrectionResult.Corrected"/> with an article that is not stored, or why there can be none.</returns>
    public async Task<CorrectionResult> PreviewAsync(string id, CorrectionOrder order, Func<StoredArticle, bool> isMeant, CancellationToken cancellation)
    {
        if (await articles.FindAsync(id, cancellation) is not { } stored)
            return new CorrectionResult.NotFound();
        if (!stored.IsStanding)
            return new CorrectionResult.Withdrawn(stored);
        return isMeant(stored)
            ? await TurnAsync(stored, order, isPreview: true, cancellation) ?? new CorrectionResult.Changed()
            : new CorrectionResult.Changed();
    }

    /// <summary>Null when the article has changed meanwhile.</summary>
    private async Task<CorrectionResult?> TurnAsync(StoredArticle stored, CorrectionOrder order, bool isPreview, CancellationToken cancellation)
    {
        var name = stored.Article.Upload.Name;
        var previous = await receipts.FindAsync(name, cancellation)
            ?? throw new InvalidOperationException($"Article {stored.Article.Id} has no receipt for its file {name}.");
        using var opened = await uploads.OpenAsync(name, cancellation);
        if (opened is null)
            return new CorrectionResult.Conflict($"\"{name}\" was deleted, and its article is about to be withdrawn. Upload the file again, and correct the article then.");
        if (previous.Receipt is { State: ReceiptState.Rejected, Reason: { } reason } && previous.Receipt.ETag == opened.ETag)
            return new CorrectionResult.Conflict($"The newest version of \"{name}\" was rejected, and corrections are laid over the newest one. {reason.Detail} Upload a version that can be published, and correct the article then.");
        if (await ReadAsync(opened, stored, cancellation) is not { } upload)
            return NotYetPublished(previous.Receipt, opened);

        // Numbers and readings that the editor has seen are those of the rules that made the article.
        if (stored.Pipeline < version.Number)
        {
            if (isPreview)
                return null;
            await pipeline.RunAsync(name, cancellation);
            return null;
        }

        var list = await store.FindEditsAsync(stored, cancellation);
        if (list is null && stored.EditsBlob is not null)
            return null;
        if (order.Apply(stored.Corrections, ArticleFields.Of(stored.Article, site.TimeZone), list, out var wanted) is { } refusal)
            return new CorrectionResult.Refused(refusal);
        var (copy, corrections) = await ProcessAsync(upload, wanted, order.Accept is true, cancellation);
        if (copy.Rejection is { } rejection)
            return new CorrectionResult.Conflict(rejection.Detail);
        if (copy.Stale.FirstOrDefault(order.AsksFor) is { } stale)
            return new CorrectionResult.Conflict(stale.Detail);
        if (corrections == stored.Corrections)
            return new CorrectionResult.Corrected(stored);
        if (TooLong(corrections) is { } tooLong)
            return tooLong;
        var next = NextVersion.Of(copy.Article!, upload, corrections, stored, isReplay: false, version, holds, timeline.PlaceOf);
        if (isPreview)
            return new CorrectionResult.Corrected(next);
        return await receipts.TryBeginAsync(opened, previous, trace: null, cancellation) is { } begun
            ? await SaveAsync(next, stored, copy.Stale, begun, RunReceipts.MayChangeRow(previous), cancellation)
            : null;
    }

    /// <summary>Null when the blob no longer holds what the article was made of.</summary>
    private static async Task<Upload?> ReadAsync(OpenedUpload opened, StoredArticle stored, CancellationToken cancellation)
    {
        if (opened.Bytes != stored.Article.Upload.Bytes)
            return null;
        var upload = await opened.ReadAsync(cancellation);
        return StoredArticle.HashOf(upload.Bytes.Span) == stored.UploadHash ? upload : null;
    }

    /// <summary>Null when it was published just now.</summary>
    private static CorrectionResult.Conflict? NotYetPublished(Receipt receipt, OpenedUpload newer)
    {
        if (receipt.ETag == newer.ETag && receipt.State == ReceiptState.Published)
            return null;
        var why = receipt.ETag == newer.ETag && receipt.Reason is { } reason ? " " + reason.Detail : "";
        return new CorrectionResult.Conflict($"A newer version of \"{newer.Name}\" is there and not published yet.{why} Read the article again once its receipt says published, and correct it then.");
    }

    private async Task<(ProcessedUpload Copy, ArticleCorrections Corrections)> ProcessAsync(Upload upload, ArticleCorrections wanted, bool accepts, CancellationToken cancellation)
    {
        var source = pictures.For(ArticleId.FromBlobName(upload.Name));
        var copy = await processor.ProcessAsync(upload, wanted, source, cancellation);
        if (!accepts || copy.Article is not { NeedsReview: true } doubtful)
            return (copy, wanted);
        // Accepted is what is doubtful with all the rest as it is wanted.
        var accepted = wanted.Accept(doubtful, StoredArticle.HashOf(upload.Bytes.Span));
        return (await processor.ProcessAsync(upload, accepted, source, cancellation), accepted);
    }

    private static CorrectionResult.Refused? TooLong(ArticleCorrections corrections)
    {
        var bytes = ArticleRow.CorrectionsBytes(corrections);
        return bytes <= ArticleRow.MaxCorrectionsBytes
            ? null
            : new CorrectionResult.Refused($"The article's corrections have {bytes} bytes, compressed; {ArticleRow.MaxCorrectionsBytes} is the limit. Undo fewer edits, or correct the file itself and upload it again.");
    }

    /// <param name="looksAgain">Whether another run that has not ended may still change the article.</param>
    private async Task<CorrectionResult?> SaveAsync(
        StoredArticle next,
        StoredArticle previous,
        IReadOnlyList<StaleCorrection> stale,
        StoredReceipt begun,
        bool looksAgain,
        CancellationToken cancellation)
    {
        var saved = await articles.TrySaveAsync(next, previous, cancellation);
        var isFinished = saved is not null
            && await receipts.FinishAsync(saved, stale, await articles.FindSameTextAsync(saved, cancellation), begun, cancellation) is not RunEnd.Lost
            && (!looksAgain || await articles.IsStillAsync(saved, cancellation));
        // The receipt stands at "processing" because of this run, and others may count on it: so it looks to the end.
        if (!isFinished)
            await pipeline.RunAsync(begun.Receipt.Name, cancellation);
        else if (!await dependents.IsSeenToAsync(saved!.Article.Media, cancellation))
            await pipeline.RefreshAsync(begun.Receipt.Name, cancellation);
        await receipts.EndAsync(begun.Place, cancellation);
        if (saved is null)
            return null;
        LogCorrected(logger, begun.Receipt.Name, string.Join(", ", saved.Corrections.Names), site.ArticleUrl(saved.Article.Id));
        return saved.IsStanding ? new CorrectionResult.Corrected(saved) : new CorrectionResult.Withdrawn(saved);
    }

    [LoggerMessage(LogLevel.Information, "{Name}: corrected ({Corrections}), {Url}")]
    private static partial void LogCorrected(ILogger logger, string name, string corrections, string url);
}
