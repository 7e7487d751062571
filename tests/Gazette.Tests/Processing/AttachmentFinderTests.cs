namespace Gazette.Tests;

public sealed class AttachmentFinderTests
{
    private const string Link = "<p>Attachment: <a href=\"{0}\">Application form</a></p>";

    [Theory]
    [InlineData("form.docx", "news/form.docx")]
    [InlineData("./files/form.docx", "news/files/form.docx")]
    [InlineData("form.docx?download=1", "news/form.docx")]
    [InlineData("/form.docx", "news/form.docx")]
    [InlineData("files\\form.docx", "news/files/form.docx")]
    [InlineData("%E9%99%84%E4%BB%B6%EF%BC%9A%E8%A1%A8.xlsx", "news/附件：表.xlsx")]
    [InlineData("%B8%BD%BC%FE.xlsx", "news/附件.xlsx")]
    [InlineData("附件 1.pdf", "news/附件 1.pdf")]
    [InlineData("FORM.PDF", "news/FORM.PDF")]
    public async Task A_file_beside_the_article_is_linked_with_kind_and_size(string address, string upload)
    {
        var published = await new PictureDesk(upload).PublishAsync("news/ferry.html", Page(address));
        var name = upload[(upload.LastIndexOf('/') + 1)..];
        var kind = Path.GetExtension(name)[1..].ToUpperInvariant();
        Assert.Contains(
            $"<a href=\"/files/{PictureDesk.HashOf(upload)}/{Uri.EscapeDataString(name)}\">Application form<small data-file=\"\">({kind}, 24 KB)</small></a>",
            published.Body.ToString(),
            StringComparison.Ordinal);
        Assert.Equal(name, Assert.Single(published.Media.Attachments).Name);
        Assert.Contains("Attachment: Application form\n", published.Text + "\n", StringComparison.Ordinal);
        Assert.DoesNotContain("24 KB", published.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(published.Repairs, r => r.Rule is "dead-links" or "missing-attachment");
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_asked_for()
    {
        var published = await new PictureDesk().PublishAsync("news/ferry.html", Page("form.docx"));
        var missing = published.Repairs.Single(r => r.Rule == "missing-attachment");
        Assert.Equal(("news/form.docx", "Application form", false), (missing.Samples[0].Before, missing.Samples[0].After, missing.Certain));
        Assert.True(published.NeedsReview);
        Assert.Contains("<p>Attachment: Application form</p>", published.Body.ToString(), StringComparison.Ordinal);
        Assert.Contains(published.Media.Wanted, w => w is { Name: "news/form.docx", Hash: null });
    }

    [Fact]
    public async Task A_saved_page_still_links_the_file_where_it_came_from()
    {
        const string Head = "<link rel=canonical href=\"https://city.example/news/ferry.html\">";
        var published = await new PictureDesk().PublishAsync("ferry.html", Page("form.docx", Head));
        Assert.Contains("href=\"https://city.example/news/form.docx\"", published.Body.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(published.Repairs, r => r.Rule == "missing-attachment");
        var beside = await new PictureDesk("form.docx").PublishAsync("ferry.html", Page("form.docx", Head));
        Assert.Contains("<a href=\"/files/", beside.Body.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_whole_address_on_the_pages_host_a_copy_may_lie_beside_it()
    {
        const string Head = "<link rel=canonical href=\"https://city.example/news/ferry.html\">";
        var page = Page("https://city.example/upload/2026/P0202603.docx", Head);
        Assert.Contains("/files/", (await new PictureDesk("P0202603.docx").PublishAsync("ferry.html", page)).Body.ToString(), StringComparison.Ordinal);
        var without = await new PictureDesk().PublishAsync("ferry.html", page);
        Assert.Contains("href=\"https://city.example/upload/2026/P0202603.docx\"", without.Body.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(without.Repairs, r => r.Rule == "missing-attachment");
    }

    [Theory]
    [InlineData("https://other.example/form.docx")]
    [InlineData("//other.example/form.docx")]
    [InlineData("javascript:form.docx")]
    [InlineData("other.html")]
    [InlineData("tool.exe")]
    [InlineData("form.docm")]
    [InlineData("page.svg")]
    [InlineData("../form.docx")]
    [InlineData("/form.docx")]
    [InlineData("../../../form.docx")]
    [InlineData("ferry.txt")]
    public async Task Other_links_are_none_of_its_attachments(string address)
    {
        var desk = new PictureDesk("form.docx", "tool.exe", "ferry.txt");
        var published = await desk.PublishAsync("ferry.txt" == address ? "ferry.txt" : "news/ferry.html", Page(address));
        Assert.DoesNotContain("/files/", published.Body.ToString(), StringComparison.Ordinal);
        Assert.Empty(published.Media.Attachments);
    }

    [Fact]
    public async Task A_link_without_words_says_the_files_name()
    {
        var page = PictureDesk.Page("<p><a href=\"form.pdf\"><img src=\"https://x.example/icon_pdf.gif\" width=16 height=16></a></p>");
        var html = (await new PictureDesk("form.pdf").PublishAsync("ferry.html", page)).Body.ToString();
        Assert.Contains("<small data-file=\"\">form.pdf (PDF, 24 KB)</small>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_file_says_of_ours_is_not_believed()
    {
        var page = PictureDesk.Page("<p>See <a href=\"/files/0123456789abcdef0123456789abcdef/form.pdf\">this<small data-file>(PDF, 1 KB) and more</small></a> now.</p>");
        var published = await new PictureDesk().PublishAsync("ferry.html", page);
        Assert.DoesNotContain("data-file", published.Body.ToString(), StringComparison.Ordinal);
        Assert.Contains("(PDF, 1 KB) and more", published.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task So_many_attachments_that_they_fit_no_row_are_told()
    {
        var names = Enumerable.Range(1, 150).Select(n => $"form{n}.pdf").ToArray();
        var published = await new PictureDesk(names).PublishAsync("ferry.html", PictureDesk.Page(string.Concat(names.Select(n => $"<p>Form for a ticket of the kind {n}: <a href=\"{n}\">download</a>, as every year.</p>"))));
        Assert.Equal(Gazette.Articles.Media.ArticleMedia.MaxAttachments, published.Media.Attachments.Count);
        Assert.Equal(50, published.Repairs.Single(r => r.Rule == "too-many-attachments").Count);
    }

    private static string Page(string address, string head = "") => PictureDesk.Page(Link.Replace("{0}", address, StringComparison.Ordinal), head);
}
