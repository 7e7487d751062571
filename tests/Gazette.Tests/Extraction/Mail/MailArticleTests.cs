using Gazette.Drafts;

namespace Gazette.Tests;

public sealed class MailArticleTests
{
    private const string First = "The buses of route 4 take the river road from Monday on, and they stop at the library.";
    private const string Second = "Passengers may ask the driver how to change. The signs at the stops are renewed in this week.";

    [Theory]
    [InlineData("Re: AW: Fwd: Route 4", "Route 4")]
    [InlineData("RE[2]: Route 4", "Route 4")]
    [InlineData("[EXTERNAL] Press release - Route 4", "Route 4")]
    [InlineData("转发: 答复：新闻稿：四路公交车改道", "四路公交车改道")]
    [InlineData("Re-opening of the library", "Re-opening of the library")]
    public async Task The_subject_is_the_headline(string subject, string title) =>
        Assert.Equal(title, (await ReadAsync($"{First}\n\n{Second}", $"Subject: {subject}")).Metadata.Title);

    [Theory]
    [InlineData("Press release")]
    [InlineData("新闻稿")]
    [InlineData("Fwd:")]
    public async Task Where_the_subject_is_none_the_first_line_is(string subject)
    {
        var draft = await ReadAsync($"Route 4 takes the river road\n\n{First}\n\n{Second}", $"Subject: {subject}");
        Assert.Equal("Route 4 takes the river road", draft.Metadata.Title);
        Assert.Equal([$"p: {First}", $"p: {Second}"], Articles.Lines(draft));
    }

    [Theory]
    [InlineData("Rivertown Press Office <press@rivertown.example>", "Rivertown Press Office")]
    [InlineData("City Transport <news@citytransport.example>", "City Transport")]
    [InlineData("Anna Berger (City Press Office) <anna.berger@city.example>", "City Press Office")]
    [InlineData("Anna Berger <anna.berger@city.example>", null)]
    [InlineData("Anna Berger <press@city.example>", null)]
    [InlineData("Port Ellery City Council, Press Office <press@portellery.example>", "Port Ellery City Council, Press Office")]
    [InlineData("张伟 <zhangwei@city.example>", null)]
    [InlineData("江城市交通局 <jt@city.example>", "江城市交通局")]
    [InlineData("press@city.example", null)]
    public async Task An_office_that_sends_a_text_is_its_source(string from, string? source) =>
        Assert.Equal(source, (await ReadAsync($"{First}\n\n{Second}", $"From: {from}\nSubject: Route 4")).Metadata.Source);

