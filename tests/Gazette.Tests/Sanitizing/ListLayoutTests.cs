using Gazette.Sanitizing;

namespace Gazette.Tests;

public sealed class ListLayoutTests
{
    [Theory]
    [InlineData("<ol><li value=5>e<li>f</ol>", "<ol><li value=\"5\">e</li><li>f</li></ol>", "5. e\n\n6. f")]
    [InlineData("<ol><li>a<li value=7>b<li>c</ol>", "<ol><li>a</li><li value=\"7\">b</li><li>c</li></ol>", "1. a\n\n7. b\n\n8. c")]
    [InlineData("<ol start=2><li value=2>a<li value=3>b</ol>", "<ol start=\"2\"><li>a</li><li>b</li></ol>", "2. a\n\n3. b")]
    [InlineData("<ol start=0><li>a</ol>", "<ol start=\"0\"><li>a</li></ol>", "0. a")]
    [InlineData("<ol start=1><li>a</ol>", "<ol><li>a</li></ol>", "1. a")]
    [InlineData("<ol start=x><li value=y>a</ol>", "<ol><li>a</li></ol>", "1. a")]
    [InlineData("<ol start=99999999999><li value=-100000>a</ol>", "<ol><li>a</li></ol>", "1. a")]
    [InlineData("<ol type=A><li>a<li>b</ol>", "<ol type=\"A\"><li>a</li><li>b</li></ol>", "A. a\n\nB. b")]
    [InlineData("<ol type=a start=26><li>a<li>b</ol>", "<ol type=\"a\" start=\"26\"><li>a</li><li>b</li></ol>", "z. a\n\naa. b")]
    [InlineData("<ol type=I start=4><li>a<li>b</ol>", "<ol type=\"I\" start=\"4\"><li>a</li><li>b</li></ol>", "IV. a\n\nV. b")]
    [InlineData("<ol type=i start=0><li>a<li>b</ol>", "<ol type=\"i\" start=\"0\"><li>a</li><li>b</li></ol>", "0. a\n\ni. b")]
    [InlineData("<ol type=disc><li>a</ol>", "<ol><li>a</li></ol>", "1. a")]
    [InlineData("<ol reversed><li>c<li>b<li>a</ol>", "<ol reversed=\"\" start=\"3\"><li>c</li><li>b</li><li>a</li></ol>", "3. c\n\n2. b\n\n1. a")]
    [InlineData("<ol reversed start=10><li>j<li>i</ol>", "<ol reversed=\"\" start=\"10\"><li>j</li><li>i</li></ol>", "10. j\n\n9. i")]
    [InlineData("<ol style='list-style: upper-roman inside'><li>a</ol>", "<ol type=\"I\"><li>a</li></ol>", "I. a")]
    [InlineData("<ol style='list-style-type:lower-latin'><li>a</ol>", "<ol type=\"a\"><li>a</li></ol>", "a. a")]
    [InlineData("<ul style='list-style-type: decimal'><li>x<li>y</ul>", "<ol><li>x</li><li>y</li></ol>", "1. x\n\n2. y")]
    [InlineData("<ol style='list-style:none'><li>x<li>y</ol>", "<ul><li>x</li><li>y</li></ul>", "x\n\ny")]
    [InlineData("<ol><li style='list-style-type:none'>x<li style='list-style-type:none'>y</ol>", "<ul><li>x</li><li>y</li></ul>", "x\n\ny")]
    public void Numbers_are_those_that_a_browser_shows(string html, string expected, string text)
    {
        var draft = Drafts.OfHtml(html);
        Assert.Equal(expected, new ArticleSanitizer().Sanitize(draft).ToString());
        Assert.Equal(text, BlockText.Of(draft.Body));
    }

