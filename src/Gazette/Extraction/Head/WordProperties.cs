using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using Gazette.Articles;
using Gazette.Drafts;
using Gazette.Extraction.Authors;
using Gazette.Extraction.Lines;

namespace Gazette.Extraction.Head;

/// <summary>Title, author and last change by a Word file's properties, for what its text leaves open.</summary>
internal sealed partial class WordProperties
{
    private const int LinesAtHead = 6;
    private const int LinesAtFoot = 6;

    /// <summary>Of a line that names a writer.</summary>
    private const int MaxByline = 40;

    private readonly string? author;
    private readonly PublishDate? modified;

    public WordProperties(IHtmlDocument document)
    {
        string? Meta(string name) => document.Head?.QuerySelector($"meta[name={name}]")?.GetAttribute("content");
        Title = WordList.Of(document.Title ?? "") is { Length: > 0 } title && !OfProgram().IsMatch(title) ? title : null;
        (author, modified) = (Meta("author")?.Trim(), Meta("modified") is { } date ? PublishDate.Parse(date) : null);
    }

    /// <summary>Null where there is none, or one that a program has made up.</summary>
    public string? Title { get; }

    /// <summary>For a document that begins with a heading among many, or with prose.</summary>
    public bool TakeTitle(Draft draft)
    {
        if (Title is null || (TextLines.Of(draft.Body, draft.Budget) is [var first, ..] && first.Parent?.Closest("h1, h2, h3, h4, h5, h6") is null && Headline.CouldBe(first.Text)))
            return false;
        draft.Metadata.Title = Title;
        draft.Report.Add(WordArticle.TitleRule, "", Title, certain: false);
        return true;
    }

    /// <param name="text">The article's lines: they have to name the author too, for the name is often that of a computer.</param>
    public void Fill(Draft draft, IReadOnlyList<TextLine> text)
    {
        var metadata = draft.Metadata;
        if (metadata.Authors.Count == 0 && author is { Length: > 1 } && text.Take(LinesAtHead).Concat(text.TakeLast(LinesAtFoot)).Any(Names))
            metadata.Authors = PersonNames.Split(author);
        if (metadata.PublishedAt is not null || modified is null)
            return;
        metadata.PublishedAt = modified;
        draft.Report.Add(WordArticle.DateRule, "", modified.ToString(), certain: false);
    }

    private bool Names(TextLine line) => line.Text.Length <= MaxByline && line.Text.Contains(author!, StringComparison.Ordinal);

    [GeneratedRegex("^(?:Microsoft Word - .*|文档 ?[0-9]*|文檔 ?[0-9]*|Document ?[0-9]*|新建 ?(?:Microsoft )?(?:Office )?(?:Word)? ?文[档檔].*|PowerPoint .*|[^\\s]*\\.(?:docx?|wps|rtf|txt|pdf|html?)|untitled|无标题|無標題)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex OfProgram();
}
