using Gazette.Articles;
using Gazette.Pages.Desk;
using Gazette.Storage.Announcements;
using Gazette.Storage.Articles;
using Gazette.Storage.Receipts;
using Gazette.Uploads;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Gazette.Announcing;

/// <summary>
/// Tells the address of <see cref="GazetteOptions.ReviewWebhook"/> of uploads that were refused, have failed or need a review, apart from publishing.
/// What is not taken is tried again after a pause of its own that doubles, up to an hour, and given up after a day.
/// </summary>
public sealed partial class ReviewNotices : IDisposable
{
    /// <summary>Messages of one run: as many a minute as group chats take.</summary>
    internal const int MaxAtOnce = 20;

    private readonly ReviewNoteStore notes;
    private readonly ReceiptStore receipts;
    private readonly ArticleStore articles;
    private readonly Site site;
    private readonly TimeProvider clock;
    private readonly ILogger<ReviewNotices> logger;
    private readonly HttpClient http;
    private readonly ReviewWebhook? webhook;

    public ReviewNotices(
        ReviewNoteStore notes, ReceiptStore receipts, ArticleStore articles, Site site, IOptions<GazetteOptions> options, TimeProvider clock, ILogger<ReviewNotices> logger)
    {
        (this.notes, this.receipts, this.articles, this.site, this.clock, this.logger) = (notes, receipts, articles, site, clock, logger);
        http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            // The answer is not read, also not to keep the connection.
            MaxResponseDrainSize = 0,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        })
        { Timeout = Retries.Deadline };
        http.DefaultRequestHeaders.UserAgent.ParseAdd("Gazette");
        if (options.Value is { ReviewWebhook: { } address, ReviewWebhookSecret: { } secret })
            webhook = new ReviewWebhook(http, address, secret, clock);
    }

    private enum Outcome
    {
        NothingToTell,
        Told,
        Refused,
        NoAnswer,
    }

    /// <summary>What is waiting, up to a limit. A fault of who is told is logged, not thrown.</summary>
    /// <exception cref="Azure.RequestFailedException">Storage cannot be read.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        if (webhook is null)
            return;
        // Those that were tried least come first: one that is never taken keeps no others waiting.
        var due = await notes.ReadDueAsync(cancellation);
        var sent = 0;
        foreach (var note in due.OrderBy(note => note.Failures).ThenBy(note => note.At))
        {
            var outcome = await TellAsync(webhook, note, cancellation);
            if (outcome == Outcome.NoAnswer)
                return;
            if (outcome != Outcome.NothingToTell && ++sent == MaxAtOnce)
                return;
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<Outcome> TellAsync(ReviewWebhook told, ReviewNote note, CancellationToken cancellation)
    {
        var receipt = (await receipts.FindAsync(note.Name, cancellation))?.Receipt;
        if (receipt is { State: ReceiptState.Processing })
        {
            // Its end is near, or another run takes it up, and notes it anew.
            if (clock.GetUtcNow() - note.At > Retries.Patience)
                await GiveUpAsync(note, "its run has not ended", cancellation);
            return Outcome.NothingToTell;
        }

        if (receipt is null || ReviewNotice.Of(receipt, site) is not { } notice)
        {
            await notes.ForgetAsync(note, cancellation);
            return Outcome.NothingToTell;
        }

        var json = ReviewMessage.Of(receipt, notice, await ArticleAsync(receipt, cancellation)).ToJson();
        int status;
        try
        {
            status = await told.SendAsync(note.Delivery, json, cancellation);
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested && fault is HttpRequestException or TaskCanceledException)
        {
            await PutOffAsync(note, fault.Message, cancellation);
            return Outcome.NoAnswer;
        }

        if (status is < 200 or > 299)
        {
            await PutOffAsync(note, $"status {status}", cancellation);
            return Outcome.Refused;
        }

        await notes.ForgetAsync(note, cancellation);
        LogTold(logger, note.Name);
        return Outcome.Told;
    }

    /// <summary>The address of what readers have under this name; null where they have nothing.</summary>
    private async Task<string?> ArticleAsync(Receipt receipt, CancellationToken cancellation) =>
        receipt is { IsAttachment: false, ArticleId: { } id } && await articles.FindAsync(id, cancellation) is { IsPublic: true } ? site.ArticleUrl(id) : null;

    private async Task PutOffAsync(ReviewNote note, string fault, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (now - note.At > Retries.Patience)
        {
            await GiveUpAsync(note, fault, cancellation);
            return;
        }

        var pause = Retries.PauseAfter(note.Failures + 1);
        await notes.PutOffAsync(note, now + pause, cancellation);
        LogPutOff(logger, note.Name, fault, pause);
    }

    private async Task GiveUpAsync(ReviewNote note, string fault, CancellationToken cancellation)
    {
        await notes.ForgetAsync(note, cancellation);
        LogGivenUp(logger, note.Name, fault);
    }

    [LoggerMessage(LogLevel.Information, "{Name}: the webhook was told")]
    private static partial void LogTold(ILogger logger, string name);

    [LoggerMessage(LogLevel.Warning, "{Name}: the webhook could not be told ({Fault}); another try in {Pause}. Publishing goes on.")]
    private static partial void LogPutOff(ILogger logger, string name, string fault, TimeSpan pause);

    [LoggerMessage(LogLevel.Warning, "{Name}: the webhook could not be told for a day ({Fault}), and is not told any more. The desk shows what is wrong with it.")]
    private static partial void LogGivenUp(ILogger logger, string name, string fault);
}
