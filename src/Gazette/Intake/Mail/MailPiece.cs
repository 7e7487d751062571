using MimeKit;

namespace Gazette.Intake.Mail;

/// <summary>What a mail program shows one below the other: texts, and the head of a message within the message.</summary>
/// <param name="Content">Null for a head.</param>
/// <param name="IsFlowed">Whether lines that end in a space go on.</param>
/// <param name="DropsSpace">Whether that space is no text.</param>
/// <param name="Message">Whose head it is; null for a text.</param>
internal sealed record MailPiece(FileContent? Content, bool IsFlowed = false, bool DropsSpace = false, MimeMessage? Message = null);
