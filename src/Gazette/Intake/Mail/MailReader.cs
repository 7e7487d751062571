using System.Diagnostics.CodeAnalysis;
using System.Text;
using Gazette.Drafts;
using Gazette.Intake.Decoding;
using Gazette.Text.CharacterSets;
using Gazette.Uploads;
using MimeKit;

namespace Gazette.Intake.Mail;

/// <summary>
/// Opens what mail programs save (.eml; RFC 5322): the text that they show, the pictures of it, and what the headers say.
/// Nothing is fetched, nothing decrypted.
/// </summary>
internal static class MailReader
{
    private const string Remedy = "In the mail program forward the text alone as a new message, save that as .eml, and upload it.";

    private const string SealedText = "-----BEGIN PGP MESSAGE-----";

    /// <summary>Names of headers in Chinese mail of old are bytes in its set.</summary>
    private static readonly ParserOptions Options = new() { CharsetEncoding = CharacterSet.Open(CharacterSet.Gb18030, DecoderFallback.ReplacementFallback) };

    /// <returns>False with a fault whose detail goes on after the file's name.</returns>
    public static bool TryRead(ReadOnlyMemory<byte> bytes, CancellationToken cancellation, [NotNullWhen(true)] out SourceText? text, [NotNullWhen(false)] out Rejection? fault)
    {
        text = null;
        var file = MailFile.Message(bytes);
        fault = null;
        try
        {
            fault = WebArchiveLimits.Check(WebArchive.Stream(file), Remedy, cancellation);
            if (fault is null)
                (text, fault) = Read(new MimeParser(Options, WebArchive.Stream(file), MimeFormat.Entity, persistent: true).ParseMessage(cancellation), cancellation);
        }
        catch (Exception broken) when (broken is FormatException or IOException or ParseException)
        {
            // MimeKit's ways to say that a message is cut, or none at all.
        }

        if (text is null)
            fault ??= Invalid($"is no mail message that can be read. {Remedy}");
        return text is not null;
    }

    private static (SourceText?, Rejection?) Read(MimeMessage message, CancellationToken cancellation)
    {
        var parts = MailParts.Of(message, cancellation);
        var report = new RepairReport();
        var pieces = new List<(MailPiece Piece, string Text)>();
        string? charset = null;
        foreach (var piece in parts.Pieces)
        {
            var decoded = piece.Content is { } content ? CharacterSetDetection.Decode(content.Bytes.Span, CharacterSetDeclaration.Find(content.ContentType, content.Bytes.Span)) : null;
            if (decoded is not null && (BinaryContent.HasTooManyControls(decoded.Text) || (CharacterSet.IsWide(decoded.Charset) && BinaryContent.IsNoWideText(decoded.Text))))
                return (null, new Rejection(RejectionReason.NotText, $"holds bytes that no text has. {Remedy}"));
            if (decoded is not null)
                UploadReader.Report(decoded, report);
            charset ??= decoded?.Charset;
            pieces.Add((piece, decoded is null ? "" : UploadReader.WithoutNoncharacters(decoded.Text, report)));
        }

        var headers = new MailHeaders(message.Headers, charset);
        var hasText = pieces.Exists(p => !string.IsNullOrWhiteSpace(p.Text) && !IsSealed(p.Text));
        if (Refuse(headers, parts, hasText, pieces.Exists(p => IsSealed(p.Text))) is { } fault)
            return (null, fault);
        var isPlain = pieces.TrueForAll(p => p.Piece.Content is not { Kind: FileKind.Html });
        var pictures = new MailPictures(parts.Pictures, cancellation);
        return (new SourceText(FileKind.Mail, MailText.Join(pieces, isPlain), charset ?? CharacterSet.Utf8, report)
        {
            Location = pieces.Select(p => p.Piece.Content?.Location).FirstOrDefault(l => l is not null),
            Parts = pictures.Parts,
            Mail = headers.Envelope() with { IsPlain = isPlain, Pictures = pictures.All, Attachments = [.. parts.Attachments.Select(NameOf)] },
        }, null);
    }

    private static bool IsSealed(string text) => text.AsSpan().TrimStart().StartsWith(SealedText);

    private static Rejection? Refuse(MailHeaders headers, MailParts parts, bool hasText, bool isSealed)
    {
        if (!headers.AreOfMessage)
            return Invalid($"is no mail message that can be read: it has no header of one. {Remedy}");
        if (parts.IsReport)
            return Invalid("is a report about the delivery of another message. Upload that message.");
        if (hasText)
            return null;
        if (parts.HasSealed || isSealed)
            return Invalid("is encrypted, or sealed so that its text cannot be read. Open it in the mail program, forward its text without encryption and signature to yourself, and upload that message.");
        if (parts.Attachments.Count > 0)
            return new Rejection(RejectionReason.NoArticle, $"has no text of its own. Its text seems to stand in what is attached ({string.Join(", ", parts.Attachments.Take(3).Select(NameOf))}). Save that from the mail program, and upload it.");
        return new Rejection(RejectionReason.Empty, "is a message without a text. Check that the mail program shows the text, save the message again, and upload it anew.");
    }

    private static string NameOf(MimePart part)
    {
        var name = part.FileName is { Length: > 0 } stated ? MailWords.Decode(stated) : part.ContentType.MimeType;
        return part.ContentType.IsMimeType("application", "ms-tnef") ? $"{name} (what Outlook packs for Outlook alone)" : name;
    }

    private static Rejection Invalid(string detail) => new(RejectionReason.MailInvalid, detail);
}
