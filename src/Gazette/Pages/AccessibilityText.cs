namespace Gazette.Pages;

/// <summary>The words of the page on accessibility.</summary>
/// <param name="Points">What readers can do, a sentence or two each.</param>
/// <param name="Standard">By what the site is made, and what may fall short of it.</param>
internal sealed record AccessibilityText(string Title, IReadOnlyList<string> Points, string Standard);
