using Gazette.Publishing;
using Gazette.Serving.Auditing;
using Gazette.Storage;
using Gazette.Storage.Auditing;
using Gazette.Storage.Media;
using Gazette.Storage.Receipts;
using Gazette.Uploads;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Gazette.Serving;

/// <summary>Receipts for editors and operators, always as storage has them now; and their uploads run again.</summary>
public sealed partial class UploadEndpoint(
    ReceiptStore receipts, WantedFiles wanted, ReadCircuit reads, PublishPipeline pipeline, EditorActions actions, SiteJson json, ILogger<UploadEndpoint> logger)
{
    // Azure Storage takes no longer name for a blob.
    private const int MaxNameLength = 1024;

    // A logo may stand in thousands.
    private const int MaxShownIn = 100;

    private static readonly Response NoSuchUpload = new Response.Failed(
        StatusCodes.Status404NotFound, "No upload of this name was seen. Names are case-sensitive and include the folders.");

    private static readonly Response MalformedName = new Response.Failed(
        StatusCodes.Status400BadRequest, "An upload's name has 1 to 1,024 characters.");

    private static readonly Response MalformedAfter = Malformed("The value of \"after\" is not one that a list's next address carried.");

    private static readonly Response UnknownAction = new Response.Failed(
        StatusCodes.Status400BadRequest, "The actions are ?action=replay, of one upload by its name or with &state=failed of all that failed, and ?action=accept of one.");

    /// <summary>404 when no run over an upload of this name has begun.</summary>
    public async Task<Response> ReceiptAsync(string name, CancellationToken cancellation)
    {
        if (!IsName(name))
            return MalformedName;
        if (await reads.ReadAsync(token => receipts.FindAsync(name, token), cancellation) is not { } stored)
            return NoSuchUpload;
        var shownIn = stored.Receipt.MediaHash is { } hash ? await reads.ReadAsync(token => ShownInAsync(name, hash, token), cancellation) : null;
        var unpacked = stored.Receipt.Archive is null ? null : await reads.ReadAsync(token => receipts.CountAsync(ArchiveEnding.FolderOf(name), token), cancellation);
        return Found(json.Of(stored.Receipt, shownIn, unpacked));
    }

    /// <summary>All values as in the query; null where it has none.</summary>
    /// <param name="after">A key that an earlier list gave, null for the newest.</param>
    public async Task<Response> RecentAsync(string? state, string? needsReview, string? after, CancellationToken cancellation)
    {
        if (!TryReadState(state, out var wanted))
            return Malformed($"\"state\" is one of {string.Join(", ", Enum.GetNames<ReceiptState>()).ToLowerInvariant()}.");
        if (needsReview is not (null or "true" or "false"))
            return Malformed("\"needsReview\" is true or false.");
        if (!TryReadAfter(after, out var key))
            return MalformedAfter;
        var filter = new ReceiptFilter(wanted, needsReview is null ? null : needsReview == "true");
        var query = (state is null ? "" : $"state={state}&") + (needsReview is null ? "" : $"needsReview={needsReview}&");
        return Found(json.Of(await reads.ReadAsync(token => receipts.ReadRecentAsync(filter, key, token), cancellation), query));
    }

    /// <summary>Publishes an upload again: one that failed, one that was withdrawn, or one whose event seems lost; or accepts what is doubtful in it.</summary>
    /// <param name="action">As in the query.</param>
    public async Task<Response> ReplayAsync(string name, string? action, HttpRequest request, CancellationToken cancellation)
    {
        if (action is not ("replay" or "accept"))
            return UnknownAction;
        if (!IsName(name))
            return MalformedName;
        if (action == "accept")
            await KeepAsync(name, AuditAction.Accept, pipeline.AcceptAsync, request, cancellation);
        else
            await ReplayAsync(name, request, cancellation);
        return await ReceiptAsync(name, cancellation);
    }

    /// <summary>
    /// Runs one page of failed uploads again, the newest first. The answer leads to the next page: those that fail once more
    /// stay in the list, and must not keep the others from their turn.
    /// </summary>
    public async Task<Response> ReplayFailedAsync(string? action, string? state, string? after, HttpRequest request, CancellationToken cancellation)
    {
        if (action != "replay" || state != "failed")
            return UnknownAction;
        if (!TryReadAfter(after, out var key))
            return MalformedAfter;
        var failed = await receipts.ReadRecentAsync(new ReceiptFilter(ReceiptState.Failed), key, cancellation);
        var ended = new List<Receipt>();
        foreach (var receipt in failed.Items)
        {
            await TryReplayAsync(receipt.Name, request, cancellation);
            if (await receipts.FindAsync(receipt.Name, cancellation) is { } stored)
                ended.Add(stored.Receipt);
        }

        return Found(json.Of(new ReceiptList(ended, failed.Next), "action=replay&state=failed&"));
    }

    private async Task<IReadOnlyList<string>> ShownInAsync(string name, string hash, CancellationToken cancellation) =>
        await wanted.ReadAsync(name, cancellation).Where(article => article.Hash == hash).Take(MaxShownIn).Select(article => article.ArticleId).ToListAsync(cancellation);

    private Task<bool> ReplayAsync(string name, HttpRequest request, CancellationToken cancellation) =>
        KeepAsync(name, AuditAction.Replay, pipeline.ReplayAsync, request, cancellation);

    private Task<bool> KeepAsync(
        string name, string what, Func<string, CancellationToken, Task<PublishResult>> run, HttpRequest request, CancellationToken cancellation) => actions.KeepAsync(
        request,
        what,
        new AboutAction(name),
        async () => (true, await run(name, cancellation) switch
        {
            PublishResult.Gone => null,
            PublishResult.Published published => new AboutAction(name, published.ArticleId, published.Number),
            _ => new AboutAction(name),
        }),
        cancellation);

    private async Task TryReplayAsync(string name, HttpRequest request, CancellationToken cancellation)
    {
        try
        {
            await ReplayAsync(name, request, cancellation);
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            // One that fails again must not keep the others from their turn; its receipt says why.
            LogFault(fault, name);
        }
    }

    private static bool IsName(string text) => text.Length is > 0 and <= MaxNameLength;

    private static bool TryReadAfter(string? text, out TimeKey? key)
    {
        var isKey = TimeKey.TryParse(text ?? "", out var parsed);
        key = isKey ? parsed : null;
        return isKey || text is null;
    }

    private static bool TryReadState(string? text, out ReceiptState? state)
    {
        var isKnown = Enum.TryParse<ReceiptState>(text, ignoreCase: true, out var parsed) && Enum.GetNames<ReceiptState>().Contains(text, StringComparer.OrdinalIgnoreCase);
        state = isKnown ? parsed : null;
        return isKnown || text is null;
    }

    private static Response.Failed Malformed(string detail) => new(StatusCodes.Status400BadRequest, detail);

    private static Response.Found Found(string text) => new(Representation.OfText(SiteJson.ContentType, text), CacheRule.Never);

    [LoggerMessage(LogLevel.Error, "{name} failed again")]
    private partial void LogFault(Exception fault, string name);
}
