using AngleSharp.Dom;
using Gazette.Drafts;
using Gazette.Extraction.Lines;

namespace Gazette.Extraction.Mail;

/// <summary>A line of a message.</summary>
/// <param name="Depth">In how many quotes of other messages it stands.</param>
internal sealed record MailLine(TextLine Line, int Depth)
{
    public string Text => Line.Text;

    public static IReadOnlyList<MailLine> Of(Draft draft)
    {
        var depths = new Dictionary<IElement, int>(ReferenceEqualityComparer.Instance);
        return [.. TextLines.Of(draft.Body, draft.Budget).Select(line => new MailLine(line, line.Parent is { } parent ? DepthOf(parent, depths) : 0))];
    }

    /// <summary>A quote of a message; an author's own quotations, and what programs set in, are none.</summary>
    public static bool IsQuote(IElement element) =>
        element.LocalName == "blockquote"
        && ("cite".Equals(element.GetAttribute("type"), StringComparison.OrdinalIgnoreCase)
            || (element.ClassName ?? "").Contains("quote", StringComparison.OrdinalIgnoreCase)
            || (element.GetAttribute("style") ?? "").Contains("border-left", StringComparison.OrdinalIgnoreCase));

    private static int DepthOf(IElement element, Dictionary<IElement, int> depths)
    {
        if (depths.TryGetValue(element, out var known))
            return known;
        var depth = (element.ParentElement is { } parent ? DepthOf(parent, depths) : 0) + (IsQuote(element) ? 1 : 0);
        depths.Add(element, depth);
        return depth;
    }
}
