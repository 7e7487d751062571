using System.Text;
using Gazette.Articles;

namespace Gazette.Tests;

public sealed class MailPictureTests
{
    private const string Text = "<p>The ferry across the harbour runs again after two years of repairs.</p>";
    private const string More = "<p>Its captain said that the new engine is quieter than the old one.</p>";

    [Fact]
    public async Task Pictures_of_the_text_stand_in_it_and_others_at_its_end()
    {
        var desk = new PictureDesk();
        var published = await desk.PublishAsync("a.eml", Message($"{Text}<p><img src='CID:boat%40x' alt='The boat'></p>{More}", Part("boat@x", "b", 300), Attached("The captain on the bridge.jpg", "c", 300), Attached("IMG_4711.jpg", "d", 300)));
        Assert.Equal(["b", "c", "d"], desk.Made.Select(m => Encoding.Latin1.GetString(m)[..1]));
        var body = published.Body.ToString();
        Assert.InRange(body.IndexOf("The boat", StringComparison.Ordinal), 1, body.IndexOf("Its captain", StringComparison.Ordinal));
        Assert.InRange(body.IndexOf("The captain on the bridge", StringComparison.Ordinal), body.IndexOf("Its captain", StringComparison.Ordinal), body.Length);
        Assert.DoesNotContain("IMG", body, StringComparison.Ordinal);
        Assert.Equal(3, published.Media.Shown.Count);
    }

    [Fact]
    public async Task The_logo_of_a_signature_goes_with_it_and_a_photograph_below_stays()
    {
        const string Foot = "<p>Kind regards</p><p>Harbour Office</p><p><img src='cid:logo@x' alt='Harbour'></p><p><img src='cid:boat@x' alt='The boat'></p>";
        var desk = new PictureDesk();
        var published = await desk.PublishAsync("a.eml", Message(Text + More + Foot, Part("logo@x", "l", 300), Part("boat@x", "b", 50_000)));
        Assert.Equal("b", Encoding.Latin1.GetString(Assert.Single(desk.Made))[..1]);
        Assert.Contains(published.Repairs, r => r.Rule == "page-pictures");
        Assert.Contains(published.Repairs, r => r.Rule == "mail-signature");
    }

    [Fact]
    public async Task A_picture_of_a_plain_message_is_shown()
    {
        var desk = new PictureDesk();
        var published = await desk.PublishAsync("a.eml", $"{Head}\n--b\nContent-Type: text/plain\n\nThe ferry runs again after two years.\n{Attached("boat.png", "b", 300)}--b--\n");
        Assert.Single(published.Media.Shown);
        Assert.Equal("The ferry runs again after two years.", published.Text);
    }

    [Fact]
    public async Task What_is_left_out_stands_in_the_edit_list_with_its_rule()
    {
        var published = await new PictureDesk().PublishAsync("a.eml", Message($"<p>Dear editors,</p>{Text}{More}<p>Kind regards</p><p>Harbour Office</p><blockquote type=cite>Is it so?</blockquote>"));
        Assert.Equal([("Dear editors,", "mail-greeting"), ("Kind regards", "mail-signature"), ("Harbour Office", "mail-signature"), ("Is it so?", "mail-quote")], published.Edits!.LeftOutLines.Select(l => (l.Text, l.Rule)));
    }

    [Fact]
    public async Task Another_file_asks_for_a_review_by_its_name()
    {
        var published = await new PictureDesk().PublishAsync("a.eml", Message(Text + More, "--b\nContent-Type: application/pdf; name=timetable.pdf\nContent-Disposition: attachment\n\nx\n"));
        Assert.True(published.NeedsReview);
        Assert.Equal("timetable.pdf", published.Repairs.Single(r => r.Rule == "mail-attachment").Samples.Single().Before);
        Assert.Contains(ReviewReason.Of(published.Repairs), r => r.Contains("attached", StringComparison.Ordinal));
    }

    private const string Head = "From: Harbour Office <press@harbour.example>\nSubject: The ferry runs again\nDate: Tue, 3 Mar 2026 08:05:00 +0100\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n";

    private static string Message(string html, params string[] parts) => $"{Head}\n--b\nContent-Type: text/html; charset=utf-8\n\n{html}\n{string.Concat(parts)}--b--\n";

    private static string Part(string id, string letter, int length) => $"--b\nContent-Type: image/jpeg\nContent-ID: <{id}>\n{Content(letter, length)}";

    private static string Attached(string name, string letter, int length) => $"--b\nContent-Type: image/jpeg; name=\"{name}\"\nContent-Disposition: attachment; filename=\"{name}\"\n{Content(letter, length)}";

    private static string Content(string letter, int length) =>
        $"Content-Transfer-Encoding: base64\n\n{Convert.ToBase64String(Encoding.Latin1.GetBytes(string.Concat(Enumerable.Repeat(letter, length))))}\n";
}
