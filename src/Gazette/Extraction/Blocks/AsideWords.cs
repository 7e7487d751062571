using System.Buffers;
using System.Collections.Frozen;

namespace Gazette.Extraction.Blocks;

/// <summary>What a block is by the names that the page gave to the elements around it.</summary>
internal static class AsideWords
{
    private static readonly FrozenSet<string> Words = Set(
        "author", "bio", "biography", "disclaimer", "disclosure", "newsletter", "subscribe", "subscription", "signup", "promo", "promotion", "promoted",
        "cta", "btn", "button", "banner", "advert", "advertisement", "advertising", "sponsor", "sponsored", "related", "recommend", "recommendation",
        "recommendations", "share", "sharing", "social", "breadcrumb", "breadcrumbs", "byline", "meta", "copyright", "comments", "respond",
        "modal", "popup", "toolbar", "sidebar", "nav", "navigation", "menu", "pagination", "pager", "teaser", "teasers", "taboola", "outbrain",
        "testimonial", "testimonials", "overlay", "tags", "eyebrow", "kicker", "cookie", "paywall", "trending", "footer", "comment",
        "recirc", "toc", "hero", "bookmark", "tooltip", "likes", "sharedaddy", "form", "rating", "ratings", "slider", "carousel", "poll", "survey");

    /// <summary>Of frameworks and CMS: shown to nobody, read out to those who cannot see.</summary>
    private static readonly FrozenSet<string> ReaderNames = Set("sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screen-reader-only", "u-visually-hidden", "is-visually-hidden", "show-for-sr", "element-invisible", "govuk-visually-hidden");

    /// <summary>One of them is in each of these names, and in few others.</summary>
    private static readonly SearchValues<string> InReaderNames = SearchValues.Create(["sr-only", "visually", "screen-reader", "for-sr", "invisible"], StringComparison.Ordinal);

    private static readonly FrozenSet<string> RolesBeside = Set("navigation", "complementary", "dialog", "alertdialog", "alert", "search", "banner", "contentinfo", "tooltip", "status", "button", "menu", "menubar", "toolbar", "tablist");

    private static readonly FrozenSet<string> CaptionWords = Set("caption", "figcaption", "credit", "credits");

    private static readonly FrozenSet<string> FootWords = Set("foot", "footer", "bottom", "copyright");

    private static readonly FrozenSet<string> ConsentWords = Set("cookie", "cookies", "consent", "gdpr", "ccpa", "cmp", "onetrust");

    private static readonly FrozenSet<string> ButtonWords = Set("btn", "button", "cta");

    private static readonly FrozenSet<string> OpinionWords = Set("bio", "author", "biography", "disclaimer", "disclosure", "newsletter", "subscribe", "signup", "promo", "modal", "popup", "advert", "advertisement", "sponsored", "related", "recommend", "recommendations", "copyright", "comments", "comment", "testimonial", "cta");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ReaderLookup = ReaderNames.GetAlternateLookup<ReadOnlySpan<char>>();

    public static IEnumerable<(NameSigns Sign, FrozenSet<string> Words)> Signs =>
    [
        (NameSigns.Aside, Words), (NameSigns.AsideOfProse, OpinionWords), (NameSigns.Caption, CaptionWords), (NameSigns.Button, ButtonWords), (NameSigns.Foot, FootWords),
        (NameSigns.Consent, ConsentWords), (NameSigns.Contents, Set("contents")), (NameSigns.Table, Set("table")), (NameSigns.Call, Set("call")), (NameSigns.Action, Set("action")), (NameSigns.Note, Set("footnote", "footnotes", "endnote", "endnotes")),
    ];

    public static bool IsRoleBeside(string? role) => role is { Length: > 0 } && RolesBeside.Contains(role);

    public static bool AreOfReaders(string? classes)
    {
        if (!classes.AsSpan().ContainsAny(InReaderNames))
            return false;
        foreach (var range in classes.AsSpan().Split(' '))
        {
            if (ReaderLookup.Contains(classes.AsSpan(range)))
                return true;
        }

        return false;
    }

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.Ordinal);
}
