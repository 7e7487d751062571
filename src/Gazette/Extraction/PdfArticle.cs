using System.Globalization;
using AngleSharp.Dom;
using Gazette.Articles;
using Gazette.Articles.Edits;
using Gazette.Drafts;
using Gazette.Extraction.Authors;
using Gazette.Extraction.Body;
using Gazette.Extraction.Fields;
using Gazette.Extraction.Head;
using Gazette.Extraction.Lines;

namespace Gazette.Extraction;

/// <summary>
/// Reads printed pages: all of them is body, save what runs along the pages, the headline, and rows of fields near it. What
/// the file says of itself counts only where its text says nothing.
/// </summary>
internal static class PdfArticle
{
    /// <summary>The file's own title stands for a headline.</summary>
    public const string TitleRule = "title-of-file";

    /// <summary>The day on which the file was made stands for a date.</summary>
    public const string DayRule = "day-of-file";

    private const int LinesOfHead = 6;

    /// <summary>Above the number of an official document: security, urgency, who issues it.</summary>
    private const int BlocksOfHead = 8;

    private const int MaxTitle = 300;
    private const int MaxAuthor = 40;

    /// <summary>At the head and at the foot of a text, where writers are named.</summary>
    private const int LinesWithNames = 6;

    public static void Read(Draft draft)
    {
        LeftOutElement.TakeOut(draft, Headline.IsProse);
        PageLinks.Resolve(draft);
        var metadata = draft.Metadata;
        var letterhead = OfficialSignature.LetterheadIn([.. draft.Body.Children.Take(BlocksOfHead)], out _);
        TakeHeadline(draft);
        TakeFields(draft);
        FieldsAtFoot.Take(draft);
        var text = TextLines.Of(draft.Body, draft.Budget);
        OfficialSignature.Fill(text, letterhead, metadata);
        TakeLetterhead(draft, letterhead);
        AuthorLines.FillFromText(text, metadata);
        Dateline.Fill(text, metadata);
        SignedDay.Fill(text, metadata, draft.Report);
        FillFromFile(draft, text);
    }

    private static void TakeHeadline(Draft draft)
    {
        if (draft.Body.QuerySelector("h1") is not { } heading || WordList.Of(heading) is not { Length: > 0 and <= MaxTitle } title)
            return;
        draft.Metadata.Title = title;
        foreach (var piece in heading.Descendants<IText>())
            draft.Report.Edits.LeaveOut(piece, EditList.Fields);
        heading.Remove();
    }

    /// <summary>Above the headline a number or an office may stand, and stays.</summary>
    private static void TakeFields(Draft draft)
    {
        var evidence = new FieldEvidence();
        var lines = TextLines.Of(draft.Body, draft.Budget);
        foreach (var (at, line) in lines.Take(LinesOfHead).Index())
        {
            if (MetaRow.Read(line.Text) is { IsWhole: true } row && !MatterDates.Is(row, lines, at, evidence.Day))
            {
                evidence.Add(row);
                line.Remove(draft, EditList.Fields);
            }
            else if (Headline.IsProse(line.Text))
            {
                break;
            }
        }

        evidence.Fill(draft.Metadata, draft.Report);
    }

    /// <summary>Once it has become the source.</summary>
    private static void TakeLetterhead(Draft draft, IElement? letterhead)
    {
        if (letterhead is null || letterhead.ParentElement is null || draft.Metadata.Source is not { } source || OfficialSignature.NameOf(letterhead) != source)
            return;
        foreach (var line in TextLines.Of(letterhead, draft.Budget))
            line.Remove(draft, EditList.Fields);
        letterhead.Remove();
    }

    private static void FillFromFile(Draft draft, IReadOnlyList<TextLine> text)
    {
        var (document, metadata) = (draft.Document, draft.Metadata);
        if (metadata.Title is null && document.Title is { Length: > 0 and <= MaxTitle } title)
        {
            metadata.Title = title;
            draft.Report.Add(TitleRule, "", title, certain: false);
        }

        // The owner of the program, unless the text names the same.
        if (metadata.Authors.Count == 0 && MetaOf(document, "author") is { Length: > 1 and <= MaxAuthor } author
            && text.Take(LinesWithNames).Concat(text.TakeLast(LinesWithNames)).Any(l => l.Text.Contains(author, StringComparison.Ordinal)))
        {
            metadata.Authors = PersonNames.Split(author);
        }

        if (metadata.PublishedAt is null && DateOnly.TryParseExact(MetaOf(document, "created"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            metadata.PublishedAt = new PublishDate(day);
            draft.Report.Add(DayRule, "", metadata.PublishedAt.ToString(), certain: false);
        }
    }

    private static string? MetaOf(IDocument document, string name) => document.QuerySelector($"meta[name={name}]")?.GetAttribute("content");
}
