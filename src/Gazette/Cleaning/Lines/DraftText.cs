using System.Text;
using AngleSharp.Dom;
using Gazette.Articles.Edits;
using Gazette.Drafts;
using Gazette.Text;

namespace Gazette.Cleaning.Lines;

/// <summary>
/// The lines of the body as extraction left it. Made before the block rules take lines away; the list of all edits from
/// here to the published text is told when that is known.
/// </summary>
internal sealed class DraftText
{
    private const int MaxPathSteps = 8;
    private const int MaxPathName = 41;

    private static readonly string[] Readings = ["rt", "rp", "rtc"];

    private readonly EditLog log;
    private readonly string block;
    private List<LeftOutPiece> leftOut;
    private List<Line> lines;

    // From the log's numbers to those of the list, which follow the text and not the rules, which saw all of the page.
    private readonly Dictionary<int, int> numbers = [];
    private readonly List<int> logNumbers = [];

    private DraftText(Draft draft, IReadOnlyList<Line> page)
    {
        log = draft.Report.Edits;
        lines = DocumentLines.Of(draft.Body, log, draft.Budget);
        block = PathOf(draft.Body);
        leftOut = [.. new LeftOutText(log, lines).Of(page)];
    }

    /// <param name="draft">After extraction.</param>
    /// <param name="page">The lines of the whole document, as the rules for characters left them.</param>
    public static DraftText Of(Draft draft, IReadOnlyList<Line> page) => new(draft, page);

    /// <summary>All of them; the list that is kept may be cut.</summary>
    public IReadOnlyList<LeftOutPiece> LeftOut => leftOut;

    /// <summary>These pieces were put into the body, before any rule has taken a line out of it.</summary>
    public void TakeIn(IReadOnlyCollection<LeftOutPiece> restored, Draft draft)
    {
        leftOut = [.. leftOut.Except(restored)];
        lines = DocumentLines.Of(draft.Body, log, draft.Budget);
    }

    /// <summary>The list so far, without layout. Its numbers stay, also of edits that are undone later.</summary>
    public EditList EditsOfRules()
    {
        var (before, _, edits) = Written();
        return List(before, Numbered(edits));
    }

    /// <summary>The log's number of an edit in <see cref="EditsOfRules"/>.</summary>
    public int LogNumberOf(int number) => logNumbers[number - 1];

    /// <summary>Null when the edit is none of the article's.</summary>
    public int? NumberOf(int logNumber) => numbers.TryGetValue(logNumber, out var number) ? number : null;

    /// <param name="published">The article's text.</param>
    /// <param name="report">Gets what the page's layout has no place for.</param>
    public EditList EditsTo(string published, RepairReport report)
    {
        var (before, after, edits) = Written();
        foreach (var lost in LayoutEdits.Append(after, published, edits, log.Reserve(0)))
            report.Add(EditList.LostText, lost, "", certain: false);
        return Bounded(List(before, Numbered(edits)), published);
    }

    private (string Before, string After, List<Edit> Edits) Written()
    {
        var (before, after, edits) = (new StringBuilder(), new StringBuilder(), new List<Edit>());
        Line? last = null;
        foreach (var line in lines)
        {
            var gap = Gap(last);
            before.Append(gap);
            after.Append(gap);
            foreach (var part in line.Parts)
                Write(part, before, after, edits);
            last = line;
        }

        return (before.ToString(), after.ToString(), edits);
    }

    private void Write(LinePart part, StringBuilder before, StringBuilder after, List<Edit> edits)
    {
        if (part.Node is not { } node || IsReading(node))
            return;
        if (log.Of(node) is not { } history)
        {
            before.Append(part.Content);
            after.Append(part.Content);
            return;
        }

        before.Append(history.Original);
        foreach (var edit in history.Edits)
            edits.Add(edit with { Position = edit.Position + after.Length });
        after.Append(history.IsRemoved ? "" : node.TextContent);
    }

    private EditList List(string before, List<Edit> edits) => new()
    {
        Block = block,
        LeftOutLines = Cut(EditList.MaxCharacters),
        LeftOutLength = leftOut.Sum(piece => piece.Text.Length),
        Draft = before,
        Edits = edits,
    };

    /// <param name="most">UTF-16 units.</param>
    private List<LeftOutLine> Cut(int most)
    {
        var kept = new List<LeftOutLine>();
        var (places, end) = leftOut.Count > 0 ? Places() : ([], 0);
        foreach (var piece in leftOut.TakeWhile(_ => most > 0))
        {
            int? position = piece.Next is { } next ? places[next] : piece.Nodes.Count > 0 ? end : null;
            kept.Add(new LeftOutLine(piece.Text[..Math.Min(most, piece.Text.Length)], piece.Rule) { Key = piece.Key, Position = position });
            most -= piece.Text.Length;
        }

        return kept;
    }

    /// <summary>Where in the draft's text each node begins, and where the text ends.</summary>
    private (Dictionary<INode, int> Places, int End) Places()
    {
        var (places, at) = (new Dictionary<INode, int>(ReferenceEqualityComparer.Instance), 0);
        Line? last = null;
        foreach (var line in lines)
        {
            at += Gap(last).Length;
            foreach (var part in line.Parts)
            {
                if (part.Node is IText own)
                    places.TryAdd(own, at);
                foreach (var text in part.Texts)
                    places.TryAdd(text, at);
                if (part.Node is { } node && !IsReading(node))
                    at += log.Of(node)?.Original.Length ?? part.Content.Length;
            }

            last = line;
        }

        return (places, at);
    }

    private static string Gap(Line? last) => last is null ? "" : last.LineBreak is null ? "\n\n" : "\n";

    private static EditList Bounded(EditList list, string published)
    {
        if (list.Edits.Count > EditList.MaxEntries || list.Edits.Sum(e => (long)e.Before.Length + e.After.Length) > EditList.MaxCharacters)
            return list with { Edits = [Whole(EditList.TooMany)] };
        // Told to everyone who asks, so it has to be true even where a rule of tomorrow forgets to write something down.
        return list.Apply() == published ? list : list with { Edits = [Whole(EditList.Unrecorded)] };

        Edit Whole(string rule) => new(1, 0, list.Draft, published, rule, Certain: true);
    }

    private List<Edit> Numbered(List<Edit> edits) => edits.ConvertAll(edit =>
    {
        if (!numbers.TryGetValue(edit.Number, out var number))
        {
            logNumbers.Add(edit.Number);
            numbers.Add(edit.Number, number = logNumbers.Count);
        }

        return edit with { Number = number };
    });

    /// <summary>What stands over characters is no text of its own.</summary>
    public static bool IsReading(INode node) => node is IElement element && Readings.Contains(element.LocalName);

    private static string PathOf(IElement element)
    {
        var steps = new List<string>();
        for (var at = element; at is { LocalName: not ("body" or "html") } && steps.Count < MaxPathSteps; at = at.ParentElement)
            steps.Add(at.LocalName + (at.Id is { Length: > 0 } id ? "#" + ShortText.Of(id, MaxPathName) : at.ClassName?.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries) is [var name, ..] ? "." + ShortText.Of(name, MaxPathName) : ""));
        steps.Reverse();
        return steps.Count == 0 ? "body" : string.Join(" > ", steps);
    }
}