    [Theory]
    [InlineData("<ol><li>a<li><img src=x><li>c</ol>", "<ol><li>a</li><li value=\"3\">c</li></ol>")]
    [InlineData("<ol><li>a</li><ol><li>b</li></ol><li>c</li></ol>", "<ol><li>a<ol><li>b</li></ol></li><li>c</li></ol>")]
    [InlineData("<ol><li>a</li>stray<li>c</li></ol>", "<ol><li><p>a</p><p>stray</p></li><li>c</li></ol>")]
    [InlineData("<ul><ul><li>a</li></ul><li>b</li></ul>", "<ul><li><ul><li>a</li></ul></li><li>b</li></ul>")]
    [InlineData("<ol>\n<li>a</li>\n\n<li>b</li>\n</ol>", "<ol><li>a</li><li>b</li></ol>")]
    public void What_is_dropped_or_stray_moves_no_number(string html, string expected) => Assert.Equal(expected, Sanitize(html));

    [Theory]
    [InlineData("1、甲", "2、乙")]
    [InlineData("1.甲", "2.乙")]
    [InlineData("3. Mix", "4. Bake")]
    [InlineData("１．甲", "２．乙")]
    [InlineData("1) Mix", "2) Bake")]
    [InlineData("(1) Mix", "(2) Bake")]
    [InlineData("[9] Mix", "[10] Bake")]
    [InlineData("一、总则", "二、分则")]
    [InlineData("九、总则", "十、分则")]
    [InlineData("十九、总则", "二十、分则")]
    [InlineData("（一）报名", "（二）审核")]
    [InlineData("第一条 为了水利。", "第二条 本办法适用全镇。")]
    [InlineData("① 甲", "② 乙")]
    [InlineData("a) first", "b) second")]
    [InlineData("i. first", "ii. second")]
    [InlineData("h. first", "i. second")]
    [InlineData("IV. Of rooms", "V. Of halls")]
    public void Items_with_numbers_of_their_own_show_no_second_one(string first, string second) =>
        Assert.Equal($"<p>{first}</p>\n<p>{second}</p>", Sanitize($"<ol><li>{first}</li><li><p>{second}</p></li></ol>"));

    [Theory]
    [InlineData("1.5 litres of milk", "2.5 litres of water")]
    [InlineData("2 eggs", "3 apples")]
    [InlineData("1. Mix", "Bake")]
    [InlineData("1. Mix", "1. Bake")]
    [InlineData("1. Mix", "2) Bake")]
    [InlineData("一方水土", "二月春风")]
    [InlineData("第五项内容", "第六项内容")]
    [InlineData("A bus", "B roads")]
    [InlineData("i am", "ii is")]
    [InlineData("2024 was dry", "2025 was wet")]
    public void What_only_looks_like_numbers_keeps_the_list_s(string first, string second) =>
        Assert.Equal($"<ol><li>{first}</li><li>{second}</li></ol>", Sanitize($"<ol><li>{first}</li><li>{second}</li></ol>"));

    [Fact]
    public void One_item_with_its_own_number_is_enough_where_the_list_shows_none() =>
        Assert.Equal("<p>（三）公示</p>", Sanitize("<ol style=\"list-style:none\"><li>（三）公示</li></ol>"));

    [Theory]
    [InlineData("cjk-ideographic", 1, "一、")]
    [InlineData("simp-chinese-informal", 10, "十、")]
    [InlineData("trad-chinese-informal", 21, "二十一、")]
    [InlineData("japanese-informal", 40, "四十、")]
    public void Han_numbers_become_text_because_no_attribute_says_them(string style, int start, string number) =>
        Assert.Equal($"<p>{number}报名</p>", Sanitize($"<ol start={start} style='list-style-type:{style}'><li>报名</li></ol>"));

    [Fact]
    public void Numbers_of_lists_within_lists_are_told_each_by_their_own()
    {
        var draft = Drafts.OfHtml("<ol><li>准备<ul><li>铁锹<ol type=a><li>长</li><li>短</li></ol></li></ul></li><li value=5>开工</li></ol>");
        new ArticleSanitizer().Sanitize(draft);
        Assert.Equal("1. 准备\n\n铁锹\n\na. 长\n\nb. 短\n\n5. 开工", BlockText.Of(draft.Body));
    }

    private static string Sanitize(string html)
    {
        var once = new ArticleSanitizer().Sanitize(Drafts.OfHtml("<!DOCTYPE html><body>" + html)).ToString();
        Assert.Equal(once, new ArticleSanitizer().Sanitize(Drafts.OfHtml("<!DOCTYPE html><body>" + once)).ToString());
        return once;
    }
}
