using Gazette.Cleaning;
using Gazette.Drafts;

namespace Gazette.Tests;

public sealed class BrokenTagsTests
{
    [Theory]
    [InlineData("打?。?span id=\"printapp\">", "打印：")]
    [InlineData("正文span id=\"printapp\">继续", "正文继续")]
    [InlineData("正文</span>继续</p>", "正文继续")]
    [InlineData("一段/p> 二段/div> 三段/span>", "一段 二段 三段")]
    [InlineData("一行<br/>二行br />三行", "一行 二行 三行")]
    [InlineData("<font color=red>红字</font>", "红字")]
    [InlineData("class=\"title\">标题", "标题")]
    [InlineData("<!-- 注释 -->正文", "正文")]
    [InlineData("-->正文", "正文")]
    [InlineData("正文&nbsp;&amp;ldquo;引文&amp;rdquo;", "正文 “引文”")]
    [InlineData("气温&#38;lt;5℃", "气温<5℃")]
    [InlineData("本报&nbsp讯&#x4e2d国&ldquo好&rdquo", "本报 讯中国“好”")]
    [InlineData("<![CDATA[正文继续]]>", "正文继续")]
    [InlineData("总之，</em中方表示", "总之，中方表示")]
    [InlineData("em>队长说，马上出发。", "队长说，马上出发。")]
    [InlineData("队伍解散。</div", "队伍解散。")]
    [InlineData("<div class=\"ArtText\"近日，河水上涨。", "近日，河水上涨。")]
    [InlineData("队伍‹/em›出发", "队伍出发")]
    [InlineData("队伍出发。<!--StartFragment--", "队伍出发。")]
    [InlineData("正文开始 -->队伍出发。", "队伍出发。")]
    [InlineData("队伍出发。<![endif]--", "队伍出发。")]
    [InlineData("/* -->", "")]
    [InlineData("/* ]]> */队伍出发。", "队伍出发。")]
    [InlineData("//-->队伍出发。", "队伍出发。")]
    [InlineData("<script>show(1)</script>", "show(1)")]
    [InlineData("队伍出发，nbsp;明天到。", "队伍出发， 明天到。")]
    [InlineData("他说&#147;好&#148;。", "他说“好”。")]
    public void Remains_of_markup_go(string damaged, string expected) => Assert.Equal(expected, Repair(damaged).Body.TextContent);

    [Theory]
    [InlineData("if a <b and c> d then stop")]
    [InlineData("A --> B --> C")]
    [InlineData("AT&T; R&D, Q&A")]
    [InlineData("3 < 5 > 2, <3")]
    [InlineData("真的吗？对。好？")]
    [InlineData("see http://example.org/a/p>")]
    [InlineData("let a b=c > d")]
    [InlineData("见 a.example/?x=1&lt=2&copy=3&nbsp=4 和 A&B公司")]
    [InlineData("a[b[0]]>1")]
    [InlineData("He typed <h4></h4> and waited for an answer.")]
    [InlineData("段落的标签是 <p> 和 </p>，换行写 <br>。")]
    [InlineData("若 a<b 且 b>c，则不能断定。")]
    [InlineData("当水位a<b且b>c时开启二号闸，当a<b>c不成立时保持现状。")]
    [InlineData("填上 <姓名> 和 <地址> 再寄出。")]
    [InlineData("要保留空格，可以写 &nbsp; ，也可以写 &#160; 。")]
    [InlineData("Notice of works <script>alert(1)</script>")]
    [InlineData("Das Element <em> wird mit </em> geschlossen.")]
    public void Text_that_only_looks_like_markup_stays(string text)
    {
        var draft = Repair(text);
        Assert.Equal(text, draft.Body.TextContent);
        Assert.Empty(draft.Report.Repairs);
    }

    [Theory]
    [InlineData("市体育?。?定于本月开放")]
    [InlineData("来自全省?？h級以上单位")]
    public void Lost_bytes_are_marked_and_not_guessed(string text)
    {
        var draft = Repair(text);
        Assert.Equal(text, draft.Body.TextContent);
        Assert.True(draft.Report.NeedsReview);
    }

    private static Draft Repair(string line)
    {
        var draft = Drafts.OfLines([line]);
        new CleaningRules().RepairText(draft);
        return draft;
    }

    [Theory]
    [InlineData("Alle auto il ponte resterà vietato: il ank\">traffico continuerà a passare a valle.", "resterà vietato: il")]
    [InlineData("市集訂有三條規矩：自己-/enpcontent-->種的才能賣。", "市集訂有三條規矩：自己")]
    [InlineData("一般贸易进出口占总值的70.3>%，比重提高。", "占总值的70.3")]
    [InlineData("「我們又不能 廣告 -->轉彎避開，只有踩鈴。」他說。", "「我們又不能轉彎避開")]
    [InlineData("会议还版位 廣告 -->通报了近期督查情况。", "会议还通报了近期")]
    [InlineData("圖書館提醒-- 内容开始 -->，開館首月人潮較多。", "圖書館提醒，開館首月")]
    [InlineData("Il resto è arrivato da una sottoscrizione tra=\"1.0\"?> gli abitanti.", "sottoscrizione tra gli abitanti")]
    [InlineData("What they didick=\"return go(3);\" width=\"600\" />", "What they did")]
    [InlineData("Hij bedient de sluis alleen in het weekend.or=#ffffff class=\"MsoNormal\"/>", "in het weekend.")]
    public void A_rest_takes_no_word_or_number_of_the_text_with_it(string text, string kept)
    {
        var draft = Drafts.OfLines([text]);
        new CleaningRules().RepairText(draft);
        Assert.Contains(kept, draft.Body.TextContent, StringComparison.Ordinal);
    }
}
