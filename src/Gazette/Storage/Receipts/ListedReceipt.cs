using Gazette.Uploads;

namespace Gazette.Storage.Receipts;

/// <summary>A receipt at its position in a list.</summary>
internal sealed record ListedReceipt(TimeKey Key, Receipt Receipt)
{
    /// <summary>The first ones, as many as a page holds.</summary>
    /// <param name="found">In any order.</param>
    /// <param name="end">Where the reading of the list stopped before its end: what comes after is not known yet. Null where it did not.</param>
    /// <param name="isMeant">Those that are not stay out.</param>
    public static ReceiptList Page(IEnumerable<ListedReceipt> found, TimeKey? end, Predicate<Receipt> isMeant)
    {
        var order = Comparer<TimeKey>.Create(TimeKey.Compare);
        var known = found.Where(item => end is null || TimeKey.Compare(item.Key, end.Value) <= 0)
            .OrderBy(item => item.Key, order).DistinctBy(item => item.Receipt.Name, StringComparer.Ordinal)
            .Where(item => isMeant(item.Receipt)).ToList();
        var shown = known.Take(ReceiptList.PageSize).Select(item => item.Receipt).ToList();
        var last = known.Count > shown.Count ? known[shown.Count - 1].Key : end;
        return new ReceiptList(shown, last?.Last.ToString());
    }
}
