namespace Gazette.Uploads;

/// <summary>The codes that a <see cref="Rejection"/> may carry; they are part of the JSON contract.</summary>
public static class RejectionReason
{
    /// <summary>The name's ending is of no kind that can be published.</summary>
    public const string UnsupportedKind = "unsupported-kind";

    /// <summary>A blob whose name no address can carry.</summary>
    public const string UnsupportedName = "unsupported-name";

    /// <summary>No bytes, or nothing but white space.</summary>
    public const string Empty = "empty";

    /// <summary>More bytes than <see cref="GazetteOptions.MaxUploadBytes"/>.</summary>
    public const string TooLarge = "too-large";

    /// <summary>Bytes that no character set explains.</summary>
    public const string NotText = "not-text";

    /// <summary>A picture by its name that is none by its bytes, or is broken.</summary>
    public const string NotPicture = "not-picture";

    /// <summary>A file that an article links as its attachment, and whose bytes are none of its name's kind.</summary>
    public const string NotAttachment = "not-attachment";

    /// <summary>One of the limits of structure; the detail names it.</summary>
    public const string TooComplex = "too-complex";

    /// <summary>Longer than <see cref="GazetteOptions.MaxEditSeconds"/>.</summary>
    public const string TooSlow = "too-slow";

    /// <summary>The parser fails on it.</summary>
    public const string MarkupInvalid = "markup-invalid";

    /// <summary>No page can be read from the MIME message.</summary>
    public const string WebArchiveInvalid = "web-archive-invalid";

    /// <summary>No text can be read from the mail message: it is none, is encrypted, or only reports about another.</summary>
    public const string MailInvalid = "mail-invalid";

    /// <summary>No Word document, or one that is locked, damaged or holds macros.</summary>
    public const string WordInvalid = "word-invalid";

    /// <summary>Locked, cut off, or broken in another way.</summary>
    public const string PdfInvalid = "pdf-invalid";

    /// <summary>Its pages are pictures, or its fonts do not say which characters they show.</summary>
    public const string PdfWithoutText = "pdf-without-text";

    /// <summary>No zip archive, or one that is locked, damaged, or would be unpacked elsewhere.</summary>
    public const string ArchiveInvalid = "archive-invalid";

    /// <summary>The YAML at its head cannot be read, or is beyond a limit.</summary>
    public const string FrontMatterInvalid = "front-matter-invalid";

    /// <summary>Nothing readable is left beside the headline.</summary>
    public const string NoArticle = "no-article";

    /// <summary>Another file's article has the address.</summary>
    public const string IdTaken = "id-taken";

    /// <summary>A new version of an article that readers have, which nobody has accepted yet.</summary>
    public const string Held = "held";

    /// <summary>The file is gone.</summary>
    public const string Deleted = "deleted";

    /// <summary>It was an article, and now another one links its file as an attachment.</summary>
    public const string Attached = "attached";

    /// <summary>Somebody asked for it.</summary>
    public const string Withdrawn = "withdrawn";

    /// <summary>Of a failed receipt: the trigger gave up before a run could say why.</summary>
    public const string GaveUp = "gave-up";
}
