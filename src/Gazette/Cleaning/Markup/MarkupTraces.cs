using System.Buffers;
using System.Text.RegularExpressions;
using Gazette.Cleaning.Lines;
using Gazette.Drafts;

namespace Gazette.Cleaning.Markup;

/// <summary>Shows to a person what markup and text have become one of: where one ends, the text does not say.</summary>
internal sealed partial class MarkupTraces : ICleaningRule
{
    private static readonly SearchValues<char> Signs = SearchValues.Create("<>‹›≺≻[]{}*=");

    public string Name => BrokenTags.RuleName;

    public void Apply(Draft draft, IReadOnlyList<Line> lines)
    {
        var suspects = lines.Where(l => !l.IsCode && l.Block is not null && l.Text.AsSpan().IndexOfAny(Signs) >= 0 && !MarkupTalk.IsIn(l.Text)).ToList();
        if (suspects.Count == 0 || MarkupTalk.IsIn(lines))
            return;
        var isDamaged = draft.Report.Repairs.Any(r => r.Rule == Name);
        foreach (var line in suspects)
        {
            var unclear = MarkupScanner.Read(line.Text).FindAll(r => r.Evidence == MarkupEvidence.Unclear);
            foreach (var rest in unclear)
                Mark(draft, line, rest.Start, rest.End);
            // On a page of broken tags.
            if (!isDamaged || unclear.Count > 0)
                continue;
            foreach (Match match in Traces().Matches(line.Text))
                Mark(draft, line, match.Index, match.Index + match.Length);
        }
    }

    private void Mark(Draft draft, Line line, int start, int end) => line.Mark(draft.Report, Name, new TextEdit(start, end - start, line.Text[start..end]));

    // A bracket that is glued to a letter, and at a line's edge one that has no second.
    [GeneratedRegex("\\p{L}[<>≺≻]|[<>≺≻]\\p{L}|^[<>›≺≻\\])}*/!]+|[<‹≺\\[{]$|^[^\\[]*[。.!?]\\]>?$|[\"']\\s*/?>|[^\\s-]--[>›≺≻]|\\*/|/\\*|[a-z]=[\"'#a-z0-9]", RegexOptions.None, 10000)]
    private static partial Regex Traces();
}
