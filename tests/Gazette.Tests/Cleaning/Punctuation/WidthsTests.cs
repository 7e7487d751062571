using CsCheck;
using Gazette.Cleaning;

namespace Gazette.Tests;

public sealed class WidthsTests
{
    private const string Evidence = "市民说,今天很好,明天也好,大家都来。";

    [Theory]
    [InlineData("时间:10:30,地点:一楼;人数3:2,增长5.2%,其中1,200人。", "时间:10:30，地点：一楼；人数3:2，增长5.2%，其中1,200人。")]
    [InlineData("世卫组织(WHO)说:\u201C好吗?\u201D他答:\u201C好!\u201D", "世卫组织(WHO)说：\u201C好吗？\u201D他答：\u201C好！\u201D")]
    [InlineData("见https://news.example/a?b=1,c:2 和 a@b.example", "见https://news.example/a?b=1,c:2 和 a@b.example")]
    [InlineData("他写道, Dear all, please come (today): it is fine; OK? 完。", "他写道, Dear all, please come (today): it is fine; OK? 完。")]
    [InlineData("1.开会 2.学习,f(x)=1 笑:)", "1.开会 2.学习,f(x)=1 笑:)")]
    [InlineData("市体育?。?定于", "市体育?。?定于")]
    [InlineData("今天(9月7日)下午,市民说", "今天(9月7日)下午，市民说")]
    [InlineData("快来! ! !", "快来！！！")]
    [InlineData("今日（12月28日)有网友说", "今日（12月28日）有网友说")]
    [InlineData("今天很好,\u00A0明天也好", "今天很好，明天也好")]
    [InlineData("讲完迟到早退, 45分钟的课", "讲完迟到早退，45分钟的课")]
    [InlineData("在17名排\uFFFD\uFFFD,中国队胜", "在17名排\uFFFD\uFFFD，中国队胜")]
    [InlineData("天门网讯(记者王帅)1月28日, 市民说: 好! (完)", "天门网讯（记者王帅）1月28日，市民说：好！（完）")]
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
    public void Spaces_of_the_articles_own_stay_behind_its_signs() => Assert.Equal(
        ["市民说，今天很好， 明天也好，大家都来。 他们、 我们都来。", "好， 来。"],
        Clean(["市民说,今天很好, 明天也好,大家都来。 他们、 我们都来。", "好, 来。"]));

    [Fact]
    public void Where_a_converter_added_spaces_a_mark_without_one_is_the_articles_own() => Assert.Equal(
        ["市民说，今天很好，明天也好，大家都来，好。", "真的吗?真的。"],
        Clean(["市民说, 今天很好, 明天也好, 大家都来, 好。", "真的吗?真的。"]));

    [Fact]
    public void Where_full_width_stayed_before_spaces_a_half_width_mark_before_one_is_the_articles_own() => Assert.Equal(
        ["市民说，今天很好，明天也好，后天也好， 大家都来， 好。", "创办, 到现在。"],
        Clean(["市民说,今天很好,明天也好,后天也好， 大家都来， 好。", "创办, 到现在。"]));

    [Theory]
    [InlineData("市民说\u200B，今天很\u200B，好,明天也好,大家都来,好\u200B，来。", "市民说，今天很，好，明天也好，大家都来，好，来。")]
    [InlineData("市民说&nbsp;，今天，&nbsp;好,明天也好,大家都来,好，&nbsp;来。", "市民说 ，今天， 好，明天也好，大家都来，好， 来。")]
    public void What_other_damage_hid_from_the_converter_speaks_for_nobody(string damaged, string expected)
    {
        var draft = Drafts.OfLines([damaged]);
        new CleaningRules().RepairText(draft);
        new CleaningRules().RepairBlocks(draft);
        Assert.Equal(expected, draft.Body.TextContent);
    }

    [Theory]
    [InlineData("新桥通车了吗?市民答:通了,真的", "新桥通车了吗？市民答：通了，真的")]
    [InlineData("世卫组织(WHO)10:30说,今天(周一)很好", "世卫组织(WHO)10:30说，今天（周一）很好")]
    public void Headlines_are_repaired_as_the_body_shows(string damaged, string expected)
    {
        var draft = Drafts.OfLines([Evidence]);
        (draft.Metadata.Title, draft.Metadata.Standfirst) = (damaged, damaged);
        new CleaningRules().RepairBlocks(draft);
        Assert.Equal((expected, expected), (draft.Metadata.Title, draft.Metadata.Standfirst));
    }

    [Fact]
    public void Headlines_stay_where_the_body_shows_nothing()
    {
        var draft = Drafts.OfLines(["市民说，今天很好，明天也好，大家都来。"]);
        draft.Metadata.Title = "新桥通车了吗?市民答:通了";
        new CleaningRules().RepairBlocks(draft);
        Assert.Equal("新桥通车了吗?市民答:通了", draft.Metadata.Title);
        Assert.Empty(draft.Report.Repairs);
    }

    [Fact]
    public void Where_a_converter_took_only_commas_a_question_mark_is_the_articles_own() => Assert.Equal(
        ["市民说：今天很好，明天也好，大家都来，好！我们说：好。", "好不好?好。"],
        Clean(["市民说：今天很好,明天也好,大家都来,好！我们说：好。", "好不好?好。"]));

    [Fact]
    public void The_pages_furniture_speaks_for_nobody() => Assert.Equal(
        ["新周期：市民说，今天很好，明天也好，大家都来。"],
        Clean(["分享到：微信 微博 QQ空间", "新周期:市民说,今天很好,明天也好,大家都来。", "责任编辑：李明（见习）", "扫描二维码，在您的设备上浏览本页"]));

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
