using Gazette.Publishing;
using Gazette.Storage;
using Gazette.Storage.Receipts;
using Gazette.Storage.Uploads;
using Gazette.Uploads;

namespace Gazette.Reconciling;

/// <summary>
/// A walk over the container's listing and the receipts side by side, both in the order of the names: 5,000 blobs and 1,000
/// receipts a call, and no call per upload. Where storage orders rare characters otherwise than we do, a pair is missed and
/// both halves are run: that costs calls and changes nothing.
/// </summary>
/// <param name="lease">How long a run may take.</param>
internal sealed class Comparison(UploadStore uploads, ReceiptStore receipts, PipelineVersion version, TimeSpan lease, TimeProvider clock)
{
    // The host itself tries five times at once; the first pause comes after that.
    private const int FirstTries = 5;
    private const int MaxDoublings = 9;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    /// <param name="progress">Where an earlier walk stopped; null to begin at the first name.</param>
    /// <param name="found">Called for what has to be run.</param>
    /// <param name="seen">Called for every receipt.</param>
    /// <param name="isEnough">Asked between two pages: whether to stop here.</param>
    /// <returns>Where to go on; null when everything was seen.</returns>
    public async Task<Progress?> WalkAsync(
        Progress? progress, Func<string, Difference, Task> found, Action<ReceiptSummary> seen, Func<bool> isEnough, CancellationToken cancellation)
    {
        await using var rows = receipts.ReadAllAsync(progress?.AfterName, cancellation).GetAsyncEnumerator(cancellation);
        var row = await NextAsync(rows);
        await foreach (var page in uploads.ListAsync(progress?.Marker, cancellation))
        {
            foreach (var upload in page.Uploads)
            {
                for (; row is not null && NameKey.IsBefore(row.Name, upload.Name); row = await NextAsync(rows))
                    await LookAsync(upload: null, row, found, seen);
                var isPair = row is not null && row.Name == upload.Name;
                await LookAsync(upload, isPair ? row : null, found, seen);
                if (isPair)
                    row = await NextAsync(rows);
            }

            if (page is { Next: { } next, Uploads: [.., var last] } && isEnough())
                return new Progress(next, last.Name);
        }

        for (; row is not null; row = await NextAsync(rows))
            await LookAsync(upload: null, row, found, seen);
        return null;
    }

    /// <summary>Five minutes after the host gave up, and twice as long after each further fault, up to a day.</summary>
    internal static TimeSpan PauseAfter(int attempts)
    {
        var pause = FirstPause * (1 << Math.Clamp(attempts - FirstTries, 0, MaxDoublings));
        return pause < LongestPause ? pause : LongestPause;
    }

    internal Difference? DifferenceOf(ListedUpload? upload, ReceiptSummary? receipt)
    {
        if (upload is null)
            return receipt!.State.LeavesNothing(receipt.HasContent) ? null : Difference.Deleted;
        if (receipt is null || receipt.ETag != upload.ETag)
            return Difference.Missed;
        var age = clock.GetUtcNow() - receipt.At;
        return receipt.State switch
        {
            ReceiptState.Processing => age > lease ? Difference.Abandoned : null,
            ReceiptState.Failed => age > PauseAfter(receipt.Attempts) ? Difference.Failed : null,
            _ => receipt.Pipeline < version.Number ? Difference.Outdated : null,
        };
    }

    private Task LookAsync(ListedUpload? upload, ReceiptSummary? receipt, Func<string, Difference, Task> found, Action<ReceiptSummary> seen)
    {
        if (receipt is not null)
            seen(receipt);
        return DifferenceOf(upload, receipt) is { } difference ? found(upload?.Name ?? receipt!.Name, difference) : Task.CompletedTask;
    }

    private static async Task<ReceiptSummary?> NextAsync(IAsyncEnumerator<ReceiptSummary> rows) =>
        await rows.MoveNextAsync() ? rows.Current : null;
}
