using Gazette.Sanitizing;

namespace Gazette.Tests;

public sealed class HostileMarkupTests
{
    private static readonly ArticleSanitizer Sanitizer = new();

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<SCRIPT SRC=https://example.org/x.js></SCRIPT>")]
    [InlineData("<scr<script>ipt>alert(1)</scr</script>ipt>")]
    [InlineData("<script\n>alert(1)</script\n>")]
    [InlineData("<script/x>alert(1)</script>")]
    [InlineData("<<script>alert(1);//<</script>")]
    [InlineData("<script>alert(1)")]
    [InlineData("</script><script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("<img src=x:alert(alt) onerror=eval(src) alt=0>")]
    [InlineData("<img \"\"\"><script>alert(1)</script>\">")]
    [InlineData("<img src=javascript:alert(1)>")]
    [InlineData("<img srcset=\"https://example.org/x 1x\">")]
    [InlineData("<image src=x onerror=alert(1)>")]
    [InlineData("<picture><source srcset=https://example.org/x><img src=x></picture>")]
    [InlineData("<body onload=alert(1)>")]
    [InlineData("<body background=\"javascript:alert(1)\">")]
    [InlineData("<div onmouseover=alert(1)>x</div>")]
    [InlineData("<p onclick\n=\nalert(1)>x</p>")]
    [InlineData("<p/onclick=alert(1)>x</p>")]
    [InlineData("<div style=\"background:url(javascript:alert(1))\">x</div>")]
    [InlineData("<div style=\"width:expression(alert(1))\">x</div>")]
    [InlineData("<style>@import 'https://example.org/x.css';</style>")]
    [InlineData("<style><img src=x onerror=alert(1)></style>")]
    [InlineData("<link rel=stylesheet href=https://example.org/x.css>")]
    [InlineData("<meta http-equiv=refresh content='0;url=javascript:alert(1)'>")]
    [InlineData("<base href=\"javascript:alert(1)//\">")]
    [InlineData("<a href=\"javascript:alert(1)\">x</a>")]
    [InlineData("<a href=\"JaVaScRiPt:alert(1)\">x</a>")]
    [InlineData("<a href=\" &#14; javascript:alert(1)\">x</a>")]
    [InlineData("<a href=\"java\nscript:alert(1)\">x</a>")]
    [InlineData("<a href=\"java&#x09;script:alert(1)\">x</a>")]
    [InlineData("<a href=\"java&Tab;script&colon;alert(1)\">x</a>")]
    [InlineData("<a href=\"&#106;&#97;&#118;&#97;script:alert(1)\">x</a>")]
    [InlineData("<a href=\"\u0001javascript:alert(1)\">x</a>")]
    [InlineData("<a href=\"javascript&#58;alert(1)\">x</a>")]
    [InlineData("<a href=\"vbscript:msgbox(1)\">x</a>")]
    [InlineData("<a href=\"data:text/html,<script>alert(1)</script>\">x</a>")]
    [InlineData("<a href=\"data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==\">x</a>")]
    [InlineData("<a href=\"blob:https://example.org/1\">x</a>")]
    [InlineData("<a href=\"view-source:https://example.org/\">x</a>")]
    [InlineData("<a href=\"https://example.org/\" ping=\"https://example.net/\" target=_top>x</a>")]
    [InlineData("<a href=\"https://example.org/\" onclick=alert(1) download>x</a>")]
    [InlineData("<a href='https://example.org/\"onmouseover=\"alert(1)'>x</a>")]
    [InlineData("<iframe src=\"javascript:alert(1)\"></iframe>")]
    [InlineData("<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>")]
    [InlineData("<object data=\"data:text/html,x\"><embed src=x></object>")]
    [InlineData("<embed src=\"https://example.org/x.swf\">")]
    [InlineData("<form action=\"javascript:alert(1)\"><input type=submit></form>")]
    [InlineData("<button formaction=\"javascript:alert(1)\">x</button>")]
    [InlineData("<isindex type=image src=1 onerror=alert(1)>")]
    [InlineData("<input autofocus onfocus=alert(1)>")]
    [InlineData("<select autofocus onfocus=alert(1)></select>")]
    [InlineData("<textarea><script>alert(1)</script></textarea>")]
    [InlineData("<video><source onerror=\"alert(1)\"></video>")]
    [InlineData("<audio src=x onerror=alert(1)>")]
    [InlineData("<marquee onstart=alert(1)>x</marquee>")]
    [InlineData("<details open ontoggle=alert(1)>x</details>")]
    [InlineData("<svg onload=alert(1)>")]
    [InlineData("<svg><script>alert(1)</script></svg>")]
    [InlineData("<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>")]
    [InlineData("<svg><foreignObject><iframe onload=alert(1)></foreignObject></svg>")]
    [InlineData("<svg><animate onbegin=alert(1) attributeName=x></svg>")]
    [InlineData("<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">")]
    [InlineData("<svg><use href=\"data:image/svg+xml,x\"></use></svg>")]
    [InlineData("<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">")]
    [InlineData("<math><a xlink:href=\"javascript:alert(1)\">x</a></math>")]
    [InlineData("<math><annotation-xml encoding=\"text/html\"><script>alert(1)</script></annotation-xml></math>")]
    [InlineData("<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>")]
    [InlineData("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">")]
    [InlineData("<template><script>alert(1)</script></template>")]
    [InlineData("<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\">")]
    [InlineData("<title><a title=\"</title><img src=x onerror=alert(1)>\">")]
    [InlineData("<!--><img src=x onerror=alert(1)>-->")]
    [InlineData("<!-- --!><img src=x onerror=alert(1)>-->")]
    [InlineData("<![CDATA[<img src=x onerror=alert(1)>]]>")]
    [InlineData("<!--[if IE]><script>alert(1)</script><![endif]-->")]
    [InlineData("<?xml version=\"1.0\"?><x:script xmlns:x=\"http://www.w3.org/1999/xhtml\">alert(1)</x:script>")]
    [InlineData("<table background=\"javascript:alert(1)\"><tr><td background=x>a<td>b</table>")]
    [InlineData("<table><tr><td><a id=x></td><script>alert(1)</script></tr></table>")]
    [InlineData("<p id=location name=cookie class=toolbar>x</p>")]
    [InlineData("<a id=defaultView name=body href=#defaultView>x</a>")]
    [InlineData("<abbr title=\"<img src=x onerror=alert(1)>\">x</abbr>")]
    [InlineData("<time datetime='\"onclick=alert(1)'>x</time>")]
    [InlineData("<plaintext><script>alert(1)</script>")]
    [InlineData("\u00BCscript\u00BEalert(1)\u00BC/script\u00BE")]
    [InlineData("+ADw-script+AD4-alert(1)+ADw-/script+AD4-")]
    [InlineData("<div is=x-foo slot=a part=b>x</div><x-foo>y</x-foo>")]
    [InlineData("<frameset onload=alert(1)><frame src=x></frameset>")]
    [InlineData("<p style=\"background:calc(calc(calc(1)))\">x</p>")]
    public void Nothing_unsafe_is_published(string html)
    {
        foreach (var page in new[] { html, "<!DOCTYPE html><body><p>before</p>" + html + "<p>after</p>", "<table><tr><td>" + html + "<td>b</table>", "<ul><li><b>" + html })
        {
            var published = Sanitizer.Sanitize(Drafts.OfHtml(page)).ToString();
            Assert.Empty(Allowed.Violations(published));
            Assert.Equal(published, Sanitizer.Sanitize(Drafts.OfHtml(published)).ToString());
        }
    }

    [Fact]
    public void Text_that_reads_like_markup_stays_text() => Assert.Equal(
        "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp;lt;b&amp;gt;</p>",
        Sanitizer.Sanitize(Drafts.OfHtml("<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp;lt;b&amp;gt;</p>")).ToString());
}
