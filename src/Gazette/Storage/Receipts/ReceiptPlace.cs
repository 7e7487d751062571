using Gazette.Articles;
using Gazette.Uploads;

namespace Gazette.Storage.Receipts;

/// <summary>
/// Where a receipt stands in the lists: one list per state, newest upload first. The key ends in the moment at which the run
/// began that has put the entry: so no two runs have one in common, and whoever takes one away takes nobody else's.
/// </summary>
/// <param name="List">One of <see cref="ReceiptFilter"/>'s; empty in rows from before there were several.</param>
public readonly record struct ReceiptPlace(string List, TimeKey Key)
{
    /// <summary>Of the runs that are under way: who finds an old entry here finds what a dead run left undone.</summary>
    public const string Processing = "processing";

    public string Partition => PartitionOf(List, Key.Partition);

    /// <summary>Of a run's entry: where it may have put one of its end.</summary>
    public IEnumerable<ReceiptPlace> Ends
    {
        get
        {
            var key = Key;
            return new ReceiptFilter().Lists.Where(list => list != Processing).Select(list => new ReceiptPlace(list, key));
        }
    }

    public static string PartitionOf(string list, string month) => list.Length == 0 ? month : $"{list}-{month}";

    /// <summary>Of a run that reaches its first state now.</summary>
    public static ReceiptPlace Of(Receipt receipt) =>
        new(ReceiptFilter.ListOf(receipt), TimeKey.Of(ArticleId.FromBlobName(receipt.Name), receipt.UploadedAt).WithMoment(receipt.At));

    /// <summary>Where the same run puts the entry of another state.</summary>
    public ReceiptPlace For(Receipt receipt) => this with { List = ReceiptFilter.ListOf(receipt) };

    public override string ToString() => List.Length == 0 ? Key.ToString() : $"{List}/{Key}";

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static bool TryParse(string text, out ReceiptPlace place)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var isPlace = TimeKey.TryParse(text[(slash + 1)..], out var key);
        place = isPlace ? new ReceiptPlace(slash < 0 ? "" : text[..slash], key) : default;
        return isPlace;
    }
}
