using Gazette.Text.Scripts;

namespace Gazette.Articles;

/// <summary>
/// HTML that is safe to put into a page as it is. Pages take no other kind of markup, so nothing unsanitized can
/// reach one; only the sanitizer and the row that its output was stored in may make it.
/// </summary>
public sealed class SafeHtml
{
    /// <summary>No markup at all.</summary>
    public static readonly SafeHtml Empty = new("");

    private readonly string html;

    private SafeHtml(string html) => this.html = html;

    /// <summary>The markup, to be written into a page as it is.</summary>
    public override string ToString() => html;

    /// <summary>The same markup with its text in another Chinese script.</summary>
    internal SafeHtml In(ScriptConverter converter) => new(MarkupConversion.Convert(html, converter));

    /// <summary>For <c>ArticleSanitizer</c> alone; a test looks for other callers.</summary>
    internal static SafeHtml FromSanitizer(string html) => new(html);

    /// <summary>For <c>ArticleRow</c> alone; a test looks for other callers.</summary>
    internal static SafeHtml FromStoredRow(string html) => new(html);
}
