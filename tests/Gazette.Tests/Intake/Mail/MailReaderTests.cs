using System.Text;
using CsCheck;
using Gazette.Drafts;
using Gazette.Intake;
using Gazette.Uploads;

namespace Gazette.Tests;

public sealed class MailReaderTests
{
    private const string Head = "From: Press <press@a.example>\nTo: desk@b.example\nSubject: T\nMIME-Version: 1.0\n";
    private const string Mixed = Head + "Content-Type: multipart/mixed; boundary=b\n\n";
    private const string Body = "The bus takes the river road.";

    [Theory]
    [InlineData("Content-Type: text/plain; charset=utf-8\n\n" + Body)]
    [InlineData("\n" + Body)]
    [InlineData("Content-Type: text/plain; charset=us-ascii\nContent-Transfer-Encoding: base64\n\nVGhlIGJ1cyB0YWtlcyB0aGUgcml2ZXIgcm9hZC4=")]
    [InlineData("Content-Type: multipart/mixed; boundary=b\n\n--b\n\n" + Body)]
    public void A_plain_text_is_read(string file)
    {
        var read = Read(Head + file);
        Assert.Equal((Body, FileKind.Mail, true), (read.Text.Trim(), read.Kind, read.Mail!.IsPlain));
    }

    [Theory]
    [InlineData("\uFEFF" + Head)]
    [InlineData("\r\n\n" + Head)]
    [InlineData("From press@a.example Mon Mar  2 09:30:00 2026\n" + Head)]
    public void What_programs_put_before_a_message_is_passed_over(string head) => Assert.Equal("T", Read($"{head}\n{Body}").Mail!.Subject);

