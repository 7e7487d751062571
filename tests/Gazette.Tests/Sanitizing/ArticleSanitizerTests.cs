using Gazette.Sanitizing;

namespace Gazette.Tests;

public sealed class ArticleSanitizerTests
{
    [Theory]
    [InlineData("<div>one</div><div>two</div>", "<p>one</p>\n<p>two</p>")]
    [InlineData("bare<p>p</p>text", "<p>bare</p>\n<p>p</p>\n<p>text</p>")]
    [InlineData("<div>one<br><br>two<br>three</div>", "<p>one</p>\n<p>two<br>three</p>")]
    [InlineData("<p>　　一。<br>　　二。<br>&nbsp;&nbsp;&nbsp;&nbsp;三。</p>", "<p>一。</p>\n<p>二。</p>\n<p>三。</p>")]
    [InlineData("<p>　　正文&nbsp;&nbsp;</p><p>&nbsp;</p><p> </p>", "<p>正文</p>")]
    [InlineData("<p>第一行\n第二行</p>", "<p>第一行第二行</p>")]
    [InlineData("<p>one\n   two</p>", "<p>one two</p>")]
    [InlineData("<p><font><span>a</span> <span>b</span></font></p>", "<p>a b</p>")]
    [InlineData("<h1>One</h1><h2>Two</h2><h5>Five</h5><h6>Six</h6>", "<h2>One</h2>\n<h2>Two</h2>\n<h4>Five</h4>\n<h4>Six</h4>")]
    [InlineData("<b><p>one</p><p>two</p></b>", "<p><b>one</b></p>\n<p><b>two</b></p>")]
    [InlineData("<a href='https://example.org/'><h3>Head</h3></a>", "<h3><a href=\"https://example.org/\" rel=\"noopener noreferrer\">Head</a></h3>")]
    [InlineData("<ul><li><p>one</p></li><li>two<ul><li>three</ul></ul>", "<ul><li>one</li><li>two<ul><li>three</li></ul></li></ul>")]
    [InlineData("<ol start=4><li>four</ol>", "<ol start=\"4\"><li>four</li></ol>")]
    [InlineData("<blockquote>said</blockquote>", "<blockquote><p>said</p></blockquote>")]
    [InlineData("<pre>\n\na\r\n  b</pre>", "<pre>a\n  b</pre>")]
    [InlineData("<pre><b>\n\n</b>a</pre>", "<pre>a</pre>")]
    [InlineData("<pre><code class=cs>if (a)\n    b();</code></pre>", "<pre><code>if (a)\n    b();</code></pre>")]
    [InlineData("<p>use <tt>x</tt></p>", "<p>use <code>x</code></p>")]
    [InlineData("<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>", "<p><ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby></p>")]
    [InlineData("<hr><p>a</p><hr><hr><p>b</p><hr>", "<p>a</p>\n<hr>\n<p>b</p>")]
    [InlineData("<figure><img src=x><figcaption>Caption</figcaption></figure>", "<figure><figcaption>Caption</figcaption></figure>")]
    [InlineData("<figure><img src=x></figure>", "")]
    [InlineData("<dl><dt>a<dd>b</dl>", "<dl><dt>a</dt><dd>b</dd></dl>")]
    [InlineData("<dl>\n<div><dt>a</dt>\n<dd>b</dd></div> stray <ul><li>c</ul></dl>", "<dl><dt>a</dt><dd>b</dd><dd>stray</dd><dd><ul><li>c</li></ul></dd></dl>")]
    [InlineData("<details><summary>More</summary>text</details>", "<p>More</p>\n<p>text</p>")]
    [InlineData("<form><label>Label</label><input value=x><button>Go</button></form>", "<p>Label</p>")]
    [InlineData("<p>x<abbr title='Portable  Document'>PDF</abbr></p>", "<p>x<abbr title=\"Portable Document\">PDF</abbr></p>")]
    [InlineData("<p>x<abbr title='a&#xFFFF;b'>PDF</abbr></p>", "<p>x<abbr>PDF</abbr></p>")]
    [InlineData("<time datetime='2022-01-29'>29 January</time>", "<p><time datetime=\"2022-01-29\">29 January</time></p>")]
    [InlineData("<p>a<bdo dir=rtl>b</bdo><bdo>c</bdo></p>", "<p>a<bdo dir=\"rtl\">b</bdo>c</p>")]
    [InlineData("<math><mi>x</mi><mo>=</mo><mn>1</mn></math>", "<p>x=1</p>")]
    [InlineData("<p>a</p><script>alert(1)</script><style>p{}</style><noscript>no</noscript><template>t</template><p>b</p>", "<p>a</p>\n<p>b</p>")]
    public void Lays_a_body_out_as_an_article(string html, string expected) => Assert.Equal(expected, Sanitize(html));

