using Gazette.Drafts;
using Gazette.Extraction.Parsing;
using Gazette.Uploads;

namespace Gazette.Tests;

public sealed class XhtmlPageTests
{
    private const string Head = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" \"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd\">\n";

    [Theory]
    [InlineData("<script src='a.js'/><p>a</p>", "<script src=\"a.js\"></script><p>a</p>")]
    [InlineData("<title/><p>a</p>", "<title></title><p>a</p>")]
    [InlineData("<textarea/><iframe src='x'/><a id='b'/><p/>", "<textarea></textarea><iframe src=\"x\"></iframe><a id=\"b\"></a><p></p>")]
    [InlineData("<p><![CDATA[a < b & c]]></p>", "<p>a &lt; b &amp; c</p>")]
    [InlineData("<p>&nbsp;&eacute;&hellip;&amp;&lt;</p>", "<p>\u00A0é…&amp;&lt;</p>")]
    [InlineData("<p><![CDATA[&nbsp;]]></p>", "<p>&amp;nbsp;</p>")]
    [InlineData("<br/><br></br><img src='x' alt='\"&amp;&lt;'/>", "<br><br><img src=\"x\" alt=\"&quot;&amp;&lt;\">")]
    [InlineData("<script>//<![CDATA[\nif (a<b) w(\"</p>\");//]]></script>", "<script>//\nif (a<b) w(\"<\\/p>\");//</script>")]
    [InlineData("<script>var a = '&lt;!-- &lt;script&gt;';</script><p>b</p>", "<script>var a = '\\u003c!-- <script>';</script><p>b</p>")]
    [InlineData("<style/><noscript><p>c</p></noscript>", "<style></style><noscript><p>c</p></noscript>")]
    [InlineData("<iframe><p>no frames</p></iframe><p>d</p>", "<iframe></iframe><p>d</p>")]
    [InlineData("<p xml:lang='de'>e</p>", "<p lang=\"de\">e</p>")]
    [InlineData("<h:p xmlns:h='http://www.w3.org/1999/xhtml'>f</h:p>", "<p xmlns:h=\"http://www.w3.org/1999/xhtml\">f</p>")]
    [InlineData("<m:math xmlns:m='http://www.w3.org/1998/Math/MathML'><m:mi>x</m:mi></m:math>", "<math xmlns:m=\"http://www.w3.org/1998/Math/MathML\"><mi>x</mi></math>")]
    [InlineData("<o:p xmlns:o='urn:office'>g</o:p>", "<o:p xmlns:o=\"urn:office\">g</o:p>")]
    [InlineData("<plaintext>h</plaintext>", "<pre>h</pre>")]
    [InlineData("<!-- saved from url=(0019)https://a.example/ --><!--> <p>i</p> -->", "<!-- saved from url=(0019)https://a.example/ -->")]
    public void Is_written_as_an_HTML_parser_reads_it(string body, string expected) =>
        Assert.Equal($"<!DOCTYPE html><html xmlns=\"http://www.w3.org/1999/xhtml\"><head></head><body>{expected}</body></html>", ToHtml(Head + $"<html xmlns=\"http://www.w3.org/1999/xhtml\"><head/><body>{body}</body></html>"));

    [Theory]
    [InlineData("<html><body><p>a<br>b</body></html>")]
    [InlineData("<html><body><p>A&B</p></body></html>")]
    [InlineData("<html><body>&unknown;</body></html>")]
    [InlineData("<!DOCTYPE html [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><html><body>&b;</body></html>")]
    [InlineData("<!DOCTYPE html [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><html><body>&a;</body></html>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'/>")]
    [InlineData("")]
    [InlineData("text")]
    public void What_is_no_XML_or_no_page_is_left_to_HTML(string text) => Assert.Null(ToHtml(text));

    [Fact]
    public async Task Both_kinds_are_read_under_the_same_ending()
    {
        const string Text = "<p>榆树镇本周启动老旧水渠清淤工程，首批涉及十二个村，预计在四月十日之前完成全部土方作业。</p>";
        foreach (var page in new[] { $"<html xmlns='http://www.w3.org/1999/xhtml'><head><title>水渠清淤工程启动</title><script src='a.js'/></head><body>{Text}</body></html>", $"<html><head><title>水渠清淤工程启动</title></head><body><br>{Text}" })
        {
            var draft = await Articles.ReadAsync("a.xhtml", page);
            Assert.Equal(("水渠清淤工程启动", FileKind.Html), (draft.Metadata.Title, draft.Kind));
            Assert.Contains("首批涉及十二个村", draft.Body.TextContent, StringComparison.Ordinal);
        }
    }

    private static string? ToHtml(string text) => XhtmlPage.TryToHtml(text, ProcessingBudget.Unlimited(), out var html) ? html : null;
}
