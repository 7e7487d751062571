using Gazette.Cleaning;

namespace Gazette.Tests;

public sealed class EscapedCharactersTests
{
    [Theory]
    [InlineData("闸门检修完工\\uff0c恢复供水。\\r\\n", "闸门检修完工，恢复供水。")]
    [InlineData("%u3000%u3000闸门检修完工。%0A", "闸门检修完工。")]
    [InlineData("Die Stadtb=C3=BCcherei =C3=B6ffnet.", "Die Stadtbücherei öffnet.")]
    [InlineData("=E2=80=9CIt=E2=80=99s late=E2=80=9D", "“It’s late”")]
    public void What_a_program_escaped_is_read(string damaged, string expected)
    {
        var draft = Drafts.OfLines([damaged]);
        new CleaningRules().RepairText(draft);
        Assert.Equal(expected, draft.Body.TextContent.Trim('\u3000'));
        Assert.Contains(draft.Report.Repairs, r => r is { Rule: "escaped-characters", Certain: true });
    }

    [Theory]
    [InlineData("The file lies in C:\\users\\new\\texts.")]
    [InlineData("A face, of which half was lost: \\ud83d, and more.")]
    [InlineData("The score was x=C3 in cell =D4, and y=E5.")]
    [InlineData("In JavaScript \\u6c34 stands for the sign of water.")]
    [InlineData("见 /s?q=%E6%B0%B4 与 a=%20b。")]
    public void Text_that_only_looks_escaped_stays(string text)
    {
        var draft = Drafts.OfLines([text]);
        new CleaningRules().RepairText(draft);
        Assert.Equal(text, draft.Body.TextContent);
    }
}
