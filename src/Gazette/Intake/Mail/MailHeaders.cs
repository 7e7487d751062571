using Gazette.Drafts;
using MimeKit;
using MimeKit.Utils;

namespace Gazette.Intake.Mail;

/// <summary>Subject, sender and time of a message, from headers that any program may have written.</summary>
/// <param name="charset">Of the message's text, for headers that name none; null when nothing tells.</param>
internal sealed class MailHeaders(HeaderList headers, string? charset)
{
    /// <summary>A message is a day or so on its way at most; a clock that is wrong is off by more.</summary>
    private static readonly TimeSpan MaxJourney = TimeSpan.FromHours(36);

    private static readonly HeaderId[] OfMessages =
        [HeaderId.From, HeaderId.Subject, HeaderId.Date, HeaderId.To, HeaderId.MessageId, HeaderId.Received, HeaderId.MimeVersion, HeaderId.ContentType];

    public bool AreOfMessage => OfMessages.Any(headers.Contains);

    public MailEnvelope Envelope()
    {
        var stated = MomentOf(headers[HeaderId.Date]);
        var received = MomentOf(headers[HeaderId.Received]?.Split(';')[^1]);
        return new MailEnvelope
        {
            Subject = Value(HeaderId.Subject) is { Length: > 0 } subject ? subject : null,
            Sender = Sender(),
            Sent = stated ?? received,
            IsSentDoubtful = stated is null || (received is { } moment && (moment - stated.Value).Duration() > MaxJourney),
            IsBulk = headers.Contains(HeaderId.ListUnsubscribe) || headers.Contains(HeaderId.ListId),
        };
    }

    private static DateTimeOffset? MomentOf(string? value) => value is not null && DateUtils.TryParse(value.Trim(), out var moment) ? moment : null;

    private string Value(HeaderId id) => Find(id) is { } header ? MailWords.Decode(header.RawValue, charset) : "";

    private Header? Find(HeaderId id) => headers.FirstOrDefault(h => h.Id == id);

    /// <summary>The first of several; in either of the forms <c>Name &lt;address></c> and <c>address (Name)</c>.</summary>
    private MailSender? Sender()
    {
        if (Find(HeaderId.From) is not { } header)
            return null;
        // Undecoded: an encoded name may hold any sign.
        var value = MailWords.Unfolded(header.RawValue, charset);
        var open = IndexOutsideQuotes(value, '<');
        if (open >= 0)
            return new MailSender(Name(value[..open]), value[(open + 1)..].Split('>')[0].Trim());
        var (bracket, end) = (IndexOutsideQuotes(value, '('), value.LastIndexOf(')'));
        return bracket >= 0 && end > bracket
            ? new MailSender(Name(value[(bracket + 1)..end]), value[..bracket].Trim())
            : value.Contains('@', StringComparison.Ordinal) ? new MailSender("", value.Split(',')[0].Trim()) : new MailSender(Name(value), "");
    }

    private static string Name(string phrase) =>
        MailWords.Decode(phrase.Replace("\\\"", "\"", StringComparison.Ordinal).Trim(' ', '"', '\'')).Trim(' ', '"', '\'');

    private static int IndexOutsideQuotes(string value, char wanted)
    {
        var isQuoted = false;
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '"' && (i == 0 || value[i - 1] != '\\'))
                isQuoted = !isQuoted;
            else if (value[i] == wanted && !isQuoted)
                return i;
        }

        return -1;
    }
}