    [Theory]
    [InlineData("<table><tr><td>a</td><td>b</td></tr></table>", "<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>")]
    [InlineData("<table width=9><caption>C</caption><thead><tr><th colspan=2 style=x>H<tbody><tr><td>a<td>b</table>", "<table><caption>C</caption><thead><tr><th colspan=\"2\">H</th></tr></thead><tbody><tr><td>a</td><td>b</td></tr></tbody></table>")]
    [InlineData("<table><tr><td><p>only</p><p>column</p></td></tr></table>", "<p>only</p>\n<p>column</p>")]
    [InlineData("<table><tr><td>menu</td><td><table><tr><td>a</td><td>b</td></tr></table></td></tr></table>", "<p>menu</p>\n<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>")]
    [InlineData("<table><tr><td>a</td><td></td></tr><tr><td> </td><td></td></tr></table>", "<table><tbody><tr><td>a</td><td></td></tr></tbody></table>")]
    [InlineData("<table><tr><td>only</td></tr><tr><td> </td><td><button>Go</button></td></tr></table>", "<p>only</p>")]
    [InlineData("<table><tr><td>only</td></tr><tr><td rowspan=2> </td><td></td></tr></table>", "<p>only</p>")]
    [InlineData("<table><tr><td>a</td><td id=x>b</td></tr></table><a href='#x'></a>", "<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>")]
    public void Keeps_tables_of_data_and_takes_layout_tables_apart(string html, string expected) => Assert.Equal(expected, Sanitize(html));

