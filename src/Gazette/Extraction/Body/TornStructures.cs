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
        var staying = new Dictionary<IElement, int>();
        foreach (var part in draft.Budget.Watch([.. leaving.Select(PartAround).OfType<IElement>().Distinct()]))
        {
            if (IsEmptied(part, leaving) && PartsThatStay(part) >= MinLeft)
                draft.Report.Add(Rule, ShortText.Of(string.Join(' ', part.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), ShownText), "", certain: false);
        }

        // Of each table and list once; the part itself is none of them.
        int PartsThatStay(IElement part)
        {
            if (Whole(part) is not { } whole)
                return 0;
            if (!staying.TryGetValue(whole, out var count))
                staying.Add(whole, count = PartsOf(whole).Count(p => HasText(p) && !IsEmptied(p, leaving)));
            return count;
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

    private static IElement? Whole(IElement part) => part.LocalName == "tr" ? TableAround(part) : part.ParentElement;

    private static IElement? TableAround(IElement row)
    {
        var element = row.ParentElement;
        while (element is not null && element.LocalName != "table")
            element = element.ParentElement;
        return element;
    }

    private static IEnumerable<IElement> PartsOf(IElement whole) =>
        whole.LocalName == "ol" ? whole.Children : whole.GetElementsByTagName("tr").Where(r => TableAround(r) == whole && r.ChildElementCount > 1);

    private static bool IsEmptied(IElement part, IReadOnlySet<IText> leaving) => part.Descendants<IText>().All(t => string.IsNullOrWhiteSpace(t.Data) || leaving.Contains(t));

    private static bool HasText(IElement element) => !string.IsNullOrWhiteSpace(element.TextContent);
}
