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
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    /// <summary>
    /// Waits until all have an end, for a minute at most. What was rejected becomes an attachment when an article links it: so
    /// they are looked at once more after a while.
    /// </summary>
    public static async Task<SeedResult> WaitAsync(IReadOnlyList<UploadedFile> uploaded, ReceiptStore receipts, CancellationToken cancellationToken)
    {
        var ended = new List<Receipt>();
        var waited = Stopwatch.StartNew();
        for (var isSettled = false; !isSettled && waited.Elapsed < Patience;)
        {
            var before = ended;
            await Task.Delay(Pause, cancellationToken);
            ended = [];
            foreach (var file in uploaded)
            {
                if (await receipts.FindAsync(file.Name, cancellationToken) is { Receipt: { IsFinal: true } receipt } && IsOf(receipt, file))
                    ended.Add(receipt);
            }

            isSettled = ended.Count == uploaded.Count && ended.Select(r => r.At).SequenceEqual(before.Select(r => r.At));
        }

        return new SeedResult(ended, uploaded.Count - ended.Count);
    }

    public IEnumerable<string> Lines()
    {
        var rejected = Ended.Where(r => r.State == ReceiptState.Rejected).ToList();
        var archives = Ended.Where(r => r.Archive is not null).ToList();
        var others = Ended.Count(r => r.State == ReceiptState.Withdrawn);
        yield return $"seeds/: {Ended.Count - rejected.Count - others} published, {rejected.Count} rejected"
            + (others > 0 ? $", {others} withdrawn" : "") + (Waiting > 0 ? $", {Waiting} still being worked on" : "") + (rejected.Count + archives.Count > 0 ? ":" : ".");
        foreach (var receipt in rejected)
            yield return TerminalText.OneLine($"  {receipt.Name}: {receipt.Reason?.Detail}");
        foreach (var receipt in archives)
            yield return TerminalText.OneLine($"  {receipt.Name}: {receipt.Archive!.Unpacked} files unpacked, each of which gets a line of its own.");
    }

    // Storage gives an ETag now with quotes, now without.
    private static bool IsOf(Receipt receipt, UploadedFile file) => receipt.ETag.Trim('"') == file.ETag.ToString().Trim('"');
}
