using System.Globalization;
using Gazette.Articles;
using Gazette.Uploads;

namespace Gazette.Storage.Receipts;

/// <summary>
/// Where a receipt stands in the lists: in that of the runs under way, or in that of all that have ended and, for what few are, in one
/// more of its state; newest upload first. The key ends in the moment at which the run began that has put the entry: so no two runs have
/// one in common, and whoever takes one away takes nobody else's.
/// </summary>
/// <param name="List">
/// <see cref="Processing"/>, <see cref="Ended"/> or a state's; rows from before there was one of all that ended name that of their state, or none.
/// </param>
public readonly record struct ReceiptPlace(string List, TimeKey Key)
{
    /// <summary>Of the runs that are under way: who finds an old entry here finds what a dead run left undone.</summary>
    public const string Processing = "processing";

    /// <summary>Of all runs that have ended. Comes right after <see cref="Processing"/>: a range over both begins with what is moving.</summary>
    public const string Ended = Processing + "-ended";

    /// <summary>Of the published articles that need a review.</summary>
    public const string Review = "review";

    public string Partition => PartitionOf(List, Key.Partition);

    /// <summary>Of a run's entry: where it may have put one of its end.</summary>
    public IEnumerable<ReceiptPlace> Ends
    {
        get
        {
            var place = this;
            IEnumerable<string> lists = [Ended, Review, .. Enum.GetValues<ReceiptState>().Where(state => state is not (ReceiptState.Processing or ReceiptState.Published)).Select(NameOf)];
            return lists.Select(list => place with { List = list });
        }
    }

    public static string PartitionOf(string list, string month) => list.Length == 0 ? month : $"{list}-{month}";

    /// <summary>Whether an entry of this partition is of a run under way.</summary>
    public static bool IsOfRun(string partition) =>
        partition.StartsWith(Processing, StringComparison.Ordinal) && !partition.StartsWith(Ended, StringComparison.Ordinal);

    /// <summary>Of a run that reaches its first state now.</summary>
    public static ReceiptPlace Of(Receipt receipt) =>
        new ReceiptPlace("", TimeKey.Of(ArticleId.FromBlobName(receipt.Name), receipt.UploadedAt).WithMoment(receipt.At)).For(receipt.State);

    /// <summary>Where the same run puts the entry of another state.</summary>
    public ReceiptPlace For(ReceiptState state) => this with { List = state == ReceiptState.Processing ? Processing : Ended };

    /// <summary>All entries of a receipt that names this place.</summary>
    public IReadOnlyList<ReceiptPlace> EntriesOf(ReceiptState state, bool needsReview) => (List, state, needsReview) switch
    {
        (not Ended, _, _) or (_, ReceiptState.Published, false) => [this],
        (_, ReceiptState.Published, true) => [this, this with { List = Review }],
        _ => [this, this with { List = NameOf(state) }],
    };

    /// <inheritdoc cref="EntriesOf(ReceiptState, bool)"/>
    public IReadOnlyList<ReceiptPlace> EntriesOf(Receipt receipt) => EntriesOf(receipt.State, receipt.NeedsReview);

    public override string ToString() => List.Length == 0 ? Key.ToString() : $"{List}/{Key}";

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static bool TryParse(string text, out ReceiptPlace place)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var isPlace = TimeKey.TryParse(text[(slash + 1)..], out var key);
        place = isPlace ? new ReceiptPlace(slash < 0 ? "" : text[..slash], key) : default;
        return isPlace;
    }

    /// <summary>The list of a state.</summary>
    internal static string NameOf(ReceiptState state) => state.ToString().ToLower(CultureInfo.InvariantCulture);
}
