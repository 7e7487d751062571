using CsCheck;
using Gazette.Cleaning;
using Gazette.Drafts;

namespace Gazette.Tests;

public sealed class InvisibleCharactersTests
{
    private const string Unseen = "\u200B\uFEFF\u00AD\u2060\u200E\u200C\u0001\b\u007F";

    [Theory]
    [InlineData("致远·\u00AD乐路口", "致远·乐路口")]
    [InlineData("比赛\uFFFD\u200C内容", "比赛\uFFFD内容")]
    [InlineData("HÖ\u00ADHE, FRÄ\u00ADSE und Wie\u00ADder", "HÖHE, FRÄSE und Wieder")]
    [InlineData("一\u2003二\u2028三\u000B四", "一 二 三 四")]
    [InlineData("来自\u202E左边", "来自左边")]
    [InlineData("他当众\u0093郑重道歉\u0094。", "他当众“郑重道歉”。")]
    [InlineData("It\u0092s late \u0096 too late\u0085", "It’s late – too late…")]
    [InlineData("一,\U000E0101二\U000E0101三", "一,二三")]
    [InlineData("A\U0001D173B\U0001BCA0C\uFFF3D", "ABCD")]
    [InlineData("a\u1680b\u2800c", "a b c")]
    [InlineData("He left \u2014\uFE0F late", "He left \u2014 late")]
    [InlineData("一\u0081二\u009D三\a四\x7F五", "一二三四五")]
    public void What_nobody_sees_goes(string damaged, string expected) => Assert.Equal(expected, Clean(damaged).Body.TextContent);

    [Theory]
    [InlineData("10\u2009000 euros")]
    [InlineData("می\u200Cخواهم")]
    [InlineData("👩\u200D🚀")]
    [InlineData("葛\U000E0100城市と辻\U000E0101さん")]
    [InlineData("™\uFE0F and ❤\uFE0F")]
    [InlineData("שלום\u200E!")]
    public void What_matters_stays(string text)
    {
        var draft = Clean(text);
        Assert.Equal(text, draft.Body.TextContent);
        Assert.Empty(draft.Report.Repairs);
    }

    [Fact]
    public void Chinese_comes_back_to_the_last_character() =>
        Gen.Select(DamagedText.Article, Gen.Int[0, Unseen.Length - 1], Gen.Int[1, 9]).Sample((article, which, every) =>
            Clean(string.Concat(article[0].Select((c, i) => i % every == 0 ? $"{c}{Unseen[which]}" : c.ToString()))).Body.TextContent == article[0]);

    private static Draft Clean(string text)
    {
        var draft = Drafts.OfLines([text]);
        new CleaningRules().RepairText(draft);
        return draft;
    }
}
