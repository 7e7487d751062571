using Gazette.Articles;
using Gazette.Pages.Feeds;

namespace Gazette.Tests.Pages.Feeds;

public sealed class AbsoluteHtmlTests
{
    [Theory]
    [InlineData("<a href=\"/files/a/b.pdf\">b</a>", "<a href=\"https://n.example/files/a/b.pdf\">b</a>")]
    [InlineData("<a href=\"#note-1\" rel=\"x\">1</a>", "<a href=\"https://n.example/articles/a#note-1\" rel=\"x\">1</a>")]
    [InlineData("<img src=\"/media/a/1.jpg\" alt=\"a > b\">", "<img src=\"https://n.example/media/a/1.jpg\" alt=\"a > b\">")]
    [InlineData("<source type=\"image/webp\" srcset=\"/media/a/1.webp 480w, /media/a/2.webp 960w\">", "<source type=\"image/webp\" srcset=\"https://n.example/media/a/1.webp 480w, https://n.example/media/a/2.webp 960w\">")]
    public void Addresses_within_the_site_become_whole_ones(string html, string whole) => Assert.Equal(whole, Of(html));

    [Theory]
    [InlineData("<p>Text without an address, \"/quoted\" and href=\"/not-a-link\".</p>")]
    [InlineData("<a href=\"https://other.example/a\">a</a><a href=\"mailto:a@b.example\">m</a>")]
    [InlineData("<a href=\"//other.example/a\">a</a>")]
    [InlineData("<img alt=\"src=&quot;/media/x\"><abbr title=\"/a\">a</abbr><ol reversed=\"\"><li>&lt;a href=\"/b\"&gt;</li></ol>")]
    [InlineData("")]
    public void Everything_else_stays_as_it_is(string html) => Assert.Equal(html, Of(html));

    private static string Of(string html) => AbsoluteHtml.Of(SafeHtml.FromSanitizer(html), "https://n.example/articles/a", "https://n.example");
}
