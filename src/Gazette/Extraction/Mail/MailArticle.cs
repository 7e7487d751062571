using Gazette.Articles;
using Gazette.Articles.Edits;
using Gazette.Drafts;
using Gazette.Extraction.Authors;
using Gazette.Extraction.Body;
using Gazette.Extraction.Fields;
using Gazette.Extraction.Head;
using Gazette.Extraction.Language;
using Gazette.Extraction.Lines;
using Gazette.Extraction.PlainText;
using Gazette.Uploads;

namespace Gazette.Extraction.Mail;

/// <summary>
/// Reads a mail message. All that its sender wrote is the article, save greeting and signature; of a message that is passed
/// on with a note, it is the other message. No line is judged as those of pages are, unless it is a page of teasers.
/// </summary>
internal static class MailArticle
{
    /// <summary>Days between the sending of a notice and the day under its signature.</summary>
    private const int MaxDaysApart = 7;

    /// <summary>What a text says of its headline is told in the first lines.</summary>
    private const int MaxHead = 12;

    private const int MinOverlap = 6;

    /// <summary>Null when the message holds an article.</summary>
    public static Rejection? Read(Draft draft, Site? site)
    {
        var mail = draft.Mail!;
        foreach (var name in mail.Attachments)
            draft.Report.Add(MailRule.Attachment, name, "", certain: false);
        if (!mail.IsPlain && mail.IsBulk && Newsletter.IsOne(draft))
            return ReadNewsletter(draft, mail, site);
        MailMarkup.Prepare(draft);
        var shown = MailMarkup.ShownIn(draft);
        mail = TakeMessage(draft, mail);
        if (draft.Body.TextContent.Any(char.IsLetterOrDigit))
            MailMarkup.AppendPictures(draft, shown);
        PageLinks.Resolve(draft);
        ReadHead(draft, MailSubject.HeadlineOf(mail.Subject));
        PlainTextArticle.CutBelowRelease(draft);
        FieldsAtFoot.Take(draft);
        ReadText(draft, mail, site);
        if (mail.IsPlain)
            PlainTextShapes.Apply(draft.Body, draft.Report.Edits);
        return null;
    }

    /// <summary>One message is left in the body; what it says of its sender, time and subject is given back.</summary>
    private static MailEnvelope TakeMessage(Draft draft, MailEnvelope mail)
    {
        var lines = draft.Budget.Watch(MailLine.Of(draft));
        var thread = MailThread.Of(lines);
        var (text, covers) = thread.Choose(MailSubject.IsForward(mail.Subject), m => Text(m, ClosingOf(m, mail)));
        var envelope = text.HeadOfIt is { } head ? Passed(mail, head) : mail;
        var cuts = new MailCuts(draft);
        foreach (var message in thread.Messages)
        {
            var isCover = covers.Contains(message);
            if (message == text || isCover)
                cuts.Add(message.Head, EditList.Fields);
            if (message != text)
                cuts.Add(isCover ? message.Lines : [.. message.Head, .. message.Lines], isCover ? MailRule.Cover : MailRule.Quote);
        }

        cuts.Add(text.Lines, ClosingOf(text, envelope));
        cuts.Apply();
        if (text.Depth > 0 && text.Lines.Count > 0)
            MailMarkup.OpenQuotesAround(text.Lines[0]);
        return envelope;
    }

    private static string?[] ClosingOf(MailThread.Message message, MailEnvelope mail) =>
        new MailClosing(MailSubject.HeadlineOf(message.HeadOfIt?.Subject ?? mail.Subject), MailSource.Read(message.HeadOfIt?.Sender) ?? mail.Sender).RulesOf(message.Lines);

    private static IEnumerable<MailLine> Text(MailThread.Message message, string?[] rules) => message.Lines.Where((_, i) => rules[i] is null);

    private static MailEnvelope Passed(MailEnvelope outer, ThreadHead head) => outer with
    {
        Subject = head.Subject is { Length: > 0 } subject ? subject : outer.Subject,
        Sender = MailSource.Read(head.Sender),
        Sent = null,
        SentAsPrinted = head.Date,
    };

