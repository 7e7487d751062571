using AngleSharp.Dom;
using Gazette.Articles.Edits;
using Gazette.Drafts;
using Gazette.Extraction.Authors;
using Gazette.Extraction.Body;
using Gazette.Extraction.Fields;
using Gazette.Extraction.Lines;

namespace Gazette.Extraction;

/// <summary>Markdown is written as an article: all of it is body, save a headline and a row of fields at its head.</summary>
internal static class MarkdownArticle
{
    private const int MaxTitle = 300;

    public static void Read(Draft draft)
    {
        PageLinks.Resolve(draft);
        var metadata = draft.Metadata;
        if (draft.Body.FirstElementChild is { LocalName: "h1" } heading)
        {
            var title = WordList.Of(heading);
            if ((metadata.Title is null && title.Length <= MaxTitle) || TextLine.KeyOf(metadata.Title ?? "") == TextLine.KeyOf(title))
            {
                metadata.Title ??= title;
                foreach (var piece in heading.Descendants<IText>())
                    draft.Report.Edits.LeaveOut(piece, EditList.Fields);
                heading.Remove();
            }
        }

        var evidence = new FieldEvidence();
        var lines = TextLines.Of(draft.Body, draft.Budget);
        foreach (var (at, line) in lines.Take(3).Index())
        {
            if (MetaRow.Read(line.Text) is not { IsWhole: true } row || MatterDates.Is(row, lines, at, evidence.Day ?? metadata.PublishedAt?.Date))
                break;
            evidence.Add(row);
            line.Remove(draft, EditList.Fields);
        }

        evidence.Fill(metadata, draft.Report);
        var text = TextLines.Of(draft.Body, draft.Budget);
        AuthorLines.FillFromText(text, metadata);
        SignedDay.Fill(text, metadata, draft.Report);
    }
}
