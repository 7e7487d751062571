using AngleSharp.Dom;
using Gazette.Drafts;
using Gazette.Text;

namespace Gazette.Extraction.Body;

/// <summary>Tells of tables and lists of the article that lose some of their rows and keep others: what is left may say something else.</summary>
internal static class TornStructures
{
    public const string Rule = "lost-rows";
    private const int ShownText = 80;

    /// <summary>Rows or items that stay; fewer are no table to readers.</summary>
    private const int MinLeft = 2;

    /// <param name="leaving">The text nodes that are about to go.</param>
    public static void Note(Draft draft, IReadOnlySet<IText> leaving)
    {
        if (leaving.Count == 0)
            return;
        foreach (var part in draft.Budget.Watch([.. leaving.Select(PartAround).OfType<IElement>().Distinct()]))
        {
            if (IsEmptied(part, leaving) && Others(part).Count(p => HasText(p) && !IsEmptied(p, leaving)) >= MinLeft)
                draft.Report.Add(Rule, ShortText.Of(string.Join(' ', part.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), ShownText), "", certain: false);
        }
    }

    /// <summary>A row of several cells, or an item of a numbered list: those of other lists stand by themselves.</summary>
    private static IElement? PartAround(IText text)
    {
        // Not Closest, which parses its selector anew each time.
        var part = text.ParentElement;
        while (part is { LocalName: not ("tr" or "li") })
            part = part.ParentElement;
        return part switch
        {
            { LocalName: "tr" } when part.Children.Count(c => c.LocalName is "td" or "th") > 1 => part,
            { LocalName: "li", ParentElement.LocalName: "ol" } => part,
            _ => null,
        };
    }

    private static IEnumerable<IElement> Others(IElement part)
    {
        var whole = part.Closest(part.LocalName == "tr" ? "table" : "ol");
        return whole is null ? [] : part.LocalName == "tr" ? whole.QuerySelectorAll("tr").Where(r => r != part && r.Closest("table") == whole && r.ChildElementCount > 1) : whole.Children.Where(c => c != part);
    }

    private static bool IsEmptied(IElement part, IReadOnlySet<IText> leaving) => part.Descendants<IText>().All(t => string.IsNullOrWhiteSpace(t.Data) || leaving.Contains(t));

    private static bool HasText(IElement element) => !string.IsNullOrWhiteSpace(element.TextContent);
}
