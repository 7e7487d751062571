using AngleSharp.Html.Parser;
using Gazette.Text.Scripts;

namespace Gazette.Tests;

public sealed class MarkupConversionTests
{
    private static readonly ScriptConverter ToTraditional = ScriptConverter.Between(ChineseVariant.Simplified, ChineseVariant.Traditional, isCharacterwise: false, ProtectedNames.None);

    [Theory]
    [InlineData("<p>头发 &amp; 复杂</p>", "<p>頭髮 &amp; 複雜</p>")]
    [InlineData("<p>看<a href=\"/files/0/头发.pdf\" rel=\"noopener\">头发.pdf</a></p>", "<p>看<a href=\"/files/0/头发.pdf\" rel=\"noopener\">頭髮.pdf</a></p>")]
    [InlineData("<img src=\"/media/头/1.jpg\" alt=\"头发 > 毛\" width=\"1\">", "<img src=\"/media/头/1.jpg\" alt=\"頭髮 > 毛\" width=\"1\">")]
    [InlineData("<abbr title=\"发展和改革\">发改</abbr>", "<abbr title=\"發展和改革\">發改</abbr>")]
    [InlineData("<p>运行<code>打印(\"头发\")</code>后</p>", "<p>運行<code>打印(\"头发\")</code>後</p>")]
    [InlineData("<pre>头<code>发</code>后</pre><p>头</p>", "<pre>头<code>发</code>后</pre><p>頭</p>")]
    [InlineData("<p lang=\"ja\">学<b>会</b></p><p>学会</p>", "<p lang=\"ja\">学<b>会</b></p><p>學會</p>")]
    [InlineData("<blockquote lang=\"zh-Hans\">学会</blockquote>", "<blockquote lang=\"zh-Hans\">學會</blockquote>")]
    [InlineData("<img lang=\"ja\" alt=\"学会\">学会", "<img lang=\"ja\" alt=\"学会\">學會")]
    [InlineData("头发", "頭髮")]
    [InlineData("", "")]
    public void Text_is_converted_and_addresses_code_and_foreign_passages_are_not(string html, string expected) => Assert.Equal(expected, MarkupConversion.Convert(html, ToTraditional));

    /// <summary>Nothing that the dictionaries do can make markup of text.</summary>
    [Fact]
    public void No_entry_of_the_dictionaries_holds_a_sign_of_markup()
    {
        foreach (var sign in "<>&\"'= \t\n")
        {
            var text = string.Concat(Enumerable.Range(0x3400, 0x9FFF - 0x3400).Select(c => (char)c));
            Assert.All(
                new[] { ScriptConversion.SimplifiedToTaiwan, ScriptConversion.SimplifiedToHongKong, ScriptConversion.TaiwanToSimplified, ScriptConversion.HongKongToSimplified },
                conversion => Assert.DoesNotContain(sign, conversion.Convert(text)));
        }
    }

    [Theory]
    [MemberData(nameof(Allowed))]
    public void The_markup_stays_the_same_whatever_the_text(string html)
    {
        var converted = MarkupConversion.Convert(html, ToTraditional);
        var (before, after) = (new HtmlParser().ParseDocument(html), new HtmlParser().ParseDocument(converted));
        Assert.Equal(before.All.Select(e => (e.LocalName, e.Attributes.Length)), after.All.Select(e => (e.LocalName, e.Attributes.Length)));
    }

    public static TheoryData<string> Allowed =>
    [
        "<table><caption>发</caption><tbody><tr><td colspan=\"2\">发</td></tr></tbody></table>",
        "<ol start=\"3\"><li value=\"4\">发<br>发</li></ol><hr><p>&lt;script&gt;发&lt;/script&gt;</p>",
        "<ruby>发<rp>(</rp><rt>fà</rt><rp>)</rp></ruby>",
    ];
}
