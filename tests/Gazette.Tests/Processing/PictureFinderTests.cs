using System.Text;
using Gazette.Articles;
using Gazette.Articles.Media;
using Gazette.Storage;
using Gazette.Storage.Articles;
using Gazette.Uploads;

namespace Gazette.Tests;

public sealed class PictureFinderTests
{
    [Theory]
    [InlineData("a/x.html", "boat.jpg", "a/boat.jpg")]
    [InlineData("x.html", "./pics/boat.jpg?v=2#top", "pics/boat.jpg")]
    [InlineData("a/b/x.html", "../boat.jpg", "a/boat.jpg")]
    [InlineData("a/x.html", "x_files/boat%20one.jpg", "a/x_files/boat one.jpg")]
    [InlineData("a/渡轮.html", "%E6%B8%A1%E8%BD%AE.files/%E8%88%B9.png", "a/渡轮.files/船.png")]
    [InlineData("a/x.html", "x.files/%B4%AC.png", "a/x.files/船.png")]
    [InlineData("a/x.html", "x_files\\boat.jpg", "a/x_files/boat.jpg")]
    [InlineData("a/x.html", "file:///C:/Users/me/x_files/boat.jpg", "a/x_files/boat.jpg")]
    [InlineData("a/x.html", "C:\\Users\\me\\x_files\\boat.jpg", "a/x_files/boat.jpg")]
    [InlineData("a/x.html", "/upload/boat.jpg", "upload/boat.jpg")]
    [InlineData("a/x.html", "/upload/boat.jpg", "a/upload/boat.jpg")]
    [InlineData("a/x.html", "100%.jpg", "a/100%.jpg")]
    public async Task An_address_leads_to_what_lies_beside_the_article(string article, string address, string upload)
    {
        var published = await new PictureDesk(upload).PublishAsync(article, PictureDesk.Page($"<p><img src='{address}' alt='The boat'></p>"));
        Assert.Contains($"src=\"/media/{PictureDesk.HashOf(upload)}/800.jpg\"", published.Body.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(published.Repairs, r => r.Rule is "missing-picture" or "page-pictures" or "foreign-picture" or "foreign-resource");
        Assert.Equal(PictureDesk.HashOf(upload), published.Media.Wanted.Single(w => w.Name == upload).Hash);
    }

    [Theory]
    [InlineData("<img src='data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==' data-src='boat.jpg'>")]
    [InlineData("<img src='wait-16x16.png' data-original='boat.jpg'>")]
    [InlineData("<img src='img/spacer.gif' data-original='boat.jpg'>")]
    [InlineData("<img src='wait-16x16.png' _src='boat.jpg'>")]
    [InlineData("<img src='wait-16x16.png' data-lazy-src='boat.jpg'>")]
    [InlineData("<img data-srcset='small.jpg 320w, boat.jpg 1600w'>")]
    [InlineData("<img src='small.jpg' srcset='small.jpg 1x, boat.jpg 2x'>")]
    [InlineData("<picture><source srcset='boat.jpg 1200w, small.jpg 400w'><img src='wait-16x16.png'></picture>")]
    [InlineData("<img src='wait-16x16.png'><noscript><img src='boat.jpg' alt='The boat'></noscript>")]
    [InlineData("<noscript><img src='boat.jpg' alt='The boat'></noscript>")]
    public async Task Pictures_that_a_page_loads_late_are_found(string image)
    {
        var published = await new PictureDesk("boat.jpg", "small.jpg", "wait-16x16.png").PublishAsync("x.html", PictureDesk.Page($"<p>{image}</p>"));
        Assert.Equal([PictureDesk.HashOf("boat.jpg")], published.Media.Hashes);
    }

    [Fact]
    public async Task Pictures_in_the_text_itself_are_made()
    {
        var (desk, bytes) = (new PictureDesk(), Encoding.Latin1.GetBytes(new string('p', 300)));
        var published = await desk.PublishAsync("x.html", PictureDesk.Page($"<p><img src='data:image/png;base64,{Convert.ToBase64String(bytes)}' alt='The boat'></p>"));
        Assert.Equal(bytes, Assert.Single(desk.Made));
        Assert.Single(published.Media.Shown);
        Assert.Empty(desk.Asked);
    }

    [Theory]
    [InlineData(RejectionReason.TooLarge, "The boat", true)]
    [InlineData(RejectionReason.TooLarge, "", true)]
    [InlineData(RejectionReason.NotPicture, "The boat", true)]
    [InlineData(RejectionReason.NotPicture, "", false)]
    public async Task A_picture_in_the_text_that_is_refused_says_what_it_showed_and_asks_for_a_review(string reason, string alt, bool asks)
    {
        var desk = new PictureDesk { Refusal = new Rejection(reason, "has 81 megapixels.") };
        var image = $"<p><img src='data:image/png;base64,{Convert.ToBase64String(new byte[300])}' alt='{alt}'></p>";
        var published = await desk.PublishAsync("x.html", PictureDesk.Page(image));
        Assert.Equal(asks, published.NeedsReview && published.Repairs.Any(r => r is { Rule: "refused-picture", Certain: false }));
        Assert.Equal(alt.Length > 0, published.Body.ToString().Contains("The boat", StringComparison.Ordinal));
    }

    [Fact]
    public async Task More_pictures_than_are_shown_ask_for_a_review_and_are_not_made()
    {
        var desk = new PictureDesk();
        string Image(int i) => $"<p><img src='data:image/png;base64,{Convert.ToBase64String(Encoding.Latin1.GetBytes($"{i}{new string('p', 300)}"))}' alt='Boat {i}'></p>";
        var published = await desk.PublishAsync("x.html", PictureDesk.Page(string.Concat(Enumerable.Range(0, ArticleMedia.MaxShown + 2).Select(Image))));
        Assert.Equal(ArticleMedia.MaxShown, desk.Made.Count);
        Assert.Equal(2, published.Repairs.Single(r => r.Rule == "too-many-pictures").Count);
        Assert.Contains($"Boat {ArticleMedia.MaxShown + 1}", published.Body.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waiting_for_a_picture_is_none_of_the_time_that_an_article_may_take()
    {
        var desk = new PictureDesk { MaxEditSeconds = 1, Wait = TimeSpan.FromSeconds(2) };
        var published = await desk.PublishAsync("x.html", PictureDesk.Page($"<p><img src='data:image/png;base64,{Convert.ToBase64String(new byte[300])}' alt='The boat'></p>"));
        Assert.Single(published.Media.Shown);
    }

    [Fact]
    public async Task The_pictures_of_a_web_archive_are_made()
    {
        var (desk, bytes) = (new PictureDesk(), Encoding.Latin1.GetBytes(new string('p', 300)));
        var archive = $"""
            From: <Saved by Blink>
            Snapshot-Content-Location: https://harbour.example/news/ferry.html
            MIME-Version: 1.0
            Content-Type: multipart/related; type="text/html"; boundary="b"

            --b
            Content-Type: text/html; charset=utf-8
            Content-Location: https://harbour.example/news/ferry.html

            {PictureDesk.Page("<p><img src='https://harbour.example/news/boat.jpg' alt='The boat'></p><p><img src='cid:tower@x' alt='The tower'></p><p><img src='/quay.jpg'></p>")}
            --b
            Content-Type: image/jpeg
            Content-Transfer-Encoding: base64
            Content-Location: https://harbour.example/news/boat.jpg

            {Convert.ToBase64String(bytes)}
            --b
            Content-Type: image/jpeg
            Content-Transfer-Encoding: base64
            Content-ID: <tower@x>

            {Convert.ToBase64String(bytes)}
            --b
            Content-Type: image/jpeg
            Content-Transfer-Encoding: base64
            Content-Location: https://harbour.example/quay.jpg

            {Convert.ToBase64String(bytes)}
            --b--
            """;
        var published = await desk.PublishAsync("x.mhtml", archive.ReplaceLineEndings("\r\n"));
        Assert.Equal(3, published.Media.Shown.Count);
        Assert.All(desk.Made, made => Assert.Equal(bytes, made));
    }

    [Fact]
    public async Task What_is_not_there_is_described_and_asks_for_a_review()
    {
        var published = await new PictureDesk().PublishAsync("a/x.html", PictureDesk.Page("<p><img src='x_files/boat.jpg' alt='The boat at the quay'></p>"));
        Assert.Contains("<figure data-no-picture=\"\">The boat at the quay</figure>", published.Body.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("quay", published.Text, StringComparison.Ordinal);
        var repair = published.Repairs.Single(r => r.Rule == "missing-picture");
        Assert.Equal(("a/x_files/boat.jpg", "The boat at the quay", false), (repair.Samples[0].Before, repair.Samples[0].After, repair.Certain));
        Assert.True(published.NeedsReview);
        Assert.NotEmpty(ReviewReason.Of(published.Repairs));
    }

    [Fact]
    public async Task What_is_elsewhere_is_described_and_linked_to_its_page()
    {
        var page = PictureDesk.Page("<p><img src='https://pictures.example/boat.jpg' alt='The boat at the quay'></p>", "<link rel=canonical href='https://harbour.example/ferry'>");
        var published = await new PictureDesk().PublishAsync("x.html", page);
        Assert.Contains("<figure data-no-picture=\"\"><a href=\"https://harbour.example/ferry\" rel=\"noopener noreferrer\">The boat at the quay</a></figure>", published.Body.ToString(), StringComparison.Ordinal);
        var repair = published.Repairs.Single(r => r.Rule == "foreign-picture");
        Assert.Equal(("https://pictures.example/boat.jpg", true), (repair.Samples[0].Before, repair.Certain));
        Assert.DoesNotContain(published.Repairs, r => r.Rule == "missing-picture");
    }

    [Theory]
    [InlineData("<img src='boat.jpg' width=1 height=1>")]
    [InlineData("<img src='images/icon_boat.png'>")]
    [InlineData("<img src='boat-16x16.png'>")]
    [InlineData("<a href='javascript:share()'><img src='boat.jpg'></a>")]
    [InlineData("<img class='avatar' src='boat.jpg' alt='Jo Lane'>")]
    [InlineData("<img src='images/erweima.jpg' alt='scan'>")]
    [InlineData("<img src='boat.jpg' style='width: 20px; height: 20px'>")]
    [InlineData("<img src='/count.php?id=7'>")]
    [InlineData("<img src='boat.jpg' alt='Sort icon'>")]
    [InlineData("<img src='site-logo.png' width=600 height=300>")]
    [InlineData("<div class='carousel-indicators'><div><img src='boat.jpg' alt='Slide 2'></div></div>")]
    public async Task Ornaments_of_the_page_go_and_are_written_down(string image)
    {
        var published = await new PictureDesk("boat.jpg", "images/icon_boat.png", "boat-16x16.png", "images/erweima.jpg", "site-logo.png").PublishAsync("x.html", PictureDesk.Page($"<p>{image}</p>"));
        Assert.Empty(published.Media.Shown);
        Assert.DoesNotContain("<figure", published.Body.ToString(), StringComparison.Ordinal);
        Assert.Single(published.Repairs, r => r is { Rule: "page-pictures", Certain: true });
    }

    [Theory]
    [InlineData("<img src='icons-512.png' width=229 height=229>", "icons-512.png")]
    [InlineData("<img src='boats-pinterest.png' width=643 height=763>", "boats-pinterest.png")]
    [InlineData("<a class='product-link-button' href='/shop'><img src='boat.jpg' width=399 height=266></a>", "boat.jpg")]
    [InlineData("<img src='boat.jpg' alt='How the icon of the harbour came to be an icon'>", "boat.jpg")]
    public async Task What_is_too_large_for_a_button_or_only_speaks_of_one_stays(string image, string name) =>
        Assert.Equal([PictureDesk.HashOf(name)], (await new PictureDesk(name).PublishAsync("x.html", PictureDesk.Page($"<p>{image}</p>"))).Media.Hashes);

    [Fact]
    public async Task Pictures_that_stand_with_text_that_goes_go_with_it()
    {
        var more = "<div class='related-posts'><p>Read more: <a href='/x'>The bridge that never came</a></p><img src='bridge.jpg' alt='A bridge'></div>";
        var published = await new PictureDesk("bridge.jpg", "boat.jpg").PublishAsync("x.html", PictureDesk.Page($"<p><img src='boat.jpg'></p>{more}"));
        Assert.Equal([PictureDesk.HashOf("boat.jpg")], published.Media.Hashes);
    }

    [Theory]
    [InlineData("<div class='wp-caption'><img src='boat.jpg'><p class='wp-caption-text'>Photo by <a href='/lane'>J. Lane</a></p></div>")]
    [InlineData("<div class='block'><figure><a href='big.jpg'><img src='boat.jpg'></a><figcaption>The ferry (source: <a href='/lane'>J. Lane</a>)</figcaption></figure></div>")]
    [InlineData("<p><strong><a href='/review'>Read the full review</a></strong><br><img src='boat.jpg' width=768 height=352></p>")]
    [InlineData("<div class='block'><button aria-haspopup='true'><img src='boat.jpg'></button><p class='image_caption'>The ferry by Lane</p></div>")]
    public async Task A_picture_stays_whatever_becomes_of_its_caption(string block) =>
        Assert.Equal([PictureDesk.HashOf("boat.jpg")], (await new PictureDesk("boat.jpg").PublishAsync("x.html", PictureDesk.Page(block))).Media.Hashes);

    [Fact]
    public async Task A_caption_comes_and_goes_with_its_picture()
    {
        var page = PictureDesk.Page("<figure><img src='boat.jpg' alt='A boat'><figcaption>The ferry at dawn. Photo: J. Lane</figcaption></figure>");
        var shown = await new PictureDesk("boat.jpg").PublishAsync("x.html", page);
        Assert.Contains("</picture><figcaption>The ferry at dawn. Photo: J. Lane</figcaption></figure>", shown.Body.ToString(), StringComparison.Ordinal);
        var bare = await new PictureDesk().PublishAsync("x.html", page);
        Assert.Contains("<figure data-no-picture=\"\">A boat</figure>", bare.Body.ToString(), StringComparison.Ordinal);
        Assert.Contains(bare.Edits!.LeftOutLines, l => l.Text == "The ferry at dawn. Photo: J. Lane");
    }

    [Fact]
    public async Task The_picture_under_the_headline_is_taken_in()
    {
        var page = PictureDesk.Page("").Replace("<p>The ferry across", "<figure class='lead'><img src='boat.jpg' alt='A boat'><figcaption>The ferry at dawn</figcaption></figure><div class='article-body'><p>The ferry across", StringComparison.Ordinal)
            .Replace("summer.</p></article>", "summer.</p></div></article>", StringComparison.Ordinal);
        var published = await new PictureDesk("boat.jpg").PublishAsync("x.html", page);
        Assert.StartsWith("<figure><picture>", published.Body.ToString(), StringComparison.Ordinal);
        Assert.Contains("<figcaption>The ferry at dawn</figcaption>", published.Body.ToString(), StringComparison.Ordinal);
        Assert.Equal(PictureDesk.HashOf("boat.jpg"), published.Media.Lead!.Picture.Hash);
    }

    [Theory]
    [InlineData("<p>Left <img src=boat.jpg> right</p>", "<p>Left right</p><figure>", "</figure>")]
    [InlineData("<p>Left <img src=boat.jpg><br>below</p>", "<p>Left</p><figure>", "</figure><p>below</p>")]
    [InlineData("<p><img src=boat.jpg>Right</p>", "<figure>", "</figure><p>Right</p>")]
    [InlineData("<ul><li>Left <img src=boat.jpg> right</li><li>Quays</li></ul>", "<li>Left right<figure>", "</figure></li>")]
    [InlineData("<h2>Of <img src=boat.jpg>boats</h2>", "<figure>", "</figure><h2>Of boats</h2>")]
    [InlineData("<ul><li>Boats <img src=boat.jpg></li><li>Quays</li></ul>", "<ul><li>Boats<figure>", "</figure></li><li>Quays</li></ul>")]
    [InlineData("<table><tr><th>Boat</th><td><img src=boat.jpg></td></tr><tr><th>Quay</th><td>none</td></tr></table>", "<td><figure>", "</figure></td>")]
    [InlineData("<p><a href='https://example.org/big.jpg'><img src=boat.jpg></a></p>", "<figure>", "</figure>")]
    public async Task It_stands_where_browsers_read_it_back(string image, string before, string behind)
    {
        var published = await new PictureDesk("boat.jpg").PublishAsync("x.html", PictureDesk.Page(image));
        var html = published.Body.ToString().Replace("\n", "", StringComparison.Ordinal);
        Assert.Matches(System.Text.RegularExpressions.Regex.Escape(before) + "<picture>.*</picture>" + System.Text.RegularExpressions.Regex.Escape(behind), html);
        Assert.Equal(published.Body.ToString(), new AngleSharp.Html.Parser.HtmlParser().ParseDocument("<!DOCTYPE html><body>" + published.Body).Body!.InnerHtml);
    }

    [Theory]
    [InlineData("boat.jpg\" onerror=\"alert(1)", "\" onload=\"alert(1)")]
    [InlineData("boat.jpg", "</figure><script>alert(1)</script>")]
    [InlineData("javascript:alert(1)", "x")]
    [InlineData("https://news.example/media/0123456789abcdef0123456789abcdef/800.jpg", "ours")]
    [InlineData("/media/0123456789abcdef0123456789abcdef/800.jpg", "ours")]
    [InlineData("../../../../etc/boat.jpg", "up")]
    public async Task Nothing_of_an_address_or_a_description_becomes_markup(string address, string alt)
    {
        static string Attribute(string value) => value.Replace("\"", "&quot;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
        var published = await new PictureDesk("boat.jpg").PublishAsync("x.html", PictureDesk.Page($"<p><img src=\"{Attribute(address)}\" alt=\"{Attribute(alt)}\"></p>"));
        Assert.DoesNotContain("0123456789abcdef", published.Body.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", published.Body.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_article_notes_of_its_pictures_fits_a_column()
    {
        const int Column = 64 * 1024;
        var random = new Random(7);
        string Han(int length) => string.Concat(Enumerable.Range(0, length).Select(_ => (char)random.Next(0x4E00, 0x9FA5)));
        var names = Enumerable.Range(0, 400).Select(i => $"{Han(60)}{i}.jpg").ToArray();
        var images = string.Concat(names.Select(name => $"<p><img src='{name}' alt='{Han(280)}'></p>"));
        var published = await new PictureDesk(names).PublishAsync("x.html", PictureDesk.Page(images));
        Assert.True(published.Media.Shown.Count > 200);
        Assert.InRange(CompressedJson.Write(published.Media).Length, 1, Column);
        Assert.InRange(CompressedJson.Write(OldMedia.None.After(published.Media, ArticleMedia.None)).Length, 1, Column);
        Assert.Equal(280, published.Media.Lead!.Alt.Length);
    }

    [Fact]
    public async Task Many_images_are_bounded()
    {
        var images = string.Concat(Enumerable.Range(0, 2000).Select(i => $"<p><img src='pictures/of-the-harbour-number-{i}.jpg'></p>"));
        var desk = new PictureDesk([.. Enumerable.Range(0, 2000).Select(i => $"pictures/of-the-harbour-number-{i}.jpg")]);
        var published = await desk.PublishAsync("x.html", PictureDesk.Page(images));
        Assert.Equal(ArticleMedia.MaxShown, published.Media.Shown.Count);
        Assert.InRange(published.Media.Wanted.Sum(w => w.Name.Length), 1, ArticleMedia.MaxNames);
    }
}
