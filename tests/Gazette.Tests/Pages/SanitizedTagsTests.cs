using Gazette.Pages;

namespace Gazette.Tests.Pages;

public sealed class SanitizedTagsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("no tag", "")]
    [InlineData("<p>a</p>", "<p> </p>")]
    [InlineData("""<a href="/x?a>b" title="&lt;">c</a>""", """<a href="/x?a>b" title="&lt;"> </a>""")]
    [InlineData("""<img src="/a.png" alt="<p>"><h2 id="b-1">d</h2>""", """<img src="/a.png" alt="<p>"> <h2 id="b-1"> </h2>""")]
    [InlineData("1 < 2, <> and </> and <1>, <<b>x</b>", "<b> </b>")]
    [InlineData("<p>a</p><b", "<p> </p>")]
    [InlineData("<p>a</p><a href=\"x>", "<p> </p>")]
    [InlineData("<", "")]
    [InlineData("</", "")]
    public void Are_found_as_a_whole_and_in_order(string html, string expected) =>
        Assert.Equal(expected, string.Join(' ', SanitizedTags.In(html).Select(tag => html[tag.Index..tag.End])));

    [Fact]
    public void Say_their_name_and_whether_they_end_something() =>
        Assert.Equal([("h2", false), ("br", false), ("h2", true)], SanitizedTags.In("<h2 id=\"a\">b<br></h2>").Select(tag => (tag.Name, tag.IsEnd)));

    [Fact]
    public void Leave_the_text_that_a_reader_sees() =>
        Assert.Equal("a & b > c", SanitizedTags.TextOf("""<p>a &amp; <a href="x">b</a> &gt; c</p>"""));
}