    [Fact]
    public void Texts_that_stand_one_below_the_other_are_one()
    {
        var read = Read(Mixed + $"--b\nContent-Type: text/html\n\n<html><body><p>{Body}</p></body></html>\n--b\nContent-Type: image/png; name=a.png\n\nx\n--b\nContent-Type: text/plain\n\nIt stops at the <library>.\n--b--\n");
        Assert.False(read.Mail!.IsPlain);
        Assert.Contains("</html>\n<div>It stops at the &lt;library&gt;.</div>", read.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_HTML_of_two_is_read_unless_it_only_points_at_the_other()
    {
        static string Alternative(string plain, string html) => $"{Head}Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\n{plain}\n--b\nContent-Type: text/html\n\n{html}\n--b--\n";
        Assert.Contains("<b>bus</b>", Read(Alternative("The bus, plain", "<p>The <b>bus</b> takes the river road.</p>")).Text, StringComparison.Ordinal);
        Assert.Equal("The bus, plain", Read(Alternative("The bus, plain", "<style>p { color: red }</style><p>&nbsp;</p>")).Text.Trim());
        Assert.StartsWith(Body, Read(Alternative(string.Concat(Enumerable.Repeat(Body + "\n", 10)), "<p>See the plain text.</p>")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_are_kept_and_all_other_files_named()
    {
        var read = Read(Mixed + "--b\n\n" + Body + "\n--b\nContent-Type: image/png; name=\"the boat.png\"\nContent-ID: <p1@a>\nContent-Transfer-Encoding: base64\n\nAQID\n--b\nContent-Type: image/jpeg\nContent-Disposition: attachment; filename=two.jpg\nContent-Transfer-Encoding: base64\n\nBAUG\n"
            + "--b\nContent-Type: application/pdf; name=table.pdf\n\nx\n--b\nContent-Type: text/calendar\n\nBEGIN:VCALENDAR\n--b\nContent-Type: application/ms-tnef; name=winmail.dat\n\nx\n--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename=notes.txt\n\nx\n--b--\n");
        Assert.Equal([new AttachedPicture("cid:p1@a", "the boat.png"), new AttachedPicture("cid:attached-2", "two.jpg")], read.Mail!.Pictures);
        Assert.Equal([1, 2, 3], read.Parts["cid:p1@a"].ToArray());
        Assert.Equal([4, 5, 6], read.Parts["cid:attached-2"].ToArray());
        Assert.Equal(["table.pdf", "text/calendar", "winmail.dat (what Outlook packs for Outlook alone)", "notes.txt"], read.Mail.Attachments);
    }

    [Fact]
    public void A_message_within_the_message_stands_below_its_head() => Assert.Contains(
        "---------- Forwarded message ----------\nFrom: Museum <press@m.example>\nDate: Tue, 14 Apr 2026 09:00:00 +0200\nSubject: Maps\n\n\nForty maps.",
        Read(Mixed + "--b\n\nSee below.\n--b\nContent-Type: message/rfc822\n\nFrom: Museum <press@m.example>\nDate: Tue, 14 Apr 2026 09:00:00 +0200\nSubject: Maps\n\nForty maps.\n--b--\n").Text.ReplaceLineEndings("\n"),
        StringComparison.Ordinal);

    [Fact]
    public void A_signed_text_is_read() => Assert.Equal(
        Body,
        Read(Head + "Content-Type: multipart/signed; boundary=b\n\n--b\n\n" + Body + "\n--b\nContent-Type: application/pgp-signature\n\nx\n--b--\n").Text.Trim());

    [Theory]
    [InlineData("Content-Type: multipart/encrypted; boundary=b\n\n--b\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n--b\nContent-Type: application/octet-stream\n\nx\n--b--\n", RejectionReason.MailInvalid, "without encryption")]
    [InlineData("Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\n\nx", RejectionReason.MailInvalid, "without encryption")]
    [InlineData("\n-----BEGIN PGP MESSAGE-----\n\nabc\n-----END PGP MESSAGE-----\n", RejectionReason.MailInvalid, "without encryption")]
    [InlineData("Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\nCould not be delivered.\n--b\nContent-Type: message/delivery-status\n\nAction: failed\n--b--\n", RejectionReason.MailInvalid, "report")]
    [InlineData("Content-Type: application/pdf; name=release.pdf\n\nx", RejectionReason.NoArticle, "release.pdf")]
    [InlineData("Content-Type: application/ms-tnef; name=winmail.dat\n\nx", RejectionReason.NoArticle, "winmail.dat")]
    [InlineData("Content-Type: text/calendar; name=invite.ics\n\nBEGIN:VCALENDAR", RejectionReason.NoArticle, "invite.ics")]
    [InlineData("\n \n", RejectionReason.Empty, "without a text")]
    [InlineData("Content-Transfer-Encoding: base64\n\nAAAAAAABAgMEBQYHCA==", RejectionReason.NotText, "bytes that no text has")]
    public void What_has_no_text_is_refused_with_a_remedy(string file, string reason, string detail)
    {
        var rejection = Rejected(Head + file);
        Assert.Equal(reason, rejection.Reason);
        Assert.StartsWith("\"a.eml\" ", rejection.Detail, StringComparison.Ordinal);
        Assert.Contains(detail, rejection.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nothing but text")]
    [InlineData("<html><body><p>a page</p></body></html>")]
    [InlineData("X-Nothing: a\n\nThe bus takes the river road.")]
    public void What_is_no_message_is_refused(string file)
    {
        var rejection = Rejected(file);
        Assert.Equal(RejectionReason.MailInvalid, rejection.Reason);
        Assert.Contains("is no mail message that can be read", rejection.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_web_archive_under_the_name_of_a_message_is_one()
    {
        const string Archive = "Content-Type: multipart/related; type=\"text/html\"; boundary=b\n\n--b\nContent-Type: text/html\nContent-Location: https://a.example/\n\n<p>x</p>\n--b--\n";
        Assert.Equal(FileKind.Html, Read("From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example/\nMIME-Version: 1.0\n" + Archive).Kind);
        Assert.Equal(FileKind.Html, Read("MIME-Version: 1.0\n" + Archive).Kind);
        Assert.Equal(FileKind.Mail, Read(Head + Archive).Kind);
    }

    [Theory]
    [InlineData("a.mht")]
    [InlineData("a.mhtml")]
    public void A_message_under_the_name_of_a_web_archive_is_one(string name)
    {
        var read = Read($"{Head}Content-Type: text/html\n\n<p>{Body}</p>", name);
        Assert.Equal(("T", FileKind.Mail), (read.Mail?.Subject, read.Kind));
    }

    [Theory]
    [InlineData(100_000, 0, "the limit is 1,000")]
    [InlineData(0, 500, "the limit is 8")]
    public void Too_many_parts_are_refused(int parts, int depth, string limit)
    {
        var file = Mixed + string.Concat(Enumerable.Repeat("--b\n\nx\n", parts)) + string.Concat(Enumerable.Range(0, depth).Select(i => $"--b{(i == 0 ? "" : i)}\nContent-Type: multipart/mixed; boundary=b{i + 1}\n\n"));
        AssertTooComplex(limit, file);
    }

    [Theory]
    [InlineData(1, 4_000_000)]
    [InlineData(40_000, 80)]
    public void A_head_too_long_is_refused(int times, int length) =>
        AssertTooComplex("the limit is 65,536", string.Concat(Enumerable.Repeat($"To: {new string('x', length)}\n", times)) + Head + "\n" + Body);

    [Fact]
    public void A_subject_of_broken_words_alone_takes_no_time() =>
        Assert.Null(Read($"Subject: {string.Concat(Enumerable.Repeat("=?a-b?Q?", 8_000))}\n\n{Body}").Mail!.Subject);

    [Fact]
    public void No_bytes_are_a_fault() => Gen.Select(Gen.Int[0, Mixed.Length], Gen.Byte.Array[0, 200]).Sample(
        (at, bytes) => Assert.NotEqual(
            UploadReader.TryRead(Uploads.Of("a.eml", [.. Encoding.ASCII.GetBytes(Mixed[..at]), .. bytes, .. Encoding.ASCII.GetBytes(Mixed[at..] + "--b\n\nx")]), out _, out var rejection),
            rejection is not null),
        iter: 1_000);

    private static void AssertTooComplex(string limit, string file)
    {
        var rejection = Rejected(file);
        Assert.Equal(RejectionReason.TooComplex, rejection.Reason);
        Assert.Contains(limit, rejection.Detail, StringComparison.Ordinal);
        Assert.Contains("as a new message", rejection.Detail, StringComparison.Ordinal);
    }

    private static SourceText Read(string file, string name = "a.eml")
    {
        Assert.True(UploadReader.TryRead(Uploads.Of(name, Encoding.UTF8.GetBytes(file)), out var text, out var rejection), rejection?.Detail);
        return text;
    }

    private static Rejection Rejected(string file)
    {
        Assert.False(UploadReader.TryRead(Uploads.Of("a.eml", Encoding.UTF8.GetBytes(file)), out _, out var rejection));
        return rejection!;
    }
}