    private static void ReadHead(Draft draft, string? headline)
    {
        var metadata = draft.Metadata;
        metadata.Title = headline;
        var lines = TextLines.Of(draft.Body, draft.Budget);
        var (taken, evidence) = (new List<TextLine>(), new FieldEvidence());
        foreach (var (at, line) in lines.Take(MaxHead).Index())
        {
            if (MetaRow.Read(line.Text) is { IsWhole: true } row && !MatterDates.Is(row, lines, at, evidence.Day))
                evidence.Add(row);
            else if (IsHeadline(line, metadata.Title, lines.Count > at + 1))
                metadata.Title = line.Text;
            else if (!Headline.IsReleaseMark(line.Text))
                break;
            taken.Add(line);
        }

        foreach (var line in taken)
            line.Remove(draft, EditList.Fields);
        RepeatedHead.Remove(draft, taken);
        evidence.Fill(metadata, draft.Report);
    }

    /// <summary>It says what the subject says, or more of it; without a subject the first line that could be one.</summary>
    private static bool IsHeadline(TextLine line, string? subject, bool hasText)
    {
        if (subject is null)
            return hasText && Headline.CouldBe(line.Text);
        var (one, other) = (line.Key, TextLine.KeyOf(subject));
        if (one == other)
            return true;
        var (shorter, longer) = one.Length < other.Length ? (one, other) : (other, one);
        return shorter.Length >= MinOverlap && shorter.Length * 2 > longer.Length && longer.Contains(shorter, StringComparison.Ordinal) && Headline.CouldBe(line.Text);
    }

    private static void ReadText(Draft draft, MailEnvelope mail, Site? site)
    {
        var text = TextLines.Of(draft.Body, draft.Budget);
        AuthorLines.FillFromText(text, draft.Metadata);
        Dateline.Fill(text, draft.Metadata);
        SignedDay.Fill(text, draft.Metadata, draft.Report);
        FillFromEnvelope(draft, mail, ClockOf(draft, text, site));
    }

    private static Rejection? ReadNewsletter(Draft draft, MailEnvelope mail, Site? site)
    {
        draft.Metadata.Title = MailSubject.HeadlineOf(mail.Subject);
        if (PageArticle.Read(draft, site) is { } rejection)
            return rejection;
        FillFromEnvelope(draft, mail, ClockOf(draft, TextLines.Of(draft.Body, draft.Budget), site));
        return null;
    }

    private static void FillFromEnvelope(Draft draft, MailEnvelope mail, TimeZoneInfo? clock)
    {
        var (metadata, report) = (draft.Metadata, draft.Report);
        if (metadata.Source is null && MailSource.Of(mail.Sender) is { } source)
        {
            metadata.Source = source;
            report.Add(MailRule.Source, "", source);
        }

        if (Sent(mail, clock) is not { } sent)
            return;
        if (metadata.PublishedAt is null)
        {
            metadata.PublishedAt = sent;
            report.Add(MailRule.Date, "", sent.ToString(), certain: !mail.IsSentDoubtful);
        }
        else if (Math.Abs(metadata.PublishedAt.Date.DayNumber - sent.Date.DayNumber) <= MaxDaysApart && !mail.IsSentDoubtful)
        {
            // Two say so.
            report.Settle(SignedDay.Rule);
        }
    }

    private static PublishDate? Sent(MailEnvelope mail, TimeZoneInfo? clock)
    {
        if (mail.SentAsPrinted is { } printed)
            return PrintedDate.FindIn(printed)?.Date;
        if (mail.Sent is not { Year: >= PublishDate.MinYear and <= PublishDate.MaxYear } sent)
            return null;
        var date = new PublishDate(DateOnly.FromDateTime(sent.DateTime), new TimeOnly(sent.Hour, sent.Minute), sent.Offset);
        return clock is null ? date : date.FromUtcTo(clock);
    }

    /// <summary>The site's clock for texts in its language: programs write the time of servers.</summary>
    private static TimeZoneInfo? ClockOf(Draft draft, IReadOnlyList<TextLine> text, Site? site)
    {
        var language = TextLanguage.Of($"{draft.Metadata.Title}\n{string.Join('\n', text.Select(l => l.Text))}", draft.Document.DocumentElement.GetAttribute("lang"));
        return site is not null && language?.Split('-')[0] == site.Language.Split('-')[0] ? site.TimeZone : null;
    }
}
