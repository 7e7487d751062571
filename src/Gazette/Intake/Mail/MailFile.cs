using System.Text;
using System.Text.RegularExpressions;

namespace Gazette.Intake.Mail;

/// <summary>Tells messages and web archives by their first header: both are MIME, and either goes under the other's name.</summary>
internal static partial class MailFile
{
    private const int MaxHead = 64 * 1024;

    /// <summary>A message under the name of a web archive: it was on its way to somebody.</summary>
    public static bool IsMessage(ReadOnlySpan<byte> bytes) => HeadOf(bytes) is var head && !Saved().IsMatch(head) && Sent().IsMatch(head);

    /// <summary>A web archive under the name of a message.</summary>
    public static bool IsArchive(ReadOnlySpan<byte> bytes) =>
        HeadOf(bytes) is var head && (Saved().IsMatch(head) || (Related().IsMatch(head) && !Sent().IsMatch(head) && !Sender().IsMatch(head)));

    /// <summary>Without what programs put before the first header: a byte order mark, empty lines, the mark of a mailbox.</summary>
    public static ReadOnlyMemory<byte> Message(ReadOnlyMemory<byte> bytes)
    {
        var span = bytes.Span;
        var start = span.StartsWith("\uFEFF"u8) ? 3 : 0;
        while (start < span.Length && span[start] is (byte)'\r' or (byte)'\n' or (byte)' ' or (byte)'\t')
            start++;
        if (span[start..].StartsWith("From "u8))
            start += span[start..].IndexOf((byte)'\n') + 1;
        return bytes[start..];
    }

    private static string HeadOf(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, MaxHead)]).ReplaceLineEndings("\n").TrimStart();
        var end = head.IndexOf("\n\n", StringComparison.Ordinal);
        return end < 0 ? head : head[..end];
    }

    [GeneratedRegex("^(?:Snapshot-Content-Location:|From:\\s*[\"<]*Saved by )", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Saved();

    [GeneratedRegex("^(?:Received|Message-ID|To|Cc|Bcc|Delivered-To|Return-Path|Envelope-To|X-Unsent):", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Sent();

    // Backtracking is not linear here: a repeat can begin anew at each character.
    [GeneratedRegex("^From:.*@", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Sender();

    [GeneratedRegex("^Content-Type:\\s*multipart/related", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Related();
}