    [Theory]
    [InlineData("https://example.org/a?b=1&c=2#d", true)]
    [InlineData("HTTP://EXAMPLE.ORG/", true)]
    [InlineData("mailto:editor@example.org", true)]
    [InlineData("tel:+86-10-1234", true)]
    [InlineData("https://例子.中国/路径", true)]
    [InlineData("/relative", false)]
    [InlineData("page.html", false)]
    [InlineData("//example.org/", false)]
    [InlineData("ftp://example.org/", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("https:example.org", false)]
    [InlineData("#nowhere", false)]
    [InlineData("", false)]
    public void Links_lead_to_the_web_mail_or_phone(string href, bool isKept)
    {
        var published = Sanitize($"<p><a target=_blank href=\"{href}\">text</a></p>");
        Assert.Equal(isKept, published.StartsWith("<p><a href=\"", StringComparison.Ordinal));
        Assert.Equal(isKept, published.Contains(" rel=\"noopener noreferrer\"", StringComparison.Ordinal));
        Assert.DoesNotContain("target", published, StringComparison.Ordinal);
    }

    [Fact]
    public void Links_ask_not_to_be_followed_where_the_setting_says_so()
    {
        var draft = Drafts.OfHtml("<p><a href='https://example.org/' rel=opener>out</a> <a href='#a'>in</a></p><p id=a>there</p>");
        var published = new ArticleSanitizer(noFollow: true).Sanitize(draft).ToString();
        Assert.Equal("<p><a href=\"https://example.org/\" rel=\"noopener noreferrer nofollow\">out</a> <a href=\"#note-a\">in</a></p>\n<p id=\"note-a\">there</p>", published);
        Assert.Equal(published, new ArticleSanitizer(noFollow: true).Sanitize(Drafts.OfHtml(published)).ToString());
    }

    [Fact]
    public void Footnotes_keep_their_links_both_ways() => Assert.Equal(
        "<p>text<sup><a href=\"#note-fn1\" id=\"note-ref1\">1</a></sup></p>\n<p id=\"note-fn1\">note <a href=\"#note-ref1\">back</a></p>",
        Sanitize("<p>text<sup><a href='#fn1' id='ref1'>1</a></sup></p><p><a name='fn1'></a>note <a href='#ref1'>back</a></p><p id='unused'></p>"));

    [Fact]
    public void Thousands_of_names_at_one_place_are_one_target()
    {
        var names = Enumerable.Range(0, 5000).ToList();
        var links = string.Concat(names.Select(n => $"<a href='#n{n}'>{n}</a> "));
        var places = string.Concat(names.Select(n => $"<a name='n{n}'></a>"));
        var draft = Drafts.OfHtml($"<p>{links}</p><p>here {places}</p>");
        new ArticleSanitizer().Sanitize(draft);
        Assert.Equal(5000, draft.Body.QuerySelectorAll("a[href='#note-n0']").Length);
        Assert.Empty(draft.Report.Repairs);
    }

    [Fact]
    public void Images_and_media_go_and_are_written_down()
    {
        var draft = Drafts.OfHtml("<p>good <img src='https://example.org/smile.png' alt='☺'> text</p><p><img src='https://example.org/photo.jpg' alt='A long description of it'></p><iframe src='https://example.org/player'></iframe>");
        Assert.Equal("<p>good ☺ text</p>", new ArticleSanitizer().Sanitize(draft).ToString());
        var repair = Assert.Single(draft.Report.Repairs);
        Assert.Equal(("foreign-resource", 3, true), (repair.Rule, repair.Count, repair.Certain));
    }

    [Fact]
    public void The_text_of_a_body_is_its_blocks()
    {
        var draft = Drafts.OfHtml("<h2>Head</h2><p>one<br>two</p><ul><li>a<ul><li>b</ul></ul><table><tr><th>x</th><td>y</td></tr><tr><td>1</td><td>2</td></tr></table><pre>c\n d</pre><p><ruby>漢<rt>hàn</rt></ruby>字</p>");
        new ArticleSanitizer().Sanitize(draft);
        Assert.Equal("Head\n\none\ntwo\n\na\n\nb\n\nx\ty\n\n1\t2\n\nc\n d\n\n漢字", BlockText.Of(draft.Body));
    }

    [Theory]
    [InlineData("<ol><li>Mix<li>Bake</ol>", "1. Mix\n\n2. Bake")]
    [InlineData("<ol start=4><li><p>Mix</p><p>well</p><li>Bake</ol>", "4. Mix\n\nwell\n\n5. Bake")]
    [InlineData("<ol><li>Mix<ol><li>Flour</ol><li><ul><li>Bake</ul></ol>", "1. Mix\n\n1. Flour\n\n2. Bake")]
    [InlineData("<ol><li>1. Mix<li>2. Bake</ol>", "1. Mix\n\n2. Bake")]
    [InlineData("<ol><li>2 eggs<li></ol><p>Bake</p>", "1. 2 eggs\n\nBake")]
    public void Items_of_a_numbered_list_begin_with_their_number(string html, string text)
    {
        var draft = Drafts.OfHtml(html);
        new ArticleSanitizer().Sanitize(draft);
        Assert.Equal(text, BlockText.Of(draft.Body));
    }

    private static string Sanitize(string html) => new ArticleSanitizer().Sanitize(Drafts.OfHtml("<!DOCTYPE html><body>" + html)).ToString();
}
