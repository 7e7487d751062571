using Gazette.Articles;
using Gazette.Drafts;
using Gazette.Extraction.Language;
using Gazette.Uploads;

namespace Gazette.Extraction;

/// <summary>
/// Finds the article in a draft: 1. headline, date, source and writers from the tags and lines of the whole document;
/// 2. the body; 3. headline and fields are taken out of the body; 4. the language of what is left. What a front
/// matter has filled already stays.
/// </summary>
public static class ArticleReader
{
    /// <summary>Also for a body of which cleaning left nothing.</summary>
    public static Rejection NothingToRead() => new(
        RejectionReason.NoArticle,
        "No article was found in the file: nothing readable is left beside the headline. Check that the saved page shows the text, or upload it as plain text.");

    /// <summary>Null when the draft holds an article; its body and metadata are then set.</summary>
    /// <param name="draft">Parsed, its characters repaired.</param>
    /// <param name="site">Whose clock counts for times in UTC; null: they stay in UTC.</param>
    public static Rejection? Read(Draft draft, Site? site = null)
    {
        var declared = draft.Document.DocumentElement.GetAttribute("lang");
        if (draft.Kind == FileKind.PlainText)
            PlainTextArticle.Read(draft);
        else if (draft.Kind == FileKind.Markdown)
            MarkdownArticle.Read(draft);
        else
            PageArticle.Read(draft, site);
        var text = draft.Body.TextContent;
        if (!text.Any(char.IsLetterOrDigit))
            return NothingToRead();
        draft.Metadata.Language ??= TextLanguage.Of($"{draft.Metadata.Title}\n{text}", declared);
        return null;
    }
}
