using Gazette.Cleaning;

namespace Gazette.Tests;

public sealed class PageFurnitureTests
{
    private const string Before = "今天，我们向各位读者介绍本站的几项新功能，欢迎试用。";
    private const string After = "以上功能都不需要注册，也不收取任何费用，欢迎试用。";
    private const string Prose = "The old diesel has gone. In its place are two electric motors and a bank of batteries under the benches.";

    [Theory]
    [InlineData("扫描二维码，在您的设备上浏览本页，是我们网站的新功能，读者可以随时使用。")]
    [InlineData("打印本页、收藏本页和分享本页，都在页面右上角的菜单里，读者可以随时使用。")]
    [InlineData("扫一扫手机看，微信扫一扫分享，都是读者熟悉的做法，我们把它们留在了页面下方。")]
    [InlineData("微信 / 微博用户可以在小区的公众号里查看停梯时间和施工进度，也可以留言提问。")]
    [InlineData("News | Sport is the name of the programme, and it has been on the air for eleven years.")]
    [InlineData("Facebook / Twitter users may write to the council until Friday, a spokeswoman said.")]
    [InlineData("Share prices fell. Print sales rose. Readers of both asked what the other was about.")]
    [InlineData("青山 | 绿水 | 老屋 | 新桥")]
    [InlineData("编辑：您怎么看这次更新？")]
    [InlineData("Edited by hand, the letters of the bishop fill eleven volumes and a box of cards.")]
    public void A_sentence_that_begins_with_furniture_and_goes_on_is_text(string sentence) => Assert.Equal(sentence, LineAfterCleaning(sentence));

    [Theory]
    [InlineData("註冊 | 意見信箱 | 政府資訊公開 | 雙語詞彙")]
    [InlineData("现在的位置 政务公开 / 友情链接")]
    [InlineData("当前的位置 某某栏目 » 某某频道")]
    [InlineData("You are here: Village pages » Notices board")]
    [InlineData("We use cookies to improve your experience. Accept Decline")]
    [InlineData("我们使用Cookie改善体验。接受 拒绝")]
    [InlineData("Tell your friendsWhatsApp / Twitter")]
    [InlineData("Reporting by J. Calder; editing by A. Weiss")]
    [InlineData("Leggi tutto")]
    [InlineData("Listen")]
    [InlineData("Читать далее")]
    [InlineData("编辑：张三 校对：李四")]
    [InlineData("手机扫一扫，随时随地看")]
    [InlineData("［下載檔案］［轉寄好友］")]
    [InlineData("Siguiente artículo: El puente reabre")]
    [InlineData("A+ A-")]
    [InlineData("Spread the sunshine: Facebook | Reddit | WhatsApp")]
    public void A_line_of_controls_goes_from_amid_the_text(string line) => Assert.Null(LineAfterCleaning(line));

    [Theory]
    [InlineData("Spread the word Tumblr • Pinterest • Facebook • Threads ", "")]
    [InlineData("Tell a friend: Email | WhatsApp | ", "")]
    [InlineData("[Print this page][Save article] ", "")]
    [InlineData("Foto: J. Calder | ", "")]
    [InlineData("微博 • 朋友圈 | ", "")]
    [InlineData("", " [Print this page][Save article]")]
    [InlineData("", " Save article")]
    [InlineData("", " Spread the word: LinkedIn / Reddit")]
    public void A_row_of_controls_goes_from_a_paragraph_s_ends(string before, string after) => Assert.Equal(Prose, LineAfterCleaning(before + Prose + after));

    /// <summary>Of which half the words are known: it goes, and somebody is asked.</summary>
    [Fact]
    public void A_row_with_strange_words_goes_with_a_question()
    {
        var draft = Drafts.OfLines([Before, "Home | Weather desk | Village pages | Contact", After]);
        new CleaningRules().RepairBlocks(draft);
        Assert.Equal(2, draft.Body.ChildElementCount);
        Assert.False(Assert.Single(draft.Report.Repairs).Certain);
    }

    private static string? LineAfterCleaning(string line)
    {
        var draft = Drafts.OfLines([Before, line, After]);
        new CleaningRules().RepairBlocks(draft);
        return draft.Body.ChildElementCount == 3 ? draft.Body.Children[1].TextContent : null;
    }
}
