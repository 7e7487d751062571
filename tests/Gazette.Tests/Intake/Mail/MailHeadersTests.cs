using System.Text;
using Gazette.Drafts;
using Gazette.Intake;
using Gazette.Text.CharacterSets;

namespace Gazette.Tests;

public sealed class MailHeadersTests
{
    private const string Notice = "关于四路公交车改走滨河路的通告";

    private static readonly Encoding Gb = CharacterSet.Open(CharacterSet.Gb18030, DecoderFallback.ExceptionFallback);

    [Theory]
    [InlineData("=?utf-8?Q?Route_4_takes_the_river_road?=", "Route 4 takes the river road")]
    [InlineData("=?utf-8?Q?Route_4?= =?utf-8?Q?_takes?=\r\n =?utf-8?Q?_the_river_road?=", "Route 4 takes the river road")]
    [InlineData("Re: =?iso-8859-1?Q?Caf=E9_offen?= am Freitag", "Re: Café offen am Freitag")]
    [InlineData("=?utf-8?B?Um91dGUgNCB0YWtlcyB0aGUgcml2ZXIgcm9hZA==?=", "Route 4 takes the river road")]
    [InlineData("=?utf-8?B?Um91dGUgNCB0YWtlcyB0aGUgcml2ZXIgcm9hZA", "Route 4 takes the river road")]
    [InlineData("=?utf-8?Q?Route 4 takes the river road?=", "Route 4 takes the river road")]
    [InlineData("=?UNKNOWN?Q?Route_4?=", "Route 4")]
    [InlineData("Is it =? or ?= that ends a word?", "Is it =? or ?= that ends a word?")]
    [InlineData("What is 1+1=?2?Q?", "What is 1+1=?2?Q?")]
    [InlineData("plain", "plain")]
    public void A_subject_is_read(string header, string subject) => Assert.Equal(subject, Envelope($"Subject: {header}").Subject);

    [Theory]
    [InlineData("gb2312")]
    [InlineData("GBK")]
    [InlineData("utf-8")]
    [InlineData("iso-8859-1")]
    public void A_Chinese_subject_is_read_whatever_set_it_names(string charset) =>
        Assert.Equal(Notice, Envelope($"Subject: =?{charset}?B?{Convert.ToBase64String(Gb.GetBytes(Notice))}?=").Subject);

    [Fact]
    public void A_character_that_is_parted_between_two_words_is_one()
    {
        var bytes = Gb.GetBytes(Notice);
        var words = new[] { bytes[..7], bytes[7..15], bytes[15..] }.Select(b => $"=?gb2312?B?{Convert.ToBase64String(b)}?=");
        Assert.Equal(Notice, Envelope($"Subject: {string.Join("\r\n ", words)}").Subject);
    }

    [Fact]
    public void Base64_that_is_cut_anywhere_between_two_words_is_read()
    {
        var data = Convert.ToBase64String(Gb.GetBytes(Notice));
        Assert.Equal(Notice, Envelope($"Subject: =?gbk?B?{data[..10]}?=\r\n =?gbk?B?{data[10..]}?=").Subject);
    }

    [Fact]
    public void A_subject_of_bare_bytes_is_read() =>
        Assert.Equal(Notice, Envelope([.. "Subject: "u8, .. Gb.GetBytes(Notice)]).Subject);

    [Theory]
    [InlineData("\"Roads, Bridges\" <news@roads.example>", "Roads, Bridges", "news@roads.example")]
    [InlineData("Press Office <press@a.example>, B <b@b.example>", "Press Office", "press@a.example")]
    [InlineData("press@a.example (Press Office)", "Press Office", "press@a.example")]
    [InlineData("press@a.example", "", "press@a.example")]
    [InlineData("=?utf-8?B?5rGf5Z+O5biC5Lqk6YCa5bGA?= <jt@jc.example>", "江城市交通局", "jt@jc.example")]
    [InlineData("\"=?utf-8?B?5rGf5Z+O5biC5Lqk6YCa5bGA?=\" <jt@jc.example>", "江城市交通局", "jt@jc.example")]
    public void A_sender_is_read(string header, string name, string address) =>
        Assert.Equal(new MailSender(name, address), Envelope($"From: {header}").Sender);

    [Theory]
    [InlineData("Date: Tue, 3 Mar 2026 08:05:00 +0100", false)]
    [InlineData("Received: from a by b; Tue, 3 Mar 2026 09:05:00 +0100\r\nDate: Tue, 3 Mar 2026 08:05:00 +0100", false)]
    [InlineData("Received: from a by b; Tue, 10 Mar 2026 09:05:00 +0100\r\nDate: Tue, 3 Mar 2026 08:05:00 +0100", true)]
    [InlineData("Received: from a by b; Tue, 3 Mar 2026 08:05:00 +0100", true)]
    public void The_time_of_sending_is_read_and_doubted(string headers, bool isDoubtful)
    {
        var envelope = Envelope(headers);
        Assert.Equal((new DateTimeOffset(2026, 3, 3, 8, 5, 0, TimeSpan.FromHours(1)), isDoubtful), (envelope.Sent!.Value, envelope.IsSentDoubtful));
    }

    private static MailEnvelope Envelope(string headers) => Envelope(Encoding.UTF8.GetBytes(headers));

    private static MailEnvelope Envelope(byte[] headers)
    {
        Assert.True(UploadReader.TryRead(Uploads.Of("a.eml", [.. headers, .. "\r\nMIME-Version: 1.0\r\n\r\nThe bus takes the river road.\r\n"u8]), out var text, out var rejection), rejection?.Detail);
        return text.Mail!;
    }
}
