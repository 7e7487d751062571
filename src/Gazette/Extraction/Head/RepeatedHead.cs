using Gazette.Drafts;
using Gazette.Extraction.Lines;

namespace Gazette.Extraction.Head;

/// <summary>
/// The head of a second copy of the article further down: headline, fields and second headline once more, right
/// before the first paragraph once more. The paragraphs themselves are another rule's work.
/// </summary>
internal static class RepeatedHead
{
    public const string Rule = "repeated-headline";

    public static void Remove(Draft draft, IReadOnlyList<TextLine> head)
    {
        var lines = TextLines.Of(draft.Body);
        var first = lines.FirstOrDefault(l => !ToolLine.Is(l.Text));
        if (first is null || head.Count == 0)
            return;
        var known = head.Select(l => l.Key).Where(k => k.Length > 0).ToHashSet(StringComparer.Ordinal);
        var (firstKey, handled) = (first.Key, 0);
        for (var i = 1; i < lines.Count; i++)
        {
            if (lines[i] == first || !lines[i].HasKey(firstKey))
                continue;
            RemoveBetween(draft, lines, handled, i, known);
            handled = i;
        }
    }

    /// <summary>From the paragraph upwards; what stands above an earlier copy was looked at with that one.</summary>
    private static void RemoveBetween(Draft draft, IReadOnlyList<TextLine> lines, int handled, int paragraph, HashSet<string> known)
    {
        for (var i = paragraph - 1; i > handled; i--)
        {
            if (ToolLine.Is(lines[i].Text))
                continue;
            if (!known.Contains(lines[i].Key))
                return;
            draft.Report.Add(Rule, lines[i].Text, "");
            lines[i].Remove(draft, Rule);
        }
    }
}
