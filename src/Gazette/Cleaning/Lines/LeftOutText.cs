using System.Text;
using AngleSharp.Dom;
using Gazette.Articles.Edits;
using Gazette.Drafts;

namespace Gazette.Cleaning.Lines;

/// <summary>All text of a document that is not in its body, each line with the rule that left it out.</summary>
/// <param name="log">Knows why a text was left out, where somebody said so.</param>
/// <param name="body">The lines of what extraction has chosen.</param>
internal sealed class LeftOutText(EditLog log, IEnumerable<Line> body)
{
    /// <summary>Words of the document's own, not of the page.</summary>
    private static readonly string[] NoText = ["head", "title"];

    private readonly HashSet<INode> kept = body.SelectMany(l => l.Parts).SelectMany(TextsOf).ToHashSet<INode>(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<IElement, string?> places = new(ReferenceEqualityComparer.Instance);

    /// <param name="page">The lines of the whole document.</param>
    /// <param name="most">UTF-16 units that are given back.</param>
    /// <param name="length">Of all, also beyond <paramref name="most"/>.</param>
    public List<LeftOutLine> Of(IReadOnlyList<Line> page, int most, out int length)
    {
        var left = new List<LeftOutLine>();
        length = 0;
        var pieces = page.Where(l => l.Block is not null && !NoText.Contains(l.Block.LocalName)).SelectMany(PiecesOf);
        foreach (var piece in pieces.Concat(log.Unparsed))
        {
            if (length < most)
                left.Add(length + piece.Text.Length <= most ? piece : piece with { Text = piece.Text[..(most - length)] });
            length += piece.Text.Length;
        }

        return left;
    }

    /// <summary>What stands in a row with one reason is one piece.</summary>
    private IEnumerable<LeftOutLine> PiecesOf(Line line)
    {
        var text = new StringBuilder();
        var rule = "";
        foreach (var node in line.Parts.Where(p => p.Node is not null && !DraftText.IsReading(p.Node)).SelectMany(TextsOf).Where(t => !kept.Contains(t)))
        {
            var why = RuleOf(node);
            if (why != rule && text.ToString().Trim() is { Length: > 0 } piece)
            {
                yield return new LeftOutLine(piece, rule);
                text.Clear();
            }

            rule = why;
            text.Append(log.Of(node)?.Original ?? node.Data);
        }

        if (text.ToString().Trim() is { Length: > 0 } last)
            yield return new LeftOutLine(last, rule);
    }

    private static IEnumerable<IText> TextsOf(LinePart part) => part.Node is IText text ? [text] : part.Texts;

    private string RuleOf(IText node) => log.WhyLeftOut(node) ?? (node.ParentElement is { } parent ? PlaceOf(parent) : null) ?? EditList.LeftOutBlocks;

    private string? PlaceOf(IElement element)
    {
        if (!places.TryGetValue(element, out var rule))
        {
            rule = UnseenElement.IsControl(element) ? EditList.Controls
                : UnseenElement.IsHidden(element) ? EditList.Hidden
                : element.ParentElement is { } parent ? PlaceOf(parent) : null;
            places.Add(element, rule);
        }

        return rule;
    }
}
