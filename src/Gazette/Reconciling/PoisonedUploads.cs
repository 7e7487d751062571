using System.Text;
using System.Text.Json;
using Azure;
using Azure.Storage.Queues.Models;
using Gazette.Publishing;
using Gazette.Storage;
using Gazette.Storage.Announcements;
using Gazette.Storage.Receipts;
using Gazette.Uploads;
using Microsoft.Extensions.Logging;

namespace Gazette.Reconciling;

/// <summary>
/// What the blob trigger gave up lies on a queue that nobody reads: here it becomes a failed receipt, which says why
/// where a run could note it, and is tried again with the other failed ones.
/// </summary>
internal sealed partial class PoisonedUploads(
    StorageAccount account, ReceiptStore receipts, ReviewNoteStore notes, PipelineVersion version, TimeProvider clock, ILogger<PoisonedUploads> logger)
{
    private const int MessagesPerCall = 32;
    private const int MaxCalls = 8;

    // What is not ours stays hidden for so long, so that it does not stand in the way of what is.
    private static readonly TimeSpan Hidden = TimeSpan.FromMinutes(2);

    /// <returns>How many messages became receipts, or had one already.</returns>
    public async Task<int> DrainAsync(CancellationToken cancellation)
    {
        var drained = 0;
        for (var call = 0; call < MaxCalls; call++)
        {
            if (await ReceiveAsync(cancellation) is not { Length: > 0 } messages)
                break;
            foreach (var message in messages)
                drained += await TakeAsync(message, cancellation) ? 1 : 0;
        }

        return drained;
    }

    private async Task<QueueMessage[]> ReceiveAsync(CancellationToken cancellation)
    {
        try
        {
            return (await account.Poison.ReceiveMessagesAsync(MessagesPerCall, Hidden, cancellation)).Value;
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            // The trigger makes it when it needs it first.
            return [];
        }
    }

    /// <returns>False for a message that is not about an upload of ours; it stays.</returns>
    private async Task<bool> TakeAsync(QueueMessage message, CancellationToken cancellation)
    {
        if (Read(message.Body) is not { BlobName.Length: > 0 } poisoned || poisoned.ContainerName != account.Uploads.Name)
        {
            LogForeign(logger, message.MessageId, account.Poison.Name);
            return false;
        }

        while (!await TryNoteAsync(poisoned, cancellation))
        {
            // Another run wrote the receipt in between: it is looked at again.
        }

        await account.Poison.DeleteMessageAsync(message.MessageId, message.PopReceipt, cancellation);
        return true;
    }

    private async Task<bool> TryNoteAsync(Poisoned poisoned, CancellationToken cancellation)
    {
        var previous = await receipts.FindAsync(poisoned.BlobName, cancellation);
        // A run could say more than the message does, or another one succeeded meanwhile.
        if (previous is { Receipt.State: not ReceiptState.Processing })
            return true;
        var now = clock.GetUtcNow();
        var begun = previous ?? await receipts.TryWriteAsync(Unseen(poisoned, now), previous: null, cancellation);
        if (begun is null)
            return false;
        var detail = $"The trigger gave up \"{poisoned.BlobName}\" after several attempts, and none could note why. It is tried again.";
        var failed = begun.Receipt with { State = ReceiptState.Failed, Reason = new Rejection(RejectionReason.GaveUp, detail), At = now };
        await notes.NoteAsync(failed, cancellation);
        // Should this be cut short, what it has put into the lists is found by its trace.
        var trace = previous is null ? begun.Place : await receipts.PutTraceAsync(begun.Receipt, now, cancellation);
        var isNoted = await receipts.TryEndAsync(failed, trace, begun, cancellation) is not null;
        await receipts.RemoveAsync(trace, cancellation);
        if (!isNoted)
            return false;
        LogGivenUp(logger, poisoned.BlobName);
        return true;
    }

    private Receipt Unseen(Poisoned poisoned, DateTimeOffset now) => new()
    {
        Name = poisoned.BlobName,
        ETag = new ETag(poisoned.ETag).ToString("H"),
        UploadedAt = now,
        State = ReceiptState.Processing,
        Attempts = 1,
        At = now,
        Pipeline = version.Number,
    };

    /// <summary>As text or in Base64: hosts and their versions differ. Null when it is neither, or no JSON of this shape.</summary>
    private static Poisoned? Read(BinaryData body)
    {
        var bytes = body.ToMemory();
        var decoded = new byte[bytes.Length];
        if (Convert.TryFromBase64String(Encoding.UTF8.GetString(bytes.Span), decoded, out var length))
            bytes = decoded.AsMemory(0, length);
        try
        {
            return JsonSerializer.Deserialize<Poisoned>(bytes.Span);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The message {Message} on the queue {Queue} is not about an upload of this site; it was left there")]
    private static partial void LogForeign(ILogger logger, string message, string queue);

    [LoggerMessage(LogLevel.Error, "{Name}: the trigger gave up; it is tried again")]
    private static partial void LogGivenUp(ILogger logger, string name);

    /// <summary>The fields of the host's message that matter here.</summary>
    private sealed record Poisoned(string ContainerName, string BlobName, string ETag);
}
