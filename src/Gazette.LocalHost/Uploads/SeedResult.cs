using System.Diagnostics;
using Gazette.LocalHost.Terminal;
using Gazette.Storage.Receipts;
using Gazette.Uploads;

namespace Gazette.LocalHost.Uploads;

/// <summary>What became of the seeds that a start has uploaded, read from their receipts.</summary>
/// <param name="Waiting">How many had no end after a minute; the log tells when they have.</param>
internal sealed record SeedResult(IReadOnlyList<Receipt> Ended, int Waiting)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Waits until all have an end, for a minute at most.</summary>
    public static async Task<SeedResult> WaitAsync(IReadOnlyList<UploadedFile> uploaded, ReceiptStore receipts, CancellationToken cancellationToken)
    {
        var ended = new List<Receipt>();
        var waiting = uploaded.ToList();
        for (var waited = Stopwatch.StartNew(); waiting.Count > 0 && waited.Elapsed < Patience;)
        {
            foreach (var file in uploaded.Where(waiting.Contains))
            {
                if (await receipts.FindAsync(file.Name, cancellationToken) is not { Receipt: { IsFinal: true } receipt } || !IsOf(receipt, file))
                    continue;
                ended.Add(receipt);
                waiting.Remove(file);
            }

            if (waiting.Count > 0)
                await Task.Delay(Pause, cancellationToken);
        }

        return new SeedResult(ended, waiting.Count);
    }

    public IEnumerable<string> Lines()
    {
        var rejected = Ended.Where(r => r.State == ReceiptState.Rejected).ToList();
        var others = Ended.Count(r => r.State == ReceiptState.Withdrawn);
        yield return $"seeds/: {Ended.Count - rejected.Count - others} published, {rejected.Count} rejected"
            + (others > 0 ? $", {others} withdrawn" : "") + (Waiting > 0 ? $", {Waiting} still being worked on" : "") + (rejected.Count > 0 ? ":" : ".");
        foreach (var receipt in rejected)
            yield return TerminalText.OneLine($"  {receipt.Name}: {receipt.Reason?.Detail}");
    }

    // Storage gives an ETag now with quotes, now without.
    private static bool IsOf(Receipt receipt, UploadedFile file) => receipt.ETag.Trim('"') == file.ETag.ToString().Trim('"');
}
