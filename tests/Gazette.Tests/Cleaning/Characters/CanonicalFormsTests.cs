using Gazette.Cleaning;
using Gazette.Drafts;

namespace Gazette.Tests;

public sealed class CanonicalFormsTests
{
    [Theory]
    [InlineData("⼀种⽂字，⻓城", "一种文字，长城")]
    [InlineData("来\uF9DD的更\uF901", "来利的更更")]
    [InlineData("l'e\u0301te\u0301, Mu\u0308nchen, Vie\u0323\u0302t", "l'été, München, Việt")]
    [InlineData("か\u3099ぎ", "がぎ")]
    public void Characters_get_the_form_that_keyboards_write(string damaged, string expected) => Assert.Equal(expected, Clean(damaged).Body.TextContent);

    [Theory]
    [InlineData("部首⽂的字")]
    [InlineData("The sign ⽂ alone")]
    [InlineData("x\u0304 and a\u0335l\u0335")]
    public void What_is_meant_so_stays(string text)
    {
        var draft = Clean(text);
        Assert.Equal(text, draft.Body.TextContent);
        Assert.Empty(draft.Report.Repairs);
    }

    /// <summary>Those between digits and signs, in a text that has others in its words.</summary>
    [Theory]
    [InlineData("2026年4⽉20⽇|⼀、⽂字", "2026年4月20日|一、文字")]
    [InlineData("2026年4⽉20⽇|三、字形", "2026年4⽉20⽇|三、字形")]
    [InlineData("4⽉|⽂字|康熙部首", "4⽉|文字|康熙部首")]
    public void A_copied_text_has_them_everywhere(string damaged, string expected) =>
        Assert.Equal(expected.Replace("|", "", StringComparison.Ordinal), Clean(damaged.Split('|')).Body.TextContent);

    private static Draft Clean(params IReadOnlyList<string> lines)
    {
        var draft = Drafts.OfLines([.. lines]);
        new CleaningRules().RepairText(draft);
        return draft;
    }
}
