using Gazette.Uploads;

namespace Gazette.Storage.Receipts;

/// <summary>What is read of the lists for a filter.</summary>
/// <param name="List">Null where nothing can be meant.</param>
/// <param name="Condition">An OData filter, for storage to leave out the other rows of the list; null for all of them.</param>
internal readonly record struct ReceiptRange(string? List, string? Condition)
{
    private const string IsPublished = $"State eq '{nameof(ReceiptState.Published)}'";

    public static ReceiptRange Of(ReceiptFilter filter) => filter switch
    {
        { State: null or ReceiptState.Published, NeedsReview: true } => new(ReceiptPlace.Review, null),
        { NeedsReview: true } => default,
        { State: ReceiptState.Published, NeedsReview: false } => new(ReceiptPlace.Ended, $"{IsPublished} and NeedsReview eq false"),
        { State: ReceiptState.Published } => new(ReceiptPlace.Ended, IsPublished),
        { State: null, NeedsReview: false } => new(ReceiptPlace.Ended, $"(State ne '{nameof(ReceiptState.Published)}' or NeedsReview eq false)"),
        { State: null } => new(ReceiptPlace.Ended, null),
        { State: ReceiptState.Processing } => new(ReceiptPlace.Processing, null),
        { State: { } rare } => new(ReceiptPlace.NameOf(rare), null),
    };
}
