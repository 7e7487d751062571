using AngleSharp.Dom;
using Gazette.Cleaning.Lines;
using Gazette.Cleaning.Repetition;
using Gazette.Drafts;

namespace Gazette.Cleaning.Furniture;

/// <summary>Removes what belongs to the page and not to the article: tools, QR captions, breadcrumbs, counters, the site's foot.</summary>
internal sealed class PageFurniture(FurniturePhrases phrases) : ICleaningRule
{
    /// <summary>How far from a site's record number its other foot lines stand.</summary>
    private const int FootReach = 6;

    /// <summary>On a page with so many sure lines of furniture, a word that menus have is one more, but perhaps a subhead.</summary>
    private const int ManyLines = 2;

    private static readonly string[] Lists = ["ul", "ol", "dl"];

    public string Name => "page-furniture";

    public void Apply(Draft draft, IReadOnlyList<Line> all)
    {
        var lines = all.Where(l => !MayQuoteFurniture(l)).ToList();
        var furniture = lines.ConvertAll(l => new FurnitureLine(l, phrases));
        // First the parts of lines: a paragraph with a tool behind it ends its sentence.
        foreach (var (line, found) in lines.Zip(furniture).Where(p => p.Second.Kind is null))
            line.Repair(draft.Report, Name, found.Parts());
        var isProse = lines.Select((l, i) => furniture[i].Kind is null && Passage.IsSentenceOfProse(l)).ToList();
        var textLists = ListsWith(lines.Where((_, i) => furniture[i].Kind is null));
        var sentenceLists = ListsWith(lines.Where((l, i) => furniture[i].Kind is null && Passage.EndsSentenceIn(l.Content)));
        var edges = (First: isProse.IndexOf(true), Last: isProse.LastIndexOf(true));
        var isAmongTools = AmongTools(furniture);
        var isAmongOthers = furniture.Count(f => f.Kind >= FurnitureKind.Line) >= ManyLines;
        for (var i = 0; i < lines.Count; i++)
        {
            var isEdge = edges.First >= 0 && (i < edges.First || i > edges.Last);
            if (furniture[i].Kind is { } kind)
            {
                var isSure = kind >= FurnitureKind.Line
                    ? !IsIn(sentenceLists, lines[i])
                    : !IsHeading(lines[i]) && !IsIn(textLists, lines[i]) && (isAmongTools[i] || (isEdge && IsSureAtEdge(i, kind, furniture)));
                if (isSure)
                    RemoveLine(lines[i], draft.Report, isCertain: true);
                else if (isAmongOthers && kind == FurnitureKind.Edge && !IsHeading(lines[i]) && lines[i].Within(Lists) is null)
                    RemoveLine(lines[i], draft.Report, isCertain: false);
            }
            else if (furniture[i].IsRowOfOthers && !IsHeading(lines[i]) && lines[i].Within(Lists) is null)
            {
                RemoveLine(lines[i], draft.Report, isCertain: false);
            }
        }
    }

    private void RemoveLine(Line line, RepairReport report, bool isCertain)
    {
        var number = report.Edits.Reserve(1);
        // Two sentences may be the author's, whatever words they use.
        var certain = isCertain && !Passage.HasTwoSentences(line.Content);
        report.Add(Name, line.Content.Trim(), "", certain, edit: number);
        line.Remove(report.Edits, number, Name, certain);
    }

    private static bool IsSureAtEdge(int i, FurnitureKind kind, List<FurnitureLine> furniture) =>
        kind == FurnitureKind.Edge || IsNearSiteFoot(i, furniture);

    /// <summary>Lines in a row that are all furniture, one of them sure by itself: amid text too, as between two copies of it.</summary>
    private static bool[] AmongTools(List<FurnitureLine> furniture)
    {
        var among = new bool[furniture.Count];
        for (var start = 0; start < among.Length; start++)
        {
            var end = start;
            while (end < among.Length && furniture[end].Kind is not null)
                end++;
            var isSure = furniture.GetRange(start, end - start).Exists(f => f.Kind >= FurnitureKind.Line);
            among.AsSpan(start, end - start).Fill(isSure);
            start = end;
        }

        return among;
    }

    /// <summary>Print, copy, scan is a list of what a machine does, unless all of the list is furniture.</summary>
    private static bool IsIn(HashSet<IElement> lists, Line line) => line.Within(Lists) is { } list && lists.Contains(list);

    private static bool IsNearSiteFoot(int i, List<FurnitureLine> furniture) =>
        furniture.Skip(i - FootReach).Take((2 * FootReach) + 1).Any(f => f.Kind == FurnitureKind.Site);

    private static HashSet<IElement> ListsWith(IEnumerable<Line> lines)
    {
        var lists = new HashSet<IElement>();
        foreach (var line in lines)
        {
            for (var element = line.Block; element is not null; element = element.ParentElement)
            {
                // Those around a list that is known are known too.
                if (Lists.Contains(element.LocalName) && !lists.Add(element))
                    break;
            }
        }

        return lists;
    }

    private static bool IsHeading(Line line) => line.Within("h1", "h2", "h3", "h4", "h5", "h6") is not null;

    /// <summary>Code, and the cells of a table with columns.</summary>
    private static bool MayQuoteFurniture(Line line) => line.IsCode || line.IsInColumns;
}
