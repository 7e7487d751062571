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
                foreach (var text in heading.Descendants<IText>())
                    draft.Report.Edits.LeaveOut(text, EditList.Fields);
                heading.Remove();
            }
        }

        var evidence = new FieldEvidence();
        foreach (var line in TextLines.Of(draft.Body, draft.Budget).Take(3))
        {
            if (MetaRow.Read(line.Text) is not { IsWhole: true } row)
                break;
            evidence.Add(row);
            line.Remove(draft, EditList.Fields);
        }

        evidence.Fill(metadata, draft.Report);
        AuthorLines.FillFromText(TextLines.Of(draft.Body, draft.Budget), metadata);
    }
}
