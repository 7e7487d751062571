using AngleSharp.Dom;
using Gazette.Articles.Edits;
using Gazette.Drafts;
using Gazette.Extraction.Authors;
using Gazette.Extraction.Body;
using Gazette.Extraction.Fields;
using Gazette.Extraction.Head;
using Gazette.Extraction.Lines;
using Gazette.Extraction.PlainText;

namespace Gazette.Extraction;

/// <summary>
/// Reads a Word document: all of it is the article, save its headline, second headline and rows of fields. What the
/// file's properties say is evidence only; they are often those of another document that it was made from.
/// </summary>
internal static class WordArticle
{
    public const string TitleRule = "title-from-properties";
    public const string DateRule = "date-from-properties";

    private const int MaxStandfirst = 300;

    public static void Read(Draft draft)
    {
        PageLinks.Resolve(draft);
        var properties = new WordProperties(draft.Document);
        var headline = WordHeadline.Find(draft.Body, properties.Title);
        TakeHead(draft, headline, properties);
        FieldsAtFoot.Take(draft);
        var text = TextLines.Of(draft.Body, draft.Budget);
        OfficialSignature.Fill(text, headline?.Letterhead, draft.Metadata);
        TakeLetterhead(draft, headline);
        AuthorLines.FillFromText(text, draft.Metadata);
        Dateline.Fill(text, draft.Metadata);
        SignedDay.Fill(text, draft.Metadata, draft.Report);
        properties.Fill(draft, text);
        WordHeadings.Level(draft.Body);
    }

    private static void TakeHead(Draft draft, WordHeadline? headline, WordProperties properties)
    {
        TakeSubtitle(draft, headline);
        TakeNamed(draft, "author", line => draft.Metadata.Authors = draft.Metadata.Authors.Count == 0 ? PersonNames.Split(line) : draft.Metadata.Authors);
        TakeNamed(draft, "date", line => draft.Metadata.PublishedAt ??= PrintedDate.FindIn(line)?.Date);
        var head = HeadOf(draft, headline, properties);
        draft.Metadata.Title ??= head.Title?.Text;
        var standfirst = draft.Metadata.Standfirst is null && (headline is null || IsCentred(head.Standfirst)) ? head.Standfirst : null;
        draft.Metadata.Standfirst ??= standfirst?.Text;
        var evidence = new FieldEvidence();
        foreach (var row in head.Rows)
            evidence.Add(row);
        evidence.Fill(draft.Metadata, draft.Report);
        foreach (var line in head.Taken.Where(l => l == standfirst || l != head.Standfirst))
            line.Remove(draft, head.RepeatedHeadlines.Contains(line) ? RepeatedHead.Rule : EditList.Fields);
        foreach (var line in head.RepeatedHeadlines)
            draft.Report.Add(RepeatedHead.Rule, line.Text, "");
    }

    private static PlainTextHead HeadOf(Draft draft, WordHeadline? headline, WordProperties properties)
    {
        var lines = TextLines.Of(draft.Body, draft.Budget);
        if (headline is null)
            return properties.TakeTitle(draft) ? new PlainTextHead() : PlainTextHead.Of(lines, lines.TakeWhile(IsParagraph).Count());
        TextLine[] below = [.. lines.SkipWhile(l => !headline.Holds(l)).Where(l => !headline.Holds(l))];
        return PlainTextHead.Under(headline.LineIn(lines), below, below.TakeWhile(IsParagraph).Count());
    }

    /// <summary>Cells, items and captions are none of a head.</summary>
    private static bool IsParagraph(TextLine line) => line.Parent?.Closest("table, figure, ul, ol, blockquote, pre, div") is null;

    private static bool IsCentred(TextLine? line) => line?.Parent?.Closest("p")?.ClassName == "centred" || line?.Parent?.Closest("[data-size]") is not null;

    private static void TakeSubtitle(Draft draft, WordHeadline? headline)
    {
        if (headline?.Subtitle is not { } subtitle || WordList.Of(subtitle) is not { Length: > 0 and <= MaxStandfirst } text)
            return;
        draft.Metadata.Standfirst = text;
        Take(draft, subtitle);
    }

    /// <summary>Lines that a style of that name calls so.</summary>
    private static void TakeNamed(Draft draft, string name, Action<string> fill)
    {
        foreach (var element in draft.Body.Children.Where(c => c.ClassName == name).ToArray())
        {
            fill(WordList.Of(element));
            Take(draft, element);
        }
    }

    private static void TakeLetterhead(Draft draft, WordHeadline? headline)
    {
        if (headline?.Letterhead is { } letterhead && draft.Metadata.Source is { } source && OfficialSignature.NameOf(letterhead) == source)
            Take(draft, letterhead);
    }

    private static void Take(Draft draft, IElement element)
    {
        foreach (var line in TextLines.Of(element, draft.Budget))
            line.Remove(draft, EditList.Fields);
    }
}
