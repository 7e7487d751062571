using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Gazette.Articles.Media;
using Gazette.Uploads;

namespace Gazette.Drafts;

/// <summary>
/// An article in the making: one parsed document that every stage works on in place. Plain text and Markdown are
/// turned into the same DOM, so that rules and sanitizer know one material only.
/// </summary>
public sealed class Draft
{
    public required FileKind Kind { get; init; }

    /// <summary>The whole upload, parsed once. A plain parser: no scripts, no style sheets, nothing is fetched.</summary>
    public required IHtmlDocument Document { get; init; }

    /// <summary>The element whose children are the article's blocks. All of the document until Extraction has chosen.</summary>
    public required IElement Body { get; set; }

    /// <summary>Where the upload says it was saved from, beside what stands in the document; null when it does not.</summary>
    public string? Location { get; init; }

    /// <summary>The address that readers find the original page at; null when nothing tells it.</summary>
    public string? PageAddress { get; set; }

    /// <summary>The pictures of the same file, by each address that an image may give.</summary>
    internal IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Parts { get; init; } = new Dictionary<string, ReadOnlyMemory<byte>>();

    /// <summary>Of a mail message; null for all other kinds.</summary>
    internal MailEnvelope? Mail { get; init; }

    /// <summary>What becomes of the body's images; one that is not here goes.</summary>
    internal Dictionary<IElement, PicturePlace> Pictures { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>The links to documents and archives, with their addresses as the file gives them.</summary>
    internal Dictionary<IElement, string> FileLinks { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>The links that lead to files of ours.</summary>
    internal Dictionary<IElement, LinkedAttachment> Attachments { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>Captions of which nobody knows yet whether they stay.</summary>
    internal List<PictureCaption> Captions { get; } = [];

    public Metadata Metadata { get; init; } = new();

    /// <summary>Also keeps every edit of the text.</summary>
    public required RepairReport Report { get; init; }

    /// <summary>Every stage keeps to it.</summary>
    internal ProcessingBudget Budget { get; init; } = ProcessingBudget.Unlimited();
}
