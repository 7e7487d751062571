using CsCheck;
using Gazette.Cleaning;

namespace Gazette.Tests;

public sealed class WidthsTests
{
    private const string Evidence = "市民说,今天很好,明天也好,大家都来。";

    [Theory]
    [InlineData("时间:10:30,地点:一楼;人数3:2,增长5.2%,其中1,200人。", "时间：10:30，地点：一楼；人数3:2，增长5.2%，其中1,200人。")]
    [InlineData("世卫组织(WHO)说:\u201C好吗?\u201D他答:\u201C好!\u201D", "世卫组织（WHO）说：\u201C好吗？\u201D他答：\u201C好！\u201D")]
    [InlineData("见https://news.example/a?b=1,c:2 和 a@b.example", "见https://news.example/a?b=1,c:2 和 a@b.example")]
    [InlineData("他写道, Dear all, please come (today): it is fine; OK? 完。", "他写道， Dear all, please come (today): it is fine; OK? 完。")]
    [InlineData("1.开会 2.学习,f(x)=1 笑:)", "1.开会 2.学习，f(x)=1 笑:)")]
    [InlineData("市体育?。?定于", "市体育?。?定于")]
    public void In_a_damaged_article_what_is_Chinese_becomes_full_width(string damaged, string expected) =>
        Assert.Equal(expected, Clean([Evidence, damaged])[1]);

    [Theory]
    [InlineData("他说,今天很好，明天也好，大家都来。我们,你们,他们都来,好。")]
    [InlineData("他说,今天很好,明天也好,大家都来.我们,你们,他们都来,好.")]
    [InlineData("世界卫生组织(WHO)说，今天很好，明天也好(大家都来)，见附件(一)。")]
    [InlineData("これは何ですか?本当ですか?はい,そうです。なぜですか?")]
    [InlineData("２０２４年１月１日，ＡＢＣ公司开业，大家都来。")]
    public void What_was_typed_so_stays(string text) => Assert.Equal([text], Clean([text]));

    [Fact]
    public void Full_width_comes_back_to_the_last_character() => DamagedText.Article.Sample(article =>
        Clean([.. article.Select(l => l.Replace('，', ','))]).SequenceEqual(article));

    [Fact]
    public void A_setting_turns_it_off()
    {
        var draft = Drafts.OfLines([Evidence]);
        new CleaningRules(repairsWidths: false).RepairBlocks(draft);
        Assert.Equal(Evidence, draft.Body.TextContent);
    }

    private static string[] Clean(string[] lines)
    {
        var draft = Drafts.OfLines(lines);
        new CleaningRules().RepairBlocks(draft);
        return [.. draft.Body.Children.Select(p => p.TextContent)];
    }
}
