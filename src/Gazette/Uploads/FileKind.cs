namespace Gazette.Uploads;

/// <summary>How an upload's text is to be read; told by the file name's ending.</summary>
public enum FileKind
{
    /// <summary>A page, however it was saved, web archives excepted.</summary>
    Html,

    /// <summary>A page by the rules of XML where it keeps them; read as <see cref="Html"/> where it does not.</summary>
    Xhtml,
    PlainText,
    Markdown,

    /// <summary>A page and what it shows in one MIME file, as browsers save it. Intake opens it; its text is <see cref="Html"/>.</summary>
    Mhtml,

    /// <summary>A message as mail programs save it; its text is plain or HTML.</summary>
    Mail,

    /// <summary>A document of Word (.docx). Intake makes HTML of its text.</summary>
    Word,

    /// <summary>Printed pages. Intake reads them; their text is a page that holds nothing else.</summary>
    Pdf,
}
