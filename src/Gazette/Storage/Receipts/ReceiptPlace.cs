using Gazette.Articles;
using Gazette.Uploads;

namespace Gazette.Storage.Receipts;

/// <summary>Where a receipt stands in the lists: one list per state, newest upload first.</summary>
/// <param name="List">One of <see cref="ReceiptFilter"/>'s; empty in rows from before there were several.</param>
public readonly record struct ReceiptPlace(string List, TimeKey Key)
{
    /// <summary>Of the runs that are under way: who finds an old entry here finds what a dead run left undone.</summary>
    public const string Processing = "processing";

    public string Partition => PartitionOf(List, Key.Partition);

    /// <summary>Of a run's entry: where the entry of its end may stand.</summary>
    public IEnumerable<ReceiptPlace> Ends
    {
        get
        {
            // Without the moment at which the run began, which is the second one.
            var (upload, id) = (Key.Row[..(TimeKey.MomentLength + 1)], Key.Row[((TimeKey.MomentLength + 1) * 2)..]);
            return EndsAt(Key with { Row = upload + id });
        }
    }

    public static string PartitionOf(string list, string month) => list.Length == 0 ? month : $"{list}-{month}";

    /// <summary>
    /// The same for every run over one version of a blob; but for the runs themselves: each has an entry of its own
    /// until all that it changed is in order.
    /// </summary>
    public static ReceiptPlace Of(Receipt receipt)
    {
        var id = ArticleId.FromBlobName(receipt.Name);
        return receipt.State == ReceiptState.Processing
            ? new ReceiptPlace(Processing, TimeKey.Of(id, receipt.UploadedAt, receipt.At))
            : new ReceiptPlace(ReceiptFilter.ListOf(receipt), TimeKey.Of(id, receipt.UploadedAt));
    }

    /// <summary>All places at which a run over this version of the blob may note its end.</summary>
    public static IEnumerable<ReceiptPlace> EndsOf(Receipt receipt) => EndsAt(TimeKey.Of(ArticleId.FromBlobName(receipt.Name), receipt.UploadedAt));

    public override string ToString() => List.Length == 0 ? Key.ToString() : $"{List}/{Key}";

    public static bool TryParse(string text, out ReceiptPlace place)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var isPlace = TimeKey.TryParse(text[(slash + 1)..], out var key);
        place = isPlace ? new ReceiptPlace(slash < 0 ? "" : text[..slash], key) : default;
        return isPlace;
    }

    private static IEnumerable<ReceiptPlace> EndsAt(TimeKey key) =>
        new ReceiptFilter().Lists.Where(list => list != Processing).Select(list => new ReceiptPlace(list, key));
}
