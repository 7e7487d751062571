using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Gazette.Drafts;

namespace Gazette.Extraction.Parsing;

/// <summary>
/// A link whose end tag was forgotten: the parser opens it again in every block that follows, up to the next link, and
/// whole paragraphs look like pointers to another page.
/// </summary>
internal static class OpenLinks
{
    private const string Rule = "open-link";
    private const string Start = "<a";
    private const string End = "</a";

    /// <summary>Ends it with the block in which it was opened.</summary>
    /// <returns>Whether there was one.</returns>
    public static bool Close(IHtmlDocument document, string html, RepairReport report)
    {
        if (Count(html, Start) <= Count(html, End))
            return false;
        var again = new HashSet<IElement>();
        IElement? last = null;
        foreach (var text in document.Body!.Descendants<IText>().Where(t => !string.IsNullOrWhiteSpace(t.Data)))
        {
            var link = text.ParentElement?.Closest("a[href]");
            if (link is not null && last is not null && link != last && AreAlike(link, last))
                again.Add(link);
            last = link;
        }

        foreach (var link in again)
        {
            var text = link.TextContent.Trim();
            report.Add(Rule, text, text);
            link.Replace([.. link.ChildNodes]);
        }

        return again.Count > 0;
    }

    private static bool AreAlike(IElement a, IElement b) =>
        a.ParentElement != b.ParentElement && a.Attributes.Length == b.Attributes.Length && a.Attributes.All(x => b.GetAttribute(x.Name) == x.Value);

    private static int Count(string html, string tag)
    {
        var count = 0;
        for (var at = html.IndexOf(tag, StringComparison.OrdinalIgnoreCase); at >= 0; at = html.IndexOf(tag, at + tag.Length, StringComparison.OrdinalIgnoreCase))
            count += html.AsSpan(at + tag.Length) is ['>' or ' ' or '\n' or '\r' or '\t', ..] ? 1 : 0;
        return count;
    }
}
