using System.Security.Cryptography;
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

    // As many bytes as tell the lines of one file from one another.
    private const int KeyBytes = 8;

    private readonly HashSet<INode> kept = TextsIn(body);
    private readonly Dictionary<IElement, string?> places = new(ReferenceEqualityComparer.Instance);

    /// <param name="page">The lines of the whole document.</param>
    public IEnumerable<LeftOutPiece> Of(IReadOnlyList<Line> page)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var lines = page.Where(l => l.Block is not null && !NoText.Contains(l.Block.LocalName)).ToList();
        var next = NextTexts(lines);
        foreach (var (text, rule, nodes, line) in lines.SelectMany(PiecesOf))
            yield return new LeftOutPiece(text, rule, KeyOf(text), nodes, next[line]);
        foreach (var line in log.Unparsed)
            yield return new LeftOutPiece(line.Text, line.Rule, KeyOf(line.Text), [], Next: null);

        // The same text may stand in several places.
        string KeyOf(string text)
        {
            var ordinal = seen[text] = seen.GetValueOrDefault(text) + 1;
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{ordinal} {text}")).AsSpan(0, KeyBytes));
        }
    }

    /// <summary>For each line the first text of the body in it or behind it.</summary>
    private Dictionary<Line, IText?> NextTexts(List<Line> lines)
    {
        var next = new Dictionary<Line, IText?>(ReferenceEqualityComparer.Instance);
        IText? first = null;
        for (var i = lines.Count - 1; i >= 0; i--)
            next[lines[i]] = first = FirstKept(lines[i]) ?? first;
        return next;
    }

    private static HashSet<INode> TextsIn(IEnumerable<Line> lines)
    {
        var texts = new HashSet<INode>(ReferenceEqualityComparer.Instance);
        foreach (var part in lines.SelectMany(l => l.Parts))
        {
            if (part.Node is IText text)
                texts.Add(text);
            texts.UnionWith(part.Texts);
        }

        return texts;
    }

    private bool IsKept(LinePart part) => part.Node is IText text ? kept.Contains(text) : part.Texts.All(kept.Contains);

    private IText? FirstKept(Line line)
    {
        foreach (var part in line.Parts)
        {
            if ((part.Node is IText text && kept.Contains(text) ? text : part.Texts.FirstOrDefault(kept.Contains)) is { } found)
                return found;
        }

        return null;
    }

    /// <summary>What stands in a row with one reason is one piece.</summary>
    private IEnumerable<(string Text, string Rule, IReadOnlyList<IText> Nodes, Line Line)> PiecesOf(Line line)
    {
        if (line.Parts.All(IsKept))
            yield break;
        var (text, nodes, rule) = (new StringBuilder(), new List<IText>(), "");
        foreach (var node in line.Parts.Where(p => p.Node is not null && !DraftText.IsReading(p.Node)).SelectMany(TextsOf).Where(t => !kept.Contains(t)))
        {
            var why = RuleOf(node);
            if (why != rule && text.ToString().Trim() is { Length: > 0 } piece)
            {
                yield return (piece, rule, nodes, line);
                text.Clear();
                nodes = [];
            }

            rule = why;
            text.Append(log.Of(node)?.Original ?? node.Data);
            nodes.Add(node);
        }

        if (text.ToString().Trim() is { Length: > 0 } last)
            yield return (last, rule, nodes, line);
    }

    public static IEnumerable<IText> TextsOf(LinePart part) => part.Node is IText text ? [text] : part.Texts;

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
