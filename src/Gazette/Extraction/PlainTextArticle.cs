using Gazette.Articles.Edits;
using Gazette.Drafts;
using Gazette.Extraction.Authors;
using Gazette.Extraction.Blocks;
using Gazette.Extraction.Fields;
using Gazette.Extraction.Head;
using Gazette.Extraction.Lines;
using Gazette.Extraction.PlainText;

namespace Gazette.Extraction;

/// <summary>
/// Reads a plain text line by line: the headline, rows of fields, tools of the page it was copied from, perhaps the
/// headline once more, perhaps a second headline; then paragraphs.
/// </summary>
internal static class PlainTextArticle
{
    public static void Read(Draft draft)
    {
        var lines = TextLines.Of(draft.Body, draft.Budget);
        // Below a front matter that has it, a headline is only one that says the same.
        var head = draft.Metadata.Title is { } known && (lines.Count == 0 || lines[0].Key != TextLine.KeyOf(known)) ? new PlainTextHead() : PlainTextHead.Of(lines);
        Fill(draft, head);
        foreach (var line in head.Taken)
            line.Remove(draft, head.RepeatedHeadlines.Contains(line) ? RepeatedHead.Rule : EditList.Fields);
        foreach (var line in head.RepeatedHeadlines)
            draft.Report.Add(RepeatedHead.Rule, line.Text, "");
        RepeatedHead.Remove(draft, head.Taken);
        CutBelowRelease(draft);
        FieldsAtFoot.Take(draft);
        var text = TextLines.Of(draft.Body, draft.Budget).Where(l => !ToolLine.Is(l.Text)).ToList();
        AuthorLines.FillFromText(text, draft.Metadata);
        Dateline.Fill(text, draft.Metadata);
        SignedDay.Fill(text, draft.Metadata, draft.Report);
        PlainTextShapes.Apply(draft.Body, draft.Report.Edits);
    }

    /// <summary>What stands below the sign that ends a release speaks to the press.</summary>
    public static void CutBelowRelease(Draft draft)
    {
        var lines = TextLines.Of(draft.Body, draft.Budget);
        var end = lines.ToList().FindLastIndex(l => AsidePhrases.IsReleaseEnd(l.Text));
        if (end < 0 || lines.Take(end).Sum(l => l.Text.Length) <= lines.Skip(end).Sum(l => l.Text.Length))
            return;
        foreach (var line in lines.Skip(end))
        {
            draft.Report.Add(EditList.LeftOutBlocks, line.Text, "");
            line.Remove(draft, EditList.LeftOutBlocks);
        }
    }

    private static void Fill(Draft draft, PlainTextHead head)
    {
        draft.Metadata.Title ??= head.Title is { } title ? PlainTextShapes.WithoutMark(title.Text) : null;
        draft.Metadata.Standfirst ??= head.Standfirst?.Text;
        var evidence = new FieldEvidence();
        foreach (var row in head.Rows)
            evidence.Add(row);
        var isDated = draft.Metadata.PublishedAt is not null;
        evidence.Fill(draft.Metadata, draft.Report);
        // Under the headline of a text a day may as well be that of what it tells.
        if (!isDated && head.Rows.FirstOrDefault(r => r.Date?.Date is not null) is { IsBare: true, Date: { Date.Time: null } day } && head.Rows.Count == 1)
            SignedDay.Report(day.Printed, draft.Report);
    }
}
