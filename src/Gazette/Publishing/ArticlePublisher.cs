using Gazette.Articles;
using Gazette.Articles.Corrections;
using Gazette.Processing;
using Gazette.Storage.Articles;
using Gazette.Storage.Receipts;
using Gazette.Storage.Uploads;
using Gazette.Telemetry;
using Gazette.Uploads;
using Microsoft.Extensions.Logging;

namespace Gazette.Publishing;

/// <summary>The turn of a run over an upload that becomes an article.</summary>
public sealed partial class ArticlePublisher(
    ArticleProcessor processor,
    PictureLibrary pictures,
    DependentArticles dependents,
    UploadStore uploads,
    PublishedArticles articles,
    Timeline timeline,
    Holds holds,
    RunReceipts receipts,
    UploadRejections rejections,
    Site site,
    PipelineVersion version,
    ILogger<ArticlePublisher> logger)
{
    private const int AttemptsWhenSlow = 2;

    /// <summary>Null when the blob or its article changed meanwhile, or another run had the last word.</summary>
    /// <param name="previous">What stands under this name; null when there is nothing.</param>
    /// <param name="looksAgain">Whether another run that has not ended may still change the article.</param>
    /// <exception cref="TimeoutException">It took too long for the first time.</exception>
    internal async Task<PublishResult?> TurnAsync(
        OpenedUpload upload, StoredReceipt begun, StoredArticle? previous, RunCause cause, bool looksAgain, CancellationToken cancellation)
    {
        if (processor.Precheck(upload.Name, upload.Bytes) is { } refusal)
            return await RejectAsync(upload, begun, refusal, previous, cancellation);
        var bytes = await upload.ReadAsync(cancellation);
        var corrections = previous?.Corrections ?? ArticleCorrections.None;
        var source = pictures.For(ArticleId.FromBlobName(upload.Name));
        var copy = await processor.ProcessAsync(bytes, corrections, source, cancellation);
        if (cause == RunCause.Acceptance && copy.Article is { NeedsReview: true } doubtful)
        {
            corrections = corrections.Accept(doubtful, StoredArticle.HashOf(bytes.Bytes.Span));
            copy = await processor.ProcessAsync(bytes, corrections, source, cancellation);
        }

        // The machine may have had too much to do: the host tries again, and only the second time it is the file's fault.
        if (copy.Rejection is { Reason: RejectionReason.TooSlow } late && begun.Receipt.Attempts < AttemptsWhenSlow)
            throw new TimeoutException(late.Detail);
        if (copy.Article is not { } article)
            return await RejectAsync(upload, begun, copy.Rejection!, previous, cancellation);
        if (holds.KeepsBack(article, StoredArticle.HashOf(bytes.Bytes.Span), previous))
            return await RejectAsync(upload, begun, Kept(upload.Name, article), previous, cancellation);
        if (await uploads.FindETagAsync(upload.Name, cancellation) != upload.ETag)
            return null;
        var next = NextVersion.Of(article, bytes, corrections, previous, cause == RunCause.Replay, version, holds, timeline.PlaceOf);
        return await PublishAsync(next, previous, copy.Stale, begun, looksAgain, cancellation);
    }

    /// <summary>Also before it is known what the upload is.</summary>
    /// <param name="previous">What stands under this name and stays; null when there is nothing.</param>
    /// <returns>Null when the blob changed meanwhile, or another run had the last word.</returns>
    public async Task<PublishResult?> RejectAsync(
        OpenedUpload upload, StoredReceipt begun, Rejection rejection, StoredArticle? previous, CancellationToken cancellation)
    {
        // A run that died before this one may have left it half settled.
        if (previous is not null)
            await articles.SettleAsync(previous, cancellation);
        var kept = begun.Receipt with { ArticleId = previous?.Article.Id, IsAttachment = false, Attachment = null };
        return await rejections.RejectAsync(upload, begun, kept, rejection, previous is { IsPublic: true }, cancellation);
    }

    private async Task<PublishResult?> PublishAsync(
        StoredArticle next,
        StoredArticle? previous,
        IReadOnlyList<StaleCorrection> stale,
        StoredReceipt begun,
        bool looksAgain,
        CancellationToken cancellation)
    {
        var saved = begun.IsFirst ? await articles.TryAddAsync(next, cancellation) : await articles.TrySaveAsync(next, previous, cancellation);
        if (saved is not { } stored || !await dependents.IsSeenToAsync(stored.Article.Media, cancellation))
            return null;
        var (name, article) = (begun.Receipt.Name, stored.Article);
        var end = await receipts.FinishAsync(stored, stale, await articles.FindSameTextAsync(stored, cancellation), begun, cancellation);
        if (end is RunEnd.Lost || (looksAgain && !await articles.IsStillAsync(stored, cancellation)))
            return null;
        // Where nobody has begun since, nobody has changed the row.
        if (begun.IsFirst && end is not RunEnd.Noted)
            await articles.ConfirmAsync(stored, cancellation);
        if (stored.Withdrawal is { } withdrawal)
        {
            LogWithdrawn(logger, name, withdrawal.Note.Detail);
            return new PublishResult.Withdrawn(article.Id);
        }

        if (stored.Hold is { } hold)
        {
            LogHeld(logger, name, WhatItWaitsFor(hold, article));
            return new PublishResult.Published(article.Id) { Number = stored.Number, IsHeld = true, Wanted = article.Media.Wanted };
        }

        foreach (var repair in article.Repairs)
            Measurements.Repaired(repair.Rule, repair.Count);
        var (outcome, check) = (previous is null ? "published" : "updated", WhatToCheck(article));
        LogPublished(logger, name, outcome, site.ArticleUrl(article.Id), check);
        return new PublishResult.Published(article.Id) { Number = stored.Number, Wanted = article.Media.Wanted };
    }

    private static Rejection Kept(string name, Article article) => new(
        RejectionReason.Held, $"\"{name}\" needs a review before readers get it: {string.Join(" ", ReviewReason.Of(article.Repairs))} Accept it (?action=accept), or upload it without what is doubtful.");

    private string WhatItWaitsFor(Hold hold, Article article) => string.Join(" and ", new[]
    {
        hold.ForTime ? $"{article.PublishAt?.ToIso(site.TimeZone)}" : null,
        hold.ForReview ? $"somebody to accept it{WhatToCheck(article)}" : null,
    }.OfType<string>());

    private static string WhatToCheck(Article article) =>
        article.NeedsReview ? $" (please check: {string.Join(" ", ReviewReason.Of(article.Repairs))})" : "";

    [LoggerMessage(LogLevel.Information, "{Name}: {Outcome}, {Url}{Check}")]
    private static partial void LogPublished(ILogger logger, string name, string outcome, string url, string check);

    [LoggerMessage(LogLevel.Information, "{Name}: ready, and kept from readers; it waits for {What}")]
    private static partial void LogHeld(ILogger logger, string name, string what);

    [LoggerMessage(LogLevel.Information, "{Name}: stays withdrawn. {Detail}")]
    private static partial void LogWithdrawn(ILogger logger, string name, string detail);
}
