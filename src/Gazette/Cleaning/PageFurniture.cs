namespace Gazette.Cleaning;

/// <summary>Removes what belongs to the page and not to the article: tools, QR captions, breadcrumbs, counters, the site's foot.</summary>
internal sealed class PageFurniture : ICleaningRule
{
    /// <summary>How far from a site's record number its other foot lines stand.</summary>
    private const int FootReach = 6;

    public string Name => "page-furniture";

    public void Apply(Draft draft)
    {
        var lines = DocumentLines.Of(draft.Body).Where(l => !MayQuoteFurniture(l)).ToList();
        var furniture = lines.ConvertAll(l => new FurnitureLine(l, FurniturePhrases.Instance));
        var isProse = lines.Select((l, i) => furniture[i].Kind is null && Passage.Of(l).IsProse).ToList();
        var edges = (First: isProse.IndexOf(true), Last: isProse.LastIndexOf(true));
        for (var i = 0; i < lines.Count; i++)
        {
            var isEdge = edges.First >= 0 && (i < edges.First || i > edges.Last);
            if (furniture[i].Kind is { } kind)
            {
                if (kind >= FurnitureKind.Line || (isEdge && IsSureAtEdge(i, kind, lines, furniture)))
                    RemoveLine(lines[i], draft.Report);
            }
            else
            {
                lines[i].Repair(draft.Report, Name, [.. furniture[i].Parts()]);
            }
        }
    }

    private void RemoveLine(Line line, RepairReport report)
    {
        report.Add(Name, line.Content.Trim(), "");
        line.Remove();
    }

    private static bool IsSureAtEdge(int i, FurnitureKind kind, List<Line> lines, List<FurnitureLine> furniture) =>
        !IsHeading(lines[i])
        && IsWholeList(lines[i], lines, furniture)
        && (kind == FurnitureKind.Edge || IsNearSiteFoot(i, furniture));

    private static bool IsNearSiteFoot(int i, List<FurnitureLine> furniture) =>
        furniture.Skip(i - FootReach).Take((2 * FootReach) + 1).Any(f => f.Kind == FurnitureKind.Site);

    /// <summary>Print, copy, scan is a list of what a machine does, unless all of it is furniture.</summary>
    private static bool IsWholeList(Line line, List<Line> lines, List<FurnitureLine> furniture)
    {
        var list = line.Block?.Closest("ul, ol, dl");
        return list is null || !lines.Where((l, i) => furniture[i].Kind is null && l.Block is { } block && list.Contains(block)).Any();
    }

    private static bool IsHeading(Line line) => line.Block?.Closest("h1, h2, h3, h4, h5, h6") is not null;

    /// <summary>Code, and the cells of a table with columns.</summary>
    private static bool MayQuoteFurniture(Line line) =>
        line.IsCode || line.Block?.Closest("td, th")?.ParentElement is { ChildElementCount: > 1 };
}
