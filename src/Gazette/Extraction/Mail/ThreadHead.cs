using System.Text.RegularExpressions;

namespace Gazette.Extraction.Mail;

/// <summary>What mail programs write above a message that another one quotes or forwards.</summary>
/// <param name="First">The index of its first line.</param>
/// <param name="Count">Of its lines.</param>
/// <param name="IsForward">Whether it says that the message was passed on, and not answered.</param>
/// <param name="Sender">As it stands there, with an address or without; null when nothing says it. Likewise the others.</param>
internal sealed partial record ThreadHead(int First, int Count, bool IsForward, string? Sender, string? Date, string? Subject)
{
    private const int MaxLines = 14;
    private const int MinRows = 3;
    private const int MaxMark = 120;
    private const int MaxAttribution = 320;
    private const int MaxRow = 1_000;

    /// <summary>Null when no message begins at this line.</summary>
    public static ThreadHead? At(IReadOnlyList<MailLine> lines, int at)
    {
        var text = lines[at].Text;
        if (text.Length <= MaxMark && Mark().IsMatch(text))
        {
            var (count, rows) = Rows(lines, at + 1);
            return Of(at, 1 + count, Forward().IsMatch(text), rows);
        }

        if (text.Length <= MaxRow && Field().IsMatch(text))
        {
            var (count, rows) = Rows(lines, at);
            // Less may be a table of a text.
            if (rows.Count >= MinRows && rows.ContainsKey(Kind.From) && (rows.ContainsKey(Kind.Subject) || rows.ContainsKey(Kind.Date)))
                return Of(at, count, isForward: false, rows);
        }

        return Attribution(lines, at);
    }

    private static ThreadHead Of(int first, int count, bool isForward, Dictionary<Kind, string> rows) =>
        new(first, count, isForward, rows.GetValueOrDefault(Kind.From), rows.GetValueOrDefault(Kind.Date), rows.GetValueOrDefault(Kind.Subject));

    /// <summary>On Monday, Press Office wrote: above a quote, or with an address. It may take two lines.</summary>
    private static ThreadHead? Attribution(IReadOnlyList<MailLine> lines, int at)
    {
        var text = lines[at].Text;
        var count = 1;
        if (text.Length <= MaxAttribution && AttributionStart().IsMatch(text) && !IsOpen(text) && at + 1 < lines.Count && lines[at + 1].Text.Length <= MaxMark)
            (text, count) = ($"{text} {lines[at + 1].Text}", 2);
        if (text.Length > MaxAttribution || !IsOpen(text) || !(Wrote().IsMatch(text) || WroteLast().IsMatch(text)))
            return null;
        var isQuoteBelow = at + count < lines.Count && lines[at + count].Depth > lines[at].Depth;
        return isQuoteBelow || text.Contains('@', StringComparison.Ordinal) ? new ThreadHead(at, count, false, null, null, null) : null;
    }

    private static bool IsOpen(string text) => text[^1] is ':' or '：';

    /// <summary>The value may stand in the line below, as in a table, and go on in others.</summary>
    private static (int Count, Dictionary<Kind, string> Rows) Rows(IReadOnlyList<MailLine> lines, int at)
    {
        var rows = new Dictionary<Kind, string>();
        var end = at;
        for (var i = at; i < Math.Min(lines.Count, at + MaxLines); i++)
        {
            if (lines[i].Text.Length > MaxRow || Field().Match(lines[i].Text) is not { Success: true } field)
            {
                // Many receivers take more than one line.
                if (i > at && i == end && i + 1 < lines.Count && lines[i + 1].Text.Length <= MaxRow && Field().IsMatch(lines[i + 1].Text) && lines[i].Text.Contains('@', StringComparison.Ordinal))
                    end++;
                else
                    break;
                continue;
            }

            var value = field.Groups["value"].Value.Trim();
            if (value.Length == 0 && i + 1 < lines.Count && lines[i + 1].Text.Length <= MaxRow && !Field().IsMatch(lines[i + 1].Text))
                value = lines[++i].Text;
            rows.TryAdd(KindOf(field), value);
            end = i + 1;
        }

        return (end - at, rows);
    }

    private static Kind KindOf(Match field) =>
        field.Groups["from"].Success ? Kind.From : field.Groups["date"].Success ? Kind.Date : field.Groups["subject"].Success ? Kind.Subject : Kind.Other;

    private enum Kind
    {
        Other,
        From,
        Date,
        Subject,
    }

    // Backtracking is not linear here: two repeats can share their text.
    [GeneratedRegex("^[-_*=—─ ]{2,}\\s*(?:original message|original|forwarded message|forwarded by .{1,60}|weitergeleitete nachricht|ursprüngliche nachricht|original-?nachricht|message d['’]origine|message original|message transféré|message initial|mensaje original|mensaje reenviado|messaggio originale|messaggio inoltrato|oorspronkelijk bericht|doorgestuurd bericht|(?:原始|原|轉寄的?|转发的?|轉發的?|已转发|回复的原)(?:邮件|郵件)(?:信息|訊息)?)\\s*[-_*=—─ ]{2,}[:：]?$|^(?:begin forwarded message|anfang der weitergeleiteten (?:nachricht|e-mail)|début du (?:message|courriel) (?:transféré|réexpédié)|inizio messaggio inoltrato|inicio del mensaje reenviado|以下是转发的邮件|下面是被转发的邮件|开始转发的邮件|開始轉寄郵件)\\s*[:：]$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Mark();

    [GeneratedRegex("forward|weitergeleitet|transféré|réexpédié|inoltrat|reenviado|doorgestuurd|转发|轉寄|轉發", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Forward();

    // Backtracking is not linear here: two repeats can share their text.
    [GeneratedRegex("^\\*?(?:(?<from>from|von|de|da|van|från|fra|od|от|absender|expéditeur|发件人|發件人|寄件者|寄件人|差出人)|(?<date>date|sent(?: time)?|gesendet(?: am)?|datum|envoyé(?: le)?|fecha|enviado(?: el)?|data|inviato|verzonden|skickat|sendt|发送时间|發送時間|发送日期|發送日期|寄件日期|日期|时间|時間|送信日時)|(?<subject>subject|betreff|objet|asunto|oggetto|onderwerp|ämne|emne|assunto|主题|主題|主旨|件名)|to|an|à|a|para|aan|till|til|cc|bcc|kopie|copie|copia|reply-to|antwort an|importance|priority|attachments?|anlagen?|organi[sz]ation|收件人|收件者|宛先|抄送|副本|附件|重要性)\\*?\\s*[:：]\\*?\\s*(?<value>.*)$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Field();

    [GeneratedRegex("^(?:On|Am|Le|El|Il|Op|Den|Em|在|于|於)\\b.*[0-9]", RegexOptions.None, 10000)]
    private static partial Regex AttributionStart();

    // Backtracking is not linear here: two repeats can share their text.
    [GeneratedRegex("^(?:On|Am|Le|El|Il|Op|Den|Em)\\b.*[0-9].*\\b(?:wrote|schrieb|a écrit|escribió|ha scritto|schreef|skrev|escreveu)\\b.*[:：]$", RegexOptions.NonBacktracking)]
    private static partial Regex Wrote();

    [GeneratedRegex("(?:\\b(?:wrote|writes|schrieb|a écrit)|写道|寫道)\\s*[:：]$|<[^<>@\\s]+@[^<>@\\s]+>.{0,60}[:：]$", RegexOptions.None, 10000)]
    private static partial Regex WroteLast();
}
