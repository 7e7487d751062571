using System.Diagnostics;
using Gazette.Cleaning;

namespace Gazette.Tests;

/// <summary>Lines that once cost minutes: a rule that reads the line anew for each of its places is quadratic.</summary>
public sealed class LongLineTests
{
    // A tenth of this is what such a line costs; the quadratic rules took minutes.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    [Fact]
    public void Furniture_without_end_is_left_after_some_rounds()
    {
        var draft = Drafts.OfLines(["今天天气很好，我们去公园散步，看见了很多花。" + string.Concat(Enumerable.Repeat(" 打印本页", 300_000))]);
        var time = Stopwatch.StartNew();
        new CleaningRules().RepairBlocks(draft);
        Assert.True(time.Elapsed < Limit, $"{time.Elapsed}");
    }

    [Theory]
    [InlineData("&", "#38;", "lt;")]
    [InlineData("", "<br ", "/>/>/>/>/>/>/>/>/>/>/>/>/>/>/>/>/>/>/>/>/>")]
    public void What_nests_without_end_is_left_after_some_rounds(string head, string piece, string tail)
    {
        var nested = head + string.Concat(Enumerable.Repeat(piece, 100_000)) + string.Concat(Enumerable.Repeat(tail, 4_000));
        var time = Stopwatch.StartNew();
        new CleaningRules().RepairText(Drafts.OfLines(["开头。" + nested]));
        Assert.True(time.Elapsed < Limit, $"{time.Elapsed}");
    }

    [Theory]
    [InlineData("\u200D", "joiners in a row")]
    [InlineData("字\u200E", "marks of direction")]
    [InlineData("]", "brackets that nothing opens")]
    [InlineData("p p> ", "ends of tags")]
    public void Many_damaged_places_in_one_line_are_repaired_in_seconds(string piece, string what)
    {
        var draft = Drafts.OfLines(["开头。" + string.Concat(Enumerable.Repeat(piece, 400_000)) + "结尾。"]);
        var time = Stopwatch.StartNew();
        new CleaningRules().RepairText(draft);
        Assert.True(time.Elapsed < Limit, $"{what}: {time.Elapsed}");
    }
}
