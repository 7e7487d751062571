using System.Text.Json;
using System.Text.Json.Serialization;
using Gazette.Pages.Desk;
using Gazette.Pages.Head;
using Gazette.Uploads;

namespace Gazette.Announcing;

/// <summary>What the webhook is told of one upload; names as in the JSON of receipts.</summary>
/// <param name="Id">Of the upload's version and its state, as in the private feed.</param>
/// <param name="State"><c>rejected</c>, <c>failed</c>, or <c>published</c> with <paramref name="ReviewReasons"/>.</param>
/// <param name="Held">Whether readers do not get it yet.</param>
/// <param name="Summary">All in one line, in the site's language.</param>
/// <param name="Title">The article's headline; null where there is none.</param>
/// <param name="Reason">Null where it was published.</param>
/// <param name="ReviewReasons">None where it was not.</param>
/// <param name="Remedy">What to do, in the site's language.</param>
/// <param name="Desk">Where the desk shows it.</param>
/// <param name="Article">Where readers have an article of this name, also of an earlier version; null where they have none.</param>
/// <param name="At">When the state was reached.</param>
internal sealed record ReviewMessage(
    string Id,
    string Name,
    ReceiptState State,
    bool Held,
    string Summary,
    string? Title,
    ReviewMessage.Cause? Reason,
    IReadOnlyList<ReviewMessage.Cause> ReviewReasons,
    string Remedy,
    string Desk,
    string? Article,
    DateTimeOffset At)
{
    private static readonly JsonSerializerOptions Options = new(EmbeddedJson.Options)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <param name="notice">Of the same receipt.</param>
    /// <param name="article">Its address; null where readers have none.</param>
    public static ReviewMessage Of(Receipt receipt, ReviewNotice notice, string? article)
    {
        var causes = notice.Reasons.Select(reason => new Cause(reason.Code, reason.Words, notice.Detail)).ToList();
        var isPublished = receipt.State == ReceiptState.Published;
        return new ReviewMessage(
            notice.Id, receipt.Name, receipt.State, receipt.IsHeld, notice.Summary, receipt.Title, isPublished ? null : causes[0], isPublished ? causes : [], notice.Remedy, notice.Desk, article, receipt.At);
    }

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Options);

    /// <param name="Code">For programs; stable.</param>
    /// <param name="Words">In the site's language.</param>
    /// <param name="Detail">An English sentence that names file, limit and remedy; null unless it was refused.</param>
    internal sealed record Cause(string Code, string Words, string? Detail);
}
