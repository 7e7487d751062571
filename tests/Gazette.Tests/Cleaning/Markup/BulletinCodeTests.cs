using Gazette.Cleaning;

namespace Gazette.Tests;

public sealed class BulletinCodeTests
{
    [Theory]
    [InlineData("[p=30, 2, left]闸门检修完工。[/p]", "闸门检修完工。")]
    [InlineData("[size=4][color=#333333]闸门检修完工。[/color][/size]", "闸门检修完工。")]
    [InlineData("[b]闸门检修完工。[/b][attach]1204[/attach]", "闸门检修完工。")]
    [InlineData("闸门[img=600,400]a/b.jpg[/img]检修完工。", "闸门检修完工。")]
    [InlineData("See [url=http://a.example/x?y=1]the list[/url] of gates.", "See the list of gates.")]
    public void Code_of_a_bulletin_board_goes(string damaged, string expected)
    {
        var draft = Drafts.OfLines([damaged]);
        new CleaningRules().RepairText(draft);
        Assert.Equal(expected, draft.Body.TextContent);
        Assert.Contains(draft.Report.Repairs, r => r is { Rule: "bulletin-code", Certain: true });
    }

    [Theory]
    [InlineData("The witness [i.e. the driver] saw [b] and [s] on the plate.")]
    [InlineData("参见[1]、[i]和[p]三处脚注。")]
    [InlineData("粗体的标签是 [b] 和 [/b]，颜色写作 [color=red]。")]
    [InlineData("He [sic] wrote [u=1 in the margin.")]
    public void Brackets_of_the_text_stay(string text)
    {
        var draft = Drafts.OfLines([text]);
        new CleaningRules().RepairText(draft);
        Assert.Equal(text, draft.Body.TextContent);
    }
}
