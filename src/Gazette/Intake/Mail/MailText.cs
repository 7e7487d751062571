using System.Net;
using System.Text;
using Gazette.Uploads;
using MimeKit;

namespace Gazette.Intake.Mail;

/// <summary>The texts of a message as one: as plain text where all of them are, otherwise as HTML.</summary>
internal static class MailText
{
    /// <summary>What forwarding writes above a message; one within the message gets the same.</summary>
    private const string ForwardMark = "---------- Forwarded message ----------";

    private const int MinWrapped = 4;
    private const int MinWidth = 60;

    /// <param name="pieces">Each with its decoded text, empty for a head.</param>
    public static string Join(IReadOnlyList<(MailPiece Piece, string Text)> pieces, bool isPlain)
    {
        var joined = new StringBuilder();
        foreach (var (piece, text) in pieces)
        {
            if (joined.Length > 0)
                joined.Append(isPlain ? "\n\n" : "\n");
            if (piece.Message is { } message)
                joined.Append(HeadOf(message, isPlain));
            else if (piece.Content!.Kind == FileKind.Html)
                joined.Append(text);
            else
                joined.Append(isPlain ? Lines(piece, text) : Html(Lines(piece, text)));
        }

        return joined.ToString();
    }

    private static string Lines(MailPiece piece, string text) => piece.IsFlowed ? FlowedText.Unwrap(text, piece.DropsSpace) : text;

    private static string HeadOf(MimeMessage message, bool isPlain)
    {
        var envelope = new MailHeaders(message.Headers, charset: null).Envelope();
        var sender = envelope.Sender is { } from ? $"{from.Name} <{from.Address}>".Trim() : null;
        string?[] lines = [ForwardMark, Row("From", sender), Row("Date", message.Headers[HeaderId.Date]?.Trim()), Row("Subject", envelope.Subject)];
        return isPlain
            ? string.Join('\n', lines.OfType<string>()) + "\n"
            : string.Concat(lines.OfType<string>().Select(line => $"<p>{WebUtility.HtmlEncode(line)}</p>"));
    }

    private static string? Row(string name, string? value) => value is { Length: > 0 } ? $"{name}: {value}" : null;

    /// <summary>Wrapped lines stay what they are until the page is read; those of a foot are a line each.</summary>
    private static string Html(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Trim('\n').Split('\n');
        return lines.Length >= MinWrapped && lines.Any(l => l.Length >= MinWidth)
            ? $"<pre>\n{WebUtility.HtmlEncode(text)}</pre>"
            : $"<div>{string.Join("<br>", lines.Select(WebUtility.HtmlEncode))}</div>";
    }
}
