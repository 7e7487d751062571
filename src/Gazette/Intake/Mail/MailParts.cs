using System.Text;
using System.Text.RegularExpressions;
using Gazette.Uploads;
using MimeKit;
using MimeKit.Cryptography;

namespace Gazette.Intake.Mail;

/// <summary>The parts of a message, told apart as mail programs do: texts to show, pictures, and what is only attached.</summary>
internal sealed partial class MailParts(CancellationToken cancellation)
{
    /// <summary>A plain text that says so much more than the HTML beside it is the message.</summary>
    private const int TimesMore = 3;
    private const int MinLetters = 100;

    /// <summary>They say something of the other parts and nothing to readers.</summary>
    private static readonly string[] Seals =
        ["application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature", "application/applefile", "application/pgp-encrypted"];

    private readonly List<MailPiece> pieces = [];
    private readonly List<MimePart> pictures = [];
    private readonly List<MimePart> attachments = [];

    public IReadOnlyList<MailPiece> Pieces => pieces;

    public IReadOnlyList<MimePart> Pictures => pictures;

    public IReadOnlyList<MimePart> Attachments => attachments;

    /// <summary>A part that only its receiver can open.</summary>
    public bool HasSealed { get; private set; }

    /// <summary>Says what became of another message: it was not delivered, or was read.</summary>
    public bool IsReport { get; private set; }

    public static MailParts Of(MimeMessage message, CancellationToken cancellation)
    {
        var parts = new MailParts(cancellation);
        parts.IsReport = message.Body is MultipartReport { ReportType: { } type } && type.ToLowerInvariant() is "delivery-status" or "disposition-notification" or "feedback-report";
        parts.Visit(message.Body);
        return parts;
    }

    private void Visit(MimeEntity? entity)
    {
        cancellation.ThrowIfCancellationRequested();
        switch (entity)
        {
            case MessagePart { Message: { } inner }:
                pieces.Add(new MailPiece(null, Message: inner));
                Visit(inner.Body);
                break;
            case MultipartEncrypted:
                HasSealed = true;
                break;
            case MultipartAlternative alternative:
                VisitAlternative(alternative);
                break;
            case MultipartRelated { Root: { } root } related:
                Visit(root);
                foreach (var other in related.Where(e => e != root))
                    VisitBeside(other);
                break;
            case MultipartSigned signed:
                Visit(signed.FirstOrDefault());
                break;
            case Multipart multipart:
                foreach (var child in multipart)
                    Visit(child);
                break;
            case MimePart part:
                VisitPart(part);
                break;
        }
    }

    /// <summary>One of its texts is shown; what else it brings is kept.</summary>
    private void VisitAlternative(MultipartAlternative alternative)
    {
        var chosen = Choose(alternative);
        foreach (var child in alternative)
        {
            if (child == chosen)
                Visit(child);
            else
                VisitBeside(child);
        }
    }

    /// <summary>A text here is the same one in another form, or a part of another page.</summary>
    private void VisitBeside(MimeEntity entity)
    {
        if (entity is Multipart multipart)
        {
            foreach (var child in multipart)
                VisitBeside(child);
        }
        else if (entity is MimePart part && !IsShown(part))
        {
            VisitPart(part);
        }
    }

    private void VisitPart(MimePart part)
    {
        var type = part.ContentType.MimeType.ToLowerInvariant();
        if (type is "application/pkcs7-mime" or "application/x-pkcs7-mime")
            HasSealed = true;
        else if (part.ContentType.IsMimeType("image", "*") && type != "image/svg+xml")
            pictures.Add(part);
        else if (IsShown(part))
            pieces.Add(new MailPiece(ContentOf(part), Parameter(part, "format") == "flowed", Parameter(part, "delsp") == "yes"));
        else if (!Seals.Contains(type))
            attachments.Add(part);
    }

    private static string Parameter(MimePart part, string name) => part.ContentType.Parameters[name]?.Trim().ToLowerInvariant() ?? "";

    /// <summary>In the window of a mail program, and not as a sign to click on.</summary>
    private static bool IsShown(MimePart part) => !part.IsAttachment && KindOf(part) is not null;

    private static FileKind? KindOf(MimePart part) => part.ContentType.MimeType.ToLowerInvariant() switch
    {
        "text/html" or "application/xhtml+xml" => FileKind.Html,
        "text/plain" or "text/markdown" => FileKind.PlainText,
        _ => null,
    };

    private FileContent ContentOf(MimePart part)
    {
        using var decoded = new MemoryStream();
        part.Content?.DecodeTo(decoded, cancellation);
        return new FileContent(KindOf(part)!.Value, decoded.ToArray(), part.ContentType.ToString(), part.ContentLocation?.OriginalString);
    }

    /// <summary>The richest is last; it may be empty, or only say that there is another.</summary>
    private MimeEntity? Choose(MultipartAlternative alternative)
    {
        var sizes = alternative.Select(child => (Child: child, Sizes: SizesOf(child))).ToArray();
        var html = Array.FindLast(sizes, s => s.Sizes.Html > 0 || s.Sizes.HasPictures);
        var plain = Array.FindLast(sizes, s => s.Sizes.Plain > 0);
        if (html.Child is null || (plain.Sizes.Plain >= MinLetters && plain.Sizes.Plain > html.Sizes.Html * TimesMore))
            return plain.Child ?? html.Child ?? alternative.LastOrDefault();
        return html.Child;
    }

    /// <summary>Letters that a reader would see, about: their bytes are counted.</summary>
    private (int Html, int Plain, bool HasPictures) SizesOf(MimeEntity entity)
    {
        if (entity is Multipart multipart)
            return multipart.Select(SizesOf).Aggregate((Html: 0, Plain: 0, HasPictures: false), (all, one) => (all.Html + one.Html, all.Plain + one.Plain, all.HasPictures || one.HasPictures));
        if (entity is not MimePart part || !IsShown(part))
            return default;
        var text = Encoding.Latin1.GetString(ContentOf(part).Bytes.Span);
        return KindOf(part) == FileKind.Html
            ? (Letters(Markup().Replace(text, " ")), 0, text.Contains("<img", StringComparison.OrdinalIgnoreCase))
            : (0, Letters(Addresses().Replace(text, " ")), false);
    }

    private static int Letters(string text) => text.Count(c => char.IsAsciiLetterOrDigit(c) || c >= '\u0080');

    // Backtracking is not linear here: a repeat can begin anew at each character.
    [GeneratedRegex("<!--.*?-->|<(?:style|script|title)\\b.*?</(?:style|script|title)\\s*>|<[^>]*>|&[a-z#0-9]{1,10};", RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Markup();

    [GeneratedRegex("https?://\\S+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Addresses();
}
