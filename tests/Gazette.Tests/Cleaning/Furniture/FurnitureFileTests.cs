using Gazette.Cleaning;
using Gazette.Cleaning.Furniture;

namespace Gazette.Tests;

public sealed class FurnitureFileTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    [Fact]
    public void Words_of_the_file_go_besides_our_own()
    {
        File.WriteAllText(path, "# ours\n\nvariants: 訊讯\nline: 城市快讯客户端( 下载|)\npart: 快讯小编 : *\n");
        Assert.Empty(FurnitureFile.Faults(path));
        var draft = Drafts.OfLines(["城市快訊客户端 下载", "市图书馆今天开放，市民凭证入场。", "开放时间为上午九点。快讯小编：李四", "打印本页"]);
        new CleaningRules(FurnitureFile.Read(path)).RepairBlocks(draft);
        Assert.Equal(["市图书馆今天开放，市民凭证入场。", "开放时间为上午九点。"], draft.Body.Children.Select(p => p.TextContent));
    }

    [Theory]
    [InlineData("打印", "no kind")]
    [InlineData("line: (打印", "not closed")]
    [InlineData("line: *", "begin with anything")]
    [InlineData("variants: 訊讯讯", "no pair")]
    public void A_fault_names_line_and_remedy(string line, string fault)
    {
        File.WriteAllText(path, "# ours\nline: 打印本页\n" + line + "\n");
        var sentence = Assert.Single(FurnitureFile.Faults(path));
        Assert.StartsWith($"line 3 of {path}", sentence, StringComparison.Ordinal);
        Assert.Contains(fault, sentence, StringComparison.Ordinal);
        Assert.Contains("the kinds are", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_large_file_is_refused_unread()
    {
        File.WriteAllText(path, new string('#', 300_000));
        Assert.Contains("limit", Assert.Single(FurnitureFile.Faults(path)), StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(path);
}
