using Gazette.Articles;
using Gazette.Uploads;

namespace Gazette.Pages.Desk;

/// <summary>The state of an upload as a word and a sign of its own shape, whatever its colour.</summary>
internal static class StateMark
{
    public const string Review = "review";

    /// <summary>The states that a list can be narrowed to, in their order on the desk, with their words.</summary>
    public static IReadOnlyList<(string Name, string Word)> All(DeskText.StateText words) =>
    [
        (Review, words.Review), ("failed", words.Failed), ("rejected", words.Rejected), ("processing", words.Processing), ("published", words.Published), ("withdrawn", words.Withdrawn),
    ];

    public static string NameOf(Receipt receipt) => receipt is { State: ReceiptState.Published, NeedsReview: true } ? Review : receipt.State switch
    {
        ReceiptState.Processing => "processing",
        ReceiptState.Published => "published",
        ReceiptState.Rejected => "rejected",
        ReceiptState.Failed => "failed",
        _ => "withdrawn",
    };

    public static Markup Of(Receipt receipt, DeskText.StateText words, Site site) => $"{Of(NameOf(receipt), words)}{Held(receipt, words, site)}";

    /// <summary>Whether readers get it yet, and when.</summary>
    private static Markup Held(Receipt receipt, DeskText.StateText words, Site site)
    {
        if (receipt is not { State: ReceiptState.Published, IsHeld: true })
            return Markup.Nothing;
        if (receipt.PublishAt is not { } at)
            return $" <span class=\"doubt\">{words.Held}</span>";
        var halves = words.Scheduled.Split("{0}");
        return $" <span class=\"doubt\">{halves[0]}{ArticleMetaLine.Moment(at, site)}{halves[1]}</span>";
    }

    public static Markup Of(string state, DeskText.StateText words) =>
        $"<span class=\"state {state}\"><span aria-hidden=\"true\">{Sign(state)}</span> {All(words).First(s => s.Name == state).Word}</span>";

    private static string Sign(string state) => state switch
    {
        Review => "?",
        "failed" => "!",
        "rejected" => "✕",
        "processing" => "…",
        "published" => "✓",
        _ => "–",
    };
}
