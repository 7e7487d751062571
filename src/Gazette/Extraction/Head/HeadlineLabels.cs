using System.Collections.Frozen;
using AngleSharp.Dom;
using Gazette.Extraction.Blocks;
using Gazette.Extraction.Fields;
using Gazette.Extraction.Lines;

namespace Gazette.Extraction.Head;

/// <summary>
/// A label inside of a heading, before or behind its words: a column, a badge, a date. It becomes a line of its own above
/// the heading, where it would stand for a reader anyway, and a row of fields one below; nothing is lost, and the heading is the headline.
/// </summary>
internal static class HeadlineLabels
{
    /// <summary>Cells: longer ones are part of the headline.</summary>
    private const int MaxLabel = 24;

    private const int MinRest = 4;

    private const int MaxPieces = 12;
    private const int MaxRow = 300;

    private static readonly FrozenSet<string> Elements = new[] { "span", "a", "div", "small", "em", "i", "b", "strong", "label", "mark", "sup", "time", "p" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Words = new[]
    {
        "kicker", "eyebrow", "badge", "label", "tag", "tags", "cate", "category", "flag", "section", "overline", "pretitle", "status", "pill", "chip", "type", "column", "lanmu",
        "rubric", "topic", "channel", "topline", "roofline", "updated", "date", "icon",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <param name="page">Whose headings are looked at.</param>
    /// <param name="titles">What the page's tags say that its headline is, without the site's name.</param>
    public static void SetApart(PageElements page, IReadOnlyCollection<string> titles)
    {
        var keys = titles.Select(TextLine.KeyOf).ToHashSet(StringComparer.Ordinal);
        foreach (var heading in page.All.Where(e => e.LocalName is "h1" or "h2" && e.Children.Length > 0).ToArray())
        {
            SetRowApart(heading);
            // The tags have the label too: it belongs to the headline.
            if (!keys.Contains(TextLine.KeyOf(heading.TextContent)))
                SetApart(heading, keys);
        }
    }

    private static void SetApart(IElement heading, HashSet<string> keys)
    {
        var texts = heading.Descendants<IText>().Where(n => !string.IsNullOrWhiteSpace(n.Data)).ToList<INode>();
        var labels = Edges(texts, static _ => true).FirstOrDefault(l => keys.Contains(KeyWithout(texts, l)));
        if (labels is null)
        {
            var children = heading.ChildNodes.Where(n => n is IElement || (n is IText && !string.IsNullOrWhiteSpace(n.TextContent))).ToList();
            labels = Edges(children, IsNamedLabel).FirstOrDefault(l => l.Count == 1 && KeyWithout(children, l).Length >= MinRest);
        }

        if (labels is not null)
            labels = [.. labels, .. texts.Except(labels).Where(t => TextLine.KeyOf(t.TextContent).Length == 0 && IsAtEdge(t, texts, labels))];
        if (labels is not null)
            heading.Parent!.InsertBefore(Line(labels), heading);
    }

    /// <summary>A row of fields that a template has set into the heading itself, small, behind a line break: it comes to stand below.</summary>
    private static void SetRowApart(IElement heading)
    {
        var row = heading.Children.LastOrDefault(e => Elements.Contains(e.LocalName) && e.TextContent.Length <= MaxRow && MetaRow.Read(WordList.Of(e)) is { IsWhole: true, Date: not null });
        if (row is not null && TextLine.KeyOf(heading.TextContent).Length - TextLine.KeyOf(row.TextContent).Length >= MinRest)
            heading.Parent!.InsertBefore(Line([row]), heading.NextSibling);
    }

    /// <summary>A sign that set the label apart.</summary>
    private static bool IsAtEdge(INode sign, List<INode> texts, IReadOnlyList<INode> labels)
    {
        var at = texts.IndexOf(sign);
        return (at > 0 && labels.Contains(texts[at - 1]) && labels.Contains(texts[0])) || (at + 1 < texts.Count && labels.Contains(texts[at + 1]) && labels.Contains(texts[^1]));
    }

    private static string KeyWithout(List<INode> pieces, IReadOnlyList<INode> labels) =>
        TextLine.KeyOf(string.Concat(pieces.Except(labels).Select(p => p.TextContent)));

    /// <summary>One and then more of the elements at either end, never all that the heading has.</summary>
    private static IEnumerable<IReadOnlyList<INode>> Edges(List<INode> pieces, Func<INode, bool> mayBe)
    {
        bool IsLabel(INode node) => Headline.Cells(WordList.Of(node)) is > 0 and <= MaxLabel && mayBe(node);
        var (first, last) = (pieces.TakeWhile(IsLabel).ToList(), Enumerable.Reverse(pieces).TakeWhile(IsLabel).ToList());
        for (var count = 1; count < Math.Min(pieces.Count, MaxPieces); count++)
        {
            for (var front = Math.Min(count, first.Count); front >= 0 && count - front <= last.Count; front--)
                yield return [.. first.Take(front), .. last.Take(count - front).Reverse()];
        }
    }

    private static bool IsNamedLabel(INode node) =>
        node is IElement element && Elements.Contains(element.LocalName) && ClassWords.Of(element).Any(Words.Contains);

    private static IElement Line(IReadOnlyList<INode> labels)
    {
        var line = labels[0].Owner!.CreateElement("div");
        foreach (var label in labels)
            line.AppendChild(line.Owner!.CreateElement("span")).AppendChild(label);
        return line;
    }
}
