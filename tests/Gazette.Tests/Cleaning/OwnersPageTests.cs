using Gazette.Cleaning;
using Gazette.Drafts;
using Gazette.Sanitizing;

namespace Gazette.Tests;

public sealed class OwnersPageTests
{
    private const string Title = "易先榮主持召開市疫情防控指揮部指揮長會議";

    private static readonly Draft Page = Clean();

    private static string[] Blocks => BlockText.Of(Page.Body).Split("\n\n");

    [Fact]
    public void Exactly_466_annotations_are_removed() =>
        Assert.Equal((466, true), Page.Report.Repairs.Where(r => r.Rule == "pinyin-annotations").Select(r => (r.Count, r.Certain)).Single());

    [Fact]
    public void The_run_of_four_paragraphs_is_removed_once() =>
        Assert.Equal(4, Page.Report.Repairs.Single(r => r.Rule == "repeated-passages").Count);

    [Fact]
    public void Five_paragraphs_are_left()
    {
        Assert.Equal(5, Blocks.Length);
        Assert.StartsWith("天門網訊（全媒體記者王帥）1月28日下午，市委書記、", Blocks[0], StringComparison.Ordinal);
        Assert.StartsWith("會議指出，當前，", Blocks[1], StringComparison.Ordinal);
        Assert.EndsWith("、楊寒出席會議。", Blocks[4], StringComparison.Ordinal);
        Assert.Equal(5, Blocks.Distinct().Count());
    }

    [Theory]
    [InlineData("打印")]
    [InlineData("打?")]
    [InlineData("字體")]
    [InlineData("掃描")]
    [InlineData("二維碼")]
    [InlineData("瀏覽")]
    [InlineData("span")]
    [InlineData("ā")]
    [InlineData("ǎ")]
    [InlineData("(z")]
    public void Nothing_of_the_damage_is_left(string damage) =>
        Assert.DoesNotContain(damage, Page.Body.TextContent, StringComparison.Ordinal);

    [Fact]
    public void Nothing_is_doubtful() => Assert.False(Page.Report.NeedsReview);

    private static Draft Clean()
    {
        var draft = Drafts.OfText(File.ReadAllText(Seeds.Path("000_d1170c6cd8bd98f4.txt")));
        new CleaningRules().RepairText(draft);
        // What Extraction does: headline, date, source and standfirst are read and taken out.
        draft.Metadata.Title = Title;
        foreach (var row in draft.Body.Children.Where(p => IsRead(p.TextContent)).ToList())
            row.Remove();

        new CleaningRules().RepairBlocks(draft);
        new ArticleSanitizer().Sanitize(draft);
        return draft;
    }

    private static bool IsRead(string row) => row == Title
        || row.StartsWith("發布時間:", StringComparison.Ordinal)
        || row.StartsWith("來源:", StringComparison.Ordinal)
        || row.StartsWith("從嚴從細從實", StringComparison.Ordinal);
}
