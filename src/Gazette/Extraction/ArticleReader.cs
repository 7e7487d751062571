using System.Text;
using AngleSharp.Dom;
using Gazette.Articles;
using Gazette.Drafts;
using Gazette.Extraction.Language;
using Gazette.Extraction.Mail;
using Gazette.Uploads;

namespace Gazette.Extraction;

/// <summary>
/// Finds the article in a draft: 1. headline, date, source and writers from the tags and lines of the whole document;
/// 2. the body; 3. headline and fields are taken out of the body; 4. the language of what is left. What a front
/// matter has filled already stays.
/// </summary>
public static class ArticleReader
{
    private const string PicturesThere = " The page has pictures in the place of a text.";
    private const string ScriptThere = " The page may get its text by a script only once it is open.";

    /// <summary>Also for a body of which cleaning left nothing.</summary>
    public static Rejection NothingToRead(Draft draft) => new(
        RejectionReason.NoArticle,
        $"No article was found in the file: nothing readable is left beside the headline.{WhatIsThere(draft)} Check that the saved page shows the text, or upload it as plain text.");

    /// <summary>For a page of links to articles; beside a frame or a film they are its menu.</summary>
    internal static Rejection OnlyLinks(Draft draft) => WhatIsThere(draft) is { Length: > 0 } and not PicturesThere and not ScriptThere ? NothingToRead(draft) : new(
        RejectionReason.NoArticle,
        "No article was found in the file: the page is a list of links to other pages, each with a line or two. Open the article itself, save that page and upload it.");

    /// <summary>What stands where the text should: it tells people what to do.</summary>
    private static string WhatIsThere(Draft draft)
    {
        bool Has(string selector) => draft.Document.Body!.QuerySelectorAll(selector).Any(e => e.Closest("nav, header, footer, aside") is null);
        if (Has("iframe, frame, object, embed"))
            return " The text seems to stand in a frame or in an embedded document, which is a file of its own: upload that.";
        if (Has("video, audio"))
            return " The page has a film or a recording in the place of a text.";
        if (Has("img, picture"))
            return PicturesThere;
        return Has("script:not([src])") ? ScriptThere : "";
    }

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
        else if (draft.Kind == FileKind.Pdf)
            PdfArticle.Read(draft);
        else if (draft.Kind == FileKind.Word)
            WordArticle.Read(draft);
        else if ((draft.Kind == FileKind.Mail ? MailArticle.Read(draft, site) : PageArticle.Read(draft, site)) is { } rejection)
            return rejection;
        if (!draft.Body.Descendants<IText>().Any(t => t.Data.Any(char.IsLetterOrDigit)))
            return NothingToRead(draft);
        draft.Metadata.Language ??= TextLanguage.Of(Beginning(draft), declared);
        return null;
    }

    /// <summary>As much as tells the language.</summary>
    private static string Beginning(Draft draft)
    {
        var text = new StringBuilder(draft.Metadata.Title).Append('\n');
        foreach (var piece in draft.Body.Descendants<IText>().TakeWhile(_ => text.Length < TextLanguage.LookedAtChars))
            text.Append(piece.Data);
        return text.ToString();
    }
}
