using Gazette.Sanitizing;

namespace Gazette.Tests;

public sealed class TableLayoutTests
{
    private const string Five = "<p>一、有渠；</p><p>二、有人；</p><p>三、有车；</p><p>四、有时间；</p><p>五、有决心。</p>";
    private const string Prose = "<p>榆树镇本周启动老旧水渠清淤工程，首批涉及十二个村，预计在四月十日之前完成全部土方作业，镇里已调集挖掘机六台。</p>";

    [Theory]
    [InlineData("<tr><th>项目</th><td>清淤</td></tr><tr><th>条件</th><td>" + Five + "</td></tr>", "项目\t清淤", "条件\t一、有渠； 二、有人； 三、有车； 四、有时间； 五、有决心。")]
    [InlineData("<tr><td>项目</td><td>清淤</td></tr><tr><td>条件</td><td>" + Five + "</td></tr><tr><td>时限</td><td>四十天</td></tr>", "项目\t清淤", "条件\t一、有渠； 二、有人； 三、有车； 四、有时间； 五、有决心。", "时限\t四十天")]
    [InlineData("<caption>进度</caption><tr><td>东坡</td><td>" + Five + "</td></tr>", "进度", "东坡\t一、有渠； 二、有人； 三、有车； 四、有时间； 五、有决心。")]
    [InlineData("<tr><th><h3>村</h3></th><th><h3>米</h3></th></tr><tr><td>东坡</td><td>120</td></tr>", "村\t米", "东坡\t120")]
    [InlineData("<tr><td>渠长</td><td><h2>条件</h2>会水</td></tr><tr><td>渠工</td><td><h2>条件</h2>有力</td></tr>", "渠长\t条件 会水", "渠工\t条件 有力")]
    [InlineData("<tr><th>村</th><th>米</th></tr><tr><td>东坡</td><td><table><tr><td>120</td></tr></table></td></tr>", "村\t米", "东坡\t120")]
    [InlineData("<tr><th>村</th><th>米</th></tr><tr><td>东坡</td><td><table><tr><td>主</td><td>120</td></tr></table></td></tr>", "村\t米", "东坡\t主\t120")]
    [InlineData("<tr><td rowspan=2>东坡</td><td>120</td></tr><tr><td>300</td></tr><tr><td>合计</td><td>420</td></tr>", "东坡\t120", "300", "合计\t420")]
    [InlineData("<tr><td>08:00</td><td>集合</td></tr><tr><td>08:30</td><td>开工</td></tr>", "08:00\t集合", "08:30\t开工")]
    public void Tables_of_data_keep_their_rows_whatever_their_cells_hold(string rows, params string[] lines)
    {
        var draft = Drafts.OfHtml($"<table>{rows}</table>");
        var published = new ArticleSanitizer().Sanitize(draft).ToString();
        Assert.Equal(lines, BlockText.Of(draft.Body).Split("\n\n"));
        Assert.Equal(published, new ArticleSanitizer().Sanitize(Drafts.OfHtml("<!DOCTYPE html><body>" + published)).ToString());
    }

    [Theory]
    [InlineData("<tr><td><h3>导航</h3><a href=/>首页</a></td><td>" + Prose + Prose + "</td></tr>")]
    [InlineData("<tr><td>" + Prose + "</td></tr><tr><td>" + Prose + "</td></tr>")]
    [InlineData("<tr><td>栏目</td><td><table><tr><td>村</td><td>米</td></tr></table></td></tr>")]
    [InlineData("<tr><td><h2>由来</h2>" + Prose + "</td><td><h2>办法</h2>" + Prose + "</td></tr>")]
    [InlineData("<tr><th>索引号</th><td>14</td></tr><tr><td colspan=2>" + Prose + Prose + Prose + Prose + Prose + Prose + "</td></tr>")]
    [InlineData("<tr><td>标志</td><td>横幅</td></tr><tr><td><a href=/a>要闻</a><a href=/b>通知</a><a href=/c>服务</a></td><td>" + Five + "</td></tr>")]
    public void Tables_that_place_things_are_taken_apart_with_all_of_their_text(string rows)
    {
        var draft = Drafts.OfHtml($"<table>{rows}</table>");
        var text = string.Concat(draft.Body.TextContent.Where(c => !char.IsWhiteSpace(c)));
        new ArticleSanitizer().Sanitize(draft);
        Assert.False(draft.Body.FirstElementChild!.LocalName == "table");
        Assert.Equal(text, string.Concat(draft.Body.TextContent.Where(c => !char.IsWhiteSpace(c))));
    }

    [Theory]
    [InlineData("<p>组　　长：李　谦<br>副 组 长：王建国</p>", "<p>组　　长：李　谦<br>副 组 长：王建国</p>")]
    [InlineData("<p>　　委　　员：赵　五　　钱小六</p>", "<p>委　　员：赵　五　　钱小六</p>")]
    [InlineData("<p>　　第一段。</p><p>第二段。　　</p>", "<p>第一段。</p>\n<p>第二段。</p>")]
    [InlineData("<p>甲 　 　 乙</p>", "<p>甲　　乙</p>")]
    [InlineData("<p>甲　　<b>　乙</b></p>", "<p>甲　　　<b>乙</b></p>")]
    [InlineData("<p>甲　　　　　　　　　　　　　　　　　　　　乙</p>", "<p>甲　　　　　　　　　　　　乙</p>")]
    public void Full_width_spaces_within_a_line_align_it(string html, string expected)
    {
        var published = new ArticleSanitizer().Sanitize(Drafts.OfHtml(html)).ToString();
        Assert.Equal(expected, published);
        Assert.Equal(published, new ArticleSanitizer().Sanitize(Drafts.OfHtml("<!DOCTYPE html><body>" + published)).ToString());
    }
}
