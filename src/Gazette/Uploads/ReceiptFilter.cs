using System.Globalization;

namespace Gazette.Uploads;

/// <summary>Which receipts a list shows. Every combination is a few range reads, whatever there is to read from.</summary>
/// <param name="State">Null for all.</param>
/// <param name="NeedsReview">Null for both; only published articles can need one.</param>
public sealed record ReceiptFilter(ReceiptState? State = null, bool? NeedsReview = null)
{
    private const string Review = "review";

    /// <summary>What to read, merged by time.</summary>
    internal IReadOnlyList<string> Lists =>
    [
        .. Enum.GetValues<ReceiptState>().Where(s => State is null || s == State).Where(_ => NeedsReview is not true).Select(Name),
        .. State is null or ReceiptState.Published && NeedsReview is not false ? [Review] : Array.Empty<string>(),
    ];

    internal static string ListOf(Receipt receipt) =>
        receipt is { State: ReceiptState.Published, NeedsReview: true } ? Review : Name(receipt.State);

    private static string Name(ReceiptState state) => state.ToString().ToLower(CultureInfo.InvariantCulture);
}
