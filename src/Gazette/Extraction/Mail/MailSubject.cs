using System.Text.RegularExpressions;

namespace Gazette.Extraction.Mail;

/// <summary>What a subject says of the text, without what answering, forwarding and gateways put before it.</summary>
internal static partial class MailSubject
{
    private const int MaxRounds = 20;

    /// <summary>Whether the message is passed on.</summary>
    public static bool IsForward(string? subject) => subject is not null && Forward().IsMatch(subject);

    /// <returns>Null where nothing is left that would be a headline.</returns>
    public static string? HeadlineOf(string? subject)
    {
        var headline = subject?.Trim() ?? "";
        for (var round = 0; round < MaxRounds && Prefix().Match(headline) is { Success: true } prefix; round++)
            headline = headline[prefix.Length..].TrimStart();
        return headline.Any(char.IsLetterOrDigit) && !NoHeadline().IsMatch(headline) ? headline : null;
    }

    [GeneratedRegex("^(?:(?:re|fw|fwd|aw|wg|wtr|antw|tr|rv|res|enc|sv|vs|vl|vb|odp|ynt|i|r|回复|回覆|回信|答复|答覆|转发|轉寄|轉發|转寄)(?:\\s?\\[[0-9]+\\]|\\s?\\([0-9]+\\))?\\s*[:：]|\\[(?:ext|extern|external|spam\\??|bulk|suspected spam)\\]|\\*{2,}\\s*spam\\s*\\*{2,}|(?:press|media|news) (?:release|information|statement)\\s*(?:[:：|]|[-–—] )|(?:presse|medien)(?:mitteilung|information|meldung)\\s*(?:[:：|]|[-–—] )|communiqué(?: de presse)?\\s*(?:[:：|]|[-–—] )|(?:新闻通?稿|新聞通?稿|通稿)\\s*[:：|])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Prefix();

    [GeneratedRegex("^(?:fw|fwd|wg|wtr|tr|rv|enc|vs|vl|vb|i|转发|轉寄|轉發|转寄)(?:\\[[0-9]+\\])?\\s*[:：]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Forward();

    [GeneratedRegex("^[\\W_]*(?:(?:press|media|news) (?:release|information|statement)s?|newsletter|presse(?:mitteilung|information|meldung)(?:en)?|medienmitteilung|communiqué(?: de presse)?|新闻通?稿|新聞通?稿|通稿|稿件|投稿|无主题|無主題|\\(?no subject\\)?|kein betreff|untitled)[\\W_0-9]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex NoHeadline();
}
