using Gazette.Cleaning;

namespace Gazette.Tests;

public sealed class PageFurnitureTests
{
    [Theory]
    [InlineData("扫描二维码，在您的设备上浏览本页，是我们网站的新功能，读者可以随时使用。")]
    [InlineData("打印本页、收藏本页和分享本页，都在页面右上角的菜单里，读者可以随时使用。")]
    [InlineData("扫一扫手机看，微信扫一扫分享，都是读者熟悉的做法，我们把它们留在了页面下方。")]
    public void A_sentence_that_begins_with_furniture_and_goes_on_is_text(string sentence)
    {
        var draft = Drafts.OfLines(["今天，我们向各位读者介绍本站的几项新功能，欢迎试用。", sentence, "以上功能都不需要注册，也不收取任何费用，欢迎试用。"]);
        new CleaningRules().RepairBlocks(draft);
        Assert.Equal(sentence, draft.Body.Children[1].TextContent);
    }
}
