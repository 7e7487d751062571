using AngleSharp.Html.Dom;
using Gazette.Articles;
using Gazette.Drafts;
using Gazette.Extraction.Authors;
using Gazette.Extraction.Blocks;
using Gazette.Extraction.Body;
using Gazette.Extraction.Fields;
using Gazette.Extraction.Head;
using Gazette.Extraction.Language;
using Gazette.Extraction.Lines;
using Gazette.Uploads;

namespace Gazette.Extraction;

/// <summary>Reads a web page: what its tags say, what it prints around its headline, then the body.</summary>
internal static class PageArticle
{
    private const int MaxLinesAbove = 24;
    private const int MaxSource = 100;
    private const int LinesOfDateline = 3;
    private const int MaxStandfirst = 300;

    /// <summary>Null when the page holds an article.</summary>
    public static Rejection? Read(Draft draft, Site? site)
    {
        var document = draft.Document;
        var page = new PageElements(document);
        var tags = HeadTags.Of(page);
        var json = JsonLdArticle.Find(page);
        var account = AccountPage.Of(page);
        var title = PageTitle.Choose(page, tags, json);
        var head = PageHead.Of(page, title, account?.Name, draft.Budget);
        draft.Metadata.Title ??= title;
        draft.Metadata.Standfirst ??= head.Standfirst ?? Distinct(json?.AlternativeHeadline, title);
        draft.Metadata.PublishedAt ??= PageDate.Choose(page, tags, json, head.Evidence, draft.Report, Clock(site, head, document), account?.Moment);
        draft.Metadata.Source ??= tags.First("ContentSource", "source") is { Length: <= MaxSource } source ? source : null;
        var authors = PageAuthors.Of(head, tags, json);
        var body = PageBody.Choose(draft, head.Lines, new WriterNotes(authors.All));
        if (body.IsIndex)
            return ArticleReader.OnlyLinks(draft);
        var taken = TakeHead(draft, head, body);
        head.Evidence.FillDateAndSource(draft.Metadata, draft.Report);
        TextLine[] text = [.. body.Lines.Except(taken)];
        authors.Fill(draft.Metadata, head.Evidence.Author ?? account?.Writers, IsTakenOver(document, draft.Metadata, text) ? [] : text);
        Dateline.Fill(text, draft.Metadata);
        SignedDay.Fill(text, draft.Metadata, draft.Report);
        SignedDay.FillFromBelow(head.Lines, text, draft.Metadata, draft.Report);
        body.LeaveOut(draft, taken, head.FieldLines(draft.Metadata));
        RepeatedHead.Remove(draft, [.. taken, .. head.TitleLines]);
        PageLinks.Resolve(draft);
        return null;
    }

    /// <summary>The site's clock for pages in its language, whose readers are where it is; null for others.</summary>
    private static TimeZoneInfo? Clock(Site? site, PageHead head, IHtmlDocument document)
    {
        if (site is null)
            return null;
        var language = TextLanguage.Of(string.Join('\n', head.TitleLines.Take(1).Concat(head.Below).Select(l => l.Text)), document.DocumentElement.GetAttribute("lang"));
        return language is not null && Primary(language) == Primary(site.Language) ? site.TimeZone : null;
    }

    /// <summary>The site shows its own name, and the text begins with that of the source: 江城日报讯（记者 …）. Whom it names wrote for that one.</summary>
    private static bool IsTakenOver(IHtmlDocument document, Metadata metadata, IReadOnlyList<TextLine> text)
    {
        if (metadata.Source is not { } source || document.Title is not { } whole || !text.Take(LinesOfDateline).Any(l => l.Text.StartsWith(source, StringComparison.Ordinal)))
            return false;
        var title = WordList.Of(whole);
        var site = TextLine.KeyOf(title[PageTitle.WithoutSite(title, null).Length..]);
        var key = TextLine.KeyOf(source);
        return site.Length > 0 && key.Length > 0 && !site.Contains(key, StringComparison.Ordinal) && !key.Contains(site, StringComparison.Ordinal);
    }

    private static string Primary(string language) => language.Split('-')[0];

    private static string? Distinct(string? second, string? first) =>
        second is { Length: <= MaxStandfirst } && TextLine.KeyOf(second) != TextLine.KeyOf(first ?? "") ? second : null;

    /// <summary>Headline, second headline and rows of fields among the lines above the body's first paragraph.</summary>
    private static List<TextLine> TakeHead(Draft draft, PageHead head, PageBody body)
    {
        var lines = body.Lines;
        var title = TextLine.KeyOf(draft.Metadata.Title ?? "");
        var standfirst = TextLine.KeyOf(draft.Metadata.Standfirst ?? "");
        var taken = Above(lines, title).ToList();
        for (var i = taken.Count; i < lines.Count; i++)
        {
            var line = lines[i];
            if (IsHead(line))
                taken.Add(line);
            // A second headline that nothing shows to be one stays, and the row below it goes.
            else if (!ToolLine.Is(line.Text) && body.Keeps(line) && !(Headline.CouldBeSecond(line.Text) && i + 1 < lines.Count && head.RowKeys.Contains(lines[i + 1].Key)))
                break;
        }

        foreach (var again in taken.Where(l => title.Length > 0 && l.Key == title).Skip(1))
            draft.Report.Add(RepeatedHead.Rule, again.Text, "");
        return taken;

        bool IsHead(TextLine line) => (line.Key.Length > 0 && (line.Key == title || line.Key == standfirst)) || head.RowKeys.Contains(line.Key);
    }

    /// <summary>Menus and crumbs that a block brought along: what stands above the headline, unless it reads like text.</summary>
    private static IEnumerable<TextLine> Above(IReadOnlyList<TextLine> lines, string title)
    {
        var at = Enumerable.Range(0, Math.Min(lines.Count, MaxLinesAbove)).FirstOrDefault(i => title.Length > 0 && lines[i].Key == title);
        return lines.Take(at).Any(l => Headline.IsProse(l.Text)) ? [] : lines.Take(at);
    }
}