    [Fact]
    public async Task What_the_text_says_goes_before_what_the_message_says()
    {
        var draft = await ReadAsync($"Published: 2026-02-01 10:00\nSource: City Transport\n\n{First}\n\n{Second}", "From: Press Office <press@a.example>\nSubject: Route 4\nDate: Tue, 3 Mar 2026 08:05:00 +0100");
        Assert.Equal(("2026-02-01 10:00", "City Transport"), (draft.Metadata.PublishedAt?.ToString(), draft.Metadata.Source));
        Assert.DoesNotContain(draft.Report.Repairs, r => r.Rule.StartsWith("mail-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_day_under_the_signature_that_the_message_bears_out_is_in_no_doubt()
    {
        const string Text = "自下周一起，四路公交车改走滨河路，在图书馆设站，首末班车时间不变。\n\n沿线站牌将在本周内更换完毕，乘客可以向司机咨询。\n\n江城市交通局\n\n2026年3月2日";
        var draft = await ReadAsync(Text, "Subject: 四路公交车改道\nDate: Tue, 3 Mar 2026 08:05:00 +0800");
        Assert.Equal("2026-03-02", draft.Metadata.PublishedAt?.ToString());
        Assert.False(draft.Report.NeedsReview);
    }

    [Fact]
    public async Task A_note_of_two_sentences_above_a_release_asks_for_a_review()
    {
        var draft = await ReadAsync($"This is the release that we spoke about on the telephone. Please print it on Friday at the latest.\n\n---------- Forwarded message ---------\nFrom: Roads Department <news@roads.example>\nDate: Fri, 6 Mar 2026 at 16:45\nSubject: Bridge closed\nTo: a@a.example\n\n{First}\n\n{Second}\n\n{First} {Second}", "Subject: Fwd: Bridge closed");
        Assert.Equal(("Bridge closed", "Roads Department", "2026-03-06 16:45"), (draft.Metadata.Title, draft.Metadata.Source, draft.Metadata.PublishedAt?.ToString()));
        Assert.Equal(3, Articles.Lines(draft).Count);
        Assert.Contains(draft.Report.Repairs, r => r is { Rule: "mail-cover-note", Certain: false });
    }

    [Fact]
    public async Task A_message_that_is_passed_on_twice_is_found()
    {
        static string Head(string from, string subject) => $"-----Ursprüngliche Nachricht-----\nVon: {from}\nGesendet: Freitag, 6. März 2026 16:45\nAn: x@x.example\nBetreff: {subject}\n\n";
        var draft = await ReadAsync($"zur Kenntnis\n\n{Head("Tom <tom@x.example>", "WG: Brücke gesperrt")}bitte drucken\n\n{Head("Tiefbauamt <presse@amt.example>", "Brücke gesperrt")}{First}\n\n{Second}", "Subject: WG: WG: Brücke gesperrt");
        Assert.Equal([$"p: {First}", $"p: {Second}"], Articles.Lines(draft));
        Assert.Equal("Tiefbauamt", draft.Metadata.Source);
    }

    [Theory]
    [InlineData("The mayor wrote:\n\n“We are glad.”")]
    [InlineData("On Monday 3 March the mayor wrote:\n\n“We are glad that it is done.”")]
    [InlineData("From: the station\n\nTo: the mill")]
    [InlineData("Dear residents of Mill Street,")]
    [InlineData("Telephone: 0123 456789\n\nBooking: tickets@elsewhere.example")]
    [InlineData("Best of all is the view from the bridge.")]
    [InlineData("Hi-tech firms come to town")]
    [InlineData("Best kept secrets of the town")]
    [InlineData("Press office moves to Mill Street")]
    [InlineData("Warning: stay outside the fence")]
    [InlineData("View the collection online")]
    [InlineData("Enter the code in your browser")]
    [InlineData("退订规则调整后，旅客可以在起飞前办理。")]
    [InlineData("“This message is confidential,” the note said.")]
    [InlineData("The letter was confidential, and nobody had seen this message before.")]
    [InlineData("To unsubscribe from the noise, residents plant hedges. It takes years.")]
    public async Task What_only_looks_like_the_frame_of_a_message_stays(string lines)
    {
        var draft = await ReadAsync($"{First}\n\n{lines}\n\n{Second}", "From: Press Office <press@a.example>\nSubject: Route 4");
        var text = string.Concat(Articles.Lines(draft).Select(l => l[(l.IndexOf(':', StringComparison.Ordinal) + 2)..]));
        Assert.Equal(string.Concat(First, lines.Replace("\n\n", "", StringComparison.Ordinal), Second), text);
    }

    [Theory]
    [InlineData("Telephone: 0123 456789\n\nBooking: tickets@elsewhere.example", 2)]
    [InlineData("Anna Berger\n\nPress Office\n\nTel: 0123 456789\n\npress@a.example", 0)]
    [InlineData("Kind regards\n\nAnna Berger", 0)]
    [InlineData("-- \nAnna Berger\nMill Street 4", 0)]
    [InlineData("Press contact:\nAnna Berger, 0123 456789", 0)]
    [InlineData("Sent from my iPhone", 0)]
    public async Task Of_rows_at_the_foot_the_senders_go(string foot, int stay) =>
        Assert.Equal(2 + stay, Articles.Lines(await ReadAsync($"{First}\n\n{Second}\n\n{foot}", "From: Press Office <press@a.example>\nSubject: Route 4")).Count);

    [Theory]
    [InlineData("This e-mail is confidential and intended solely for the addressee.", true)]
    [InlineData("This e-mail is confidential and intended solely for the addressee. If you have received it in error, notify the sender at once.", true)]
    [InlineData("This message is intended only for the recipient. Any opinions expressed are those of the writer. Please delete this message if it has reached you by mistake.", true)]
    [InlineData("This e-mail is confidential and intended solely for the addressee. The tram to the mill runs every twenty minutes until midnight.", false)]
    [InlineData("本邮件及其附件含有保密信息，仅限指定收件人使用。如您误收到本邮件，请立即通知发件人并删除。", true)]
    [InlineData("本邮件含有保密信息，仅限指定收件人使用。市图书馆新馆周六上午九时开放，欢迎市民前来。", false)]
    [InlineData("Diese E-Mail enthält vertrauliche Informationen und ist rechtlich geschützt.", true)]
    [InlineData("Ce message est strictement confidentiel.", true)]
    [InlineData("本邮件及其附件含有保密信息，仅限指定收件人使用。", true)]
    public async Task A_notice_of_confidentiality_goes(string notice, bool isCertain)
    {
        var draft = await ReadAsync($"{First}\n\n{Second}\n\n{notice}", "Subject: Route 4\nDate: Tue, 3 Mar 2026 08:05:00 +0100");
        Assert.Equal(2, Articles.Lines(draft).Count);
        Assert.Equal(isCertain, draft.Report.Repairs.Single(r => r.Rule == "mail-disclaimer").Certain);
    }

    [Fact]
    public async Task A_sentence_in_quotes_that_mailboxes_escape_is_text() =>
        Assert.Contains("From Monday on", (await ReadAsync($"{First}\n\n>From Monday on, it is so.\n\n{Second}", "Subject: Route 4")).Body.TextContent, StringComparison.Ordinal);

    [Fact]
    public async Task Of_a_page_of_teasers_the_page_is_read()
    {
        const string Teaser = "<div class=teaser><h3><a href='https://a.example/1'>Another story of the town</a></h3><p>Some words of it.</p><a href='https://a.example/1'>Read more</a></div>";
        var text = string.Concat(Enumerable.Repeat($"<p>{First} {Second}</p>", 5));
        var draft = await ReadAsync($"<html><body><article><h1>Route 4</h1>{text}</article><div class=related><h2>More news</h2>{Teaser}{Teaser}{Teaser}{Teaser}</div></body></html>", "Subject: Route 4\nList-Unsubscribe: <https://a.example/u>\nContent-Type: text/html; charset=utf-8");
        Assert.DoesNotContain("Read more", draft.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains(First, draft.Body.TextContent, StringComparison.Ordinal);
    }

    private static Task<Draft> ReadAsync(string text, string headers) => Articles.ReadAsync("a.eml", $"{headers}\nMIME-Version: 1.0\n{(headers.Contains("Content-Type", StringComparison.Ordinal) ? "" : "Content-Type: text/plain; charset=utf-8\n")}\n{text}");
}
