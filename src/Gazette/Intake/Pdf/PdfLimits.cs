using System.Globalization;
using Gazette.Uploads;

namespace Gazette.Intake.Pdf;

/// <summary>How much a PDF may hold and unpack to. Each limit is looked at before the work that it bounds.</summary>
internal static class PdfLimits
{
    /// <summary>A page tree that names more costs memory before a page is read.</summary>
    public const int MaxPages = 300;

    /// <summary>Letters, with those that no page shows; <c>MarkupLimits.MaxText</c> says the same of a page.</summary>
    public const int MaxLetters = 1_000_000;

    /// <summary>Pieces of graphics and text, those of forms again wherever they are shown.</summary>
    public const int MaxOperations = 3_000_000;

    /// <summary>Bytes of one stream once it is unpacked: a page's content, a table of objects.</summary>
    public const int MaxStream = 8 * 1024 * 1024;

    /// <summary>Likewise of one font; a whole Chinese font has 20 MB.</summary>
    public const int MaxFont = 32 * 1024 * 1024;

    /// <summary>Likewise of all that is read, again wherever it is read again.</summary>
    public const int MaxUnpacked = 128 * 1024 * 1024;

    /// <summary>Forms within one another.</summary>
    public const int MaxForms = 24;

    /// <summary>Groups of pages: the library calls itself for one in another.</summary>
    public const int MaxNodes = 2_000;

    /// <summary>In one list, of pages or of parts of a page.</summary>
    public const int MaxReferences = 10_000;

    /// <summary>Objects that only name another such object; two may name each other.</summary>
    public const int MaxBareReferences = 0;

    /// <summary>Lines of one page, those of columns beside each other each.</summary>
    public const int MaxLines = 5_000;

    /// <summary>Of one page, those that are large enough to stand behind a letter: each letter is compared with each.</summary>
    public const int MaxPaints = 50_000;

    /// <summary>Characters that a font's map names; those of four bytes are no reason to have more.</summary>
    public const int MaxMapped = 500_000;

    /// <summary>Of pictures amid a page's text: each may be the last one's.</summary>
    public const int MaxImageEnds = 20_000;

    /// <summary>Links of one page, and of pictures of a document: each letter is compared with each link.</summary>
    public const int MaxLinks = 500;

    private const string Remedy = "Split the document, or save the text that it was made from as a new file and upload that.";

    /// <summary>Throws where there is more than the limit.</summary>
    /// <param name="what">Follows the number, and begins with a space.</param>
    public static void Check(long own, long limit, string what)
    {
        if (own > limit)
            throw new Exceeded(new Rejection(RejectionReason.TooComplex, $"has {Number(own)}{what}; the limit is {Number(limit)}. {Remedy}"));
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <param name="rejection">Its detail goes on after the file's name.</param>
    public sealed class Exceeded(Rejection rejection) : Exception(rejection.Detail)
    {
        public Rejection Rejection => rejection;
    }
}
