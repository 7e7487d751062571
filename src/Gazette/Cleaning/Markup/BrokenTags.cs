using System.Buffers;
using Gazette.Cleaning.Lines;
using Gazette.Drafts;

namespace Gazette.Cleaning.Markup;

/// <summary>
/// Removes tags and comments, whole and broken, that stand in the text: <c>span id="printapp"&gt;</c>. A text that mentions one
/// keeps it, and so does one that speaks of markup.
/// </summary>
internal sealed class BrokenTags : ICleaningRule
{
    /// <summary>Each round reads the line anew: thousands, which only an attack needs, would take hours.</summary>
    private const int MaxRounds = 10;

    /// <summary>Mentioned in so many lines that are not about markup: nobody mentions so much.</summary>
    private const int ManyMentions = 4;

    private static readonly SearchValues<string> Signs = SearchValues.Create(["<", ">", "‹", "›", "＜", "＞", "〈", "〉", "≺", "≻", "{{", "{%", "}}", "%}", "[", "]", "*/", "/*", "//-"], StringComparison.OrdinalIgnoreCase);

    /// <summary>One of them is in each of the signs, and in few lines: they are found at once.</summary>
    private static readonly SearchValues<char> InSigns = SearchValues.Create("<>‹›＜＞〈〉≺≻{}[]*/");

    public const string RuleName = "broken-tags";

    public string Name => RuleName;

    public void Apply(Draft draft, IReadOnlyList<Line> lines)
    {
        var damaged = lines.Where(l => !l.IsCode && l.Block is not null && l.Text.AsSpan().ContainsAny(InSigns) && l.Text.AsSpan().ContainsAny(Signs))
            .Select(l => (Line: l, Rests: MarkupScanner.Read(l.Text)))
            .Where(f => f.Rests.Count > 0)
            .ToList();
        if (damaged.Count == 0 || MarkupTalk.IsIn(lines))
            return;
        var takesMentions = damaged.Count(f => f.Rests.Exists(r => r.Evidence == MarkupEvidence.Mentioned)) >= ManyMentions && !damaged.Exists(f => MarkupTalk.IsIn(MarkupScanner.Without(f.Line.Text, f.Rests)));
        foreach (var (line, rests) in damaged)
            Repair(draft, line, rests, takesMentions);
    }

    private void Repair(Draft draft, Line line, List<MarkupRest> rests, bool takesMentions)
    {
        var isTalk = MarkupTalk.IsIn(MarkupScanner.Without(line.Text, rests));
        // What stood around a removed tag may make another one.
        for (var round = 0; round < MaxRounds; round++)
        {
            var edits = rests.Where(r => IsRest(r, isTalk, takesMentions)).Select(r => new TextEdit(r.Start, r.End - r.Start, IsBreakInText(line.Text, r) ? " " : "")).ToList();
            if (edits.Count == 0)
                break;
            line.Repair(draft.Report, Name, edits);
            rests = MarkupScanner.Read(line.Text);
        }
    }

    private static bool IsRest(MarkupRest rest, bool isTalk, bool takesMentions) =>
        !(isTalk && rest.IsWhole) && (rest.Evidence == MarkupEvidence.Sure || (takesMentions && rest.Evidence == MarkupEvidence.Mentioned));

    private static bool IsBreakInText(string text, MarkupRest rest) => rest.IsLineBreak && rest.Start > 0 && rest.End < text.Length;
}
