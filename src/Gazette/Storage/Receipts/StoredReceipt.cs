using Azure;
using Gazette.Uploads;

namespace Gazette.Storage.Receipts;

/// <summary>A receipt with its place in storage.</summary>
/// <param name="Place">Its entry in the lists.</param>
/// <param name="OldPlaces">Entries of earlier states that may still stand, oldest first.</param>
public sealed record StoredReceipt(Receipt Receipt, ReceiptPlace Place, IReadOnlyList<ReceiptPlace> OldPlaces, ETag RowETag)
{
    /// <summary>Where it stands in the lists.</summary>
    public IReadOnlyList<ReceiptPlace> Entries => Place.EntriesOf(Receipt);

    /// <summary>
    /// Of a run's beginning: whether there was no receipt before it. Then nobody has begun earlier and may still be at work; and whoever
    /// begins later writes this receipt, before he changes anything.
    /// </summary>
    public bool IsFirst { get; init; }
}
