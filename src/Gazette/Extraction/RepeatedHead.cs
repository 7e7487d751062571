namespace Gazette.Extraction;

/// <summary>
/// The head of a second copy of the article further down: headline, fields and second headline once more, right
/// before the first paragraph once more. The paragraphs themselves are another rule's work.
/// </summary>
internal static class RepeatedHead
{
    public static void Remove(Draft draft, IReadOnlyList<TextLine> head)
    {
        var lines = TextLines.Of(draft.Body);
        var first = lines.FirstOrDefault(l => !FurnitureLine.Is(l.Text));
        if (first is null || head.Count == 0)
            return;
        var known = head.Select(l => l.Key).Where(k => k.Length > 0).ToHashSet(StringComparer.Ordinal);
        for (var i = 1; i < lines.Count; i++)
        {
            if (lines[i] != first && lines[i].Key == first.Key)
                RemoveAbove(draft, lines, i, known);
        }
    }

    private static void RemoveAbove(Draft draft, IReadOnlyList<TextLine> lines, int paragraph, HashSet<string> known)
    {
        for (var i = paragraph - 1; i > 0; i--)
        {
            if (FurnitureLine.Is(lines[i].Text))
                continue;
            if (!known.Contains(lines[i].Key))
                return;
            draft.Report.Add("repeated-headline", lines[i].Text, "");
            lines[i].Remove(draft.Body);
        }
    }
}
