namespace Gazette.Pages.Reading;

/// <summary>
/// One thing that readers can choose. Its name is that of the cookie, of the form's field, and behind <c>data-</c> that of
/// the root element's attribute. <c>site.js</c> has the same list; a test compares them.
/// </summary>
/// <param name="Usual">The value that holds without a choice.</param>
/// <param name="Values">All of them, in the order in which they are offered.</param>
public sealed record ReaderChoice(string Name, string Usual, params IReadOnlyList<string> Values)
{
    public static readonly ReaderChoice TextSize = new("text-size", "medium", "large", "medium", "small");

    /// <summary>Usually what the reader's system prefers.</summary>
    public static readonly ReaderChoice Contrast = new("contrast", "system", "system", "normal", "high", "dark");

    /// <summary>Of lines and paragraphs.</summary>
    public static readonly ReaderChoice Spacing = new("spacing", "normal", "normal", "wide", "widest");

    /// <summary>The elder mode outweighs size and spacing, and leaves them as they were for afterwards.</summary>
    public static readonly ReaderChoice View = new("view", "usual", "usual", Elder);

    /// <summary>The value of <see cref="View"/> for large text and little else.</summary>
    public const string Elder = "elder";

    /// <summary>
    /// The Chinese script that pages are led on to by the script; without it readers follow a link. It changes no style, for the other script is
    /// another page.
    /// </summary>
    public static readonly ReaderChoice Script = new("script", "original", "original", "hans", "hant");

    public static readonly IReadOnlyList<ReaderChoice> All = [View, TextSize, Contrast, Spacing, Script];
}
