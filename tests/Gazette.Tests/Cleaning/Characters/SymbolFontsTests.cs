using Gazette.Cleaning;
using Gazette.Drafts;

namespace Gazette.Tests;

public sealed class SymbolFontsTests
{
    [Theory]
    [InlineData("<p><span style='font-family:Wingdings'>u<span style='font:7pt Times'>&nbsp; </span></span>第一项</p>", "•\u00A0 第一项")]
    [InlineData("<p><font face='Wingdings 2'>R</font>同意 <font face='Wingdings'>o</font>不同意</p>", "☑ 同意 □不同意")]
    [InlineData("<p><span style='font-family:\"Courier New\"'>o </span>第二项</p>", "• 第二项")]
    [InlineData("<p><span style='font-family:Symbol'>b</span>粒子</p>", "β 粒子")]
    [InlineData("<p>角度 <span style='font-family:Symbol'>a</span> 很小</p>", "角度 α 很小")]
    [InlineData("<p><span style='font-family:Webdings'>0</span> 第三项</p>", "• 第三项")]
    public void A_sign_becomes_what_its_reader_saw(string html, string expected) => Assert.Equal(expected, Clean(html).Body.TextContent);

    [Theory]
    [InlineData("<p style='font-family:Arial,Wingdings'>o 型与 <b>u</b> 型</p>")]
    [InlineData("<p>第 <span style='font-family:Georgia'>n</span> 项</p>")]
    [InlineData("<p><span style='font-family:Courier New'>o</span>型电池</p>")]
    public void A_letter_of_another_font_stays(string html)
    {
        var draft = Clean(html);
        Assert.Empty(draft.Report.Repairs);
    }

    [Theory]
    [InlineData("\uF0B7 带上雨伞。", "• 带上雨伞。")]
    [InlineData("\uE61B查看地图。", "查看地图。")]
    [InlineData("雨停了。\uE004队伍出发。", "雨停了。队伍出发。")]
    public void Private_signs_apart_from_words_go(string text, string expected) => Assert.Equal(expected, Clean($"<p>{text}</p>").Body.TextContent);

    [Fact]
    public void A_private_sign_in_a_name_stays_and_is_shown()
    {
        var draft = Clean("<p>组长方\uE863带队。</p>");
        Assert.Equal("组长方\uE863带队。", draft.Body.TextContent);
        Assert.True(draft.Report.NeedsReview);
    }

    private static Draft Clean(string html)
    {
        var draft = Drafts.OfHtml("<!DOCTYPE html><body>" + html);
        new CleaningRules().RepairText(draft);
        return draft;
    }
}
