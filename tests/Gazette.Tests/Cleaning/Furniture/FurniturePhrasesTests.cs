using Gazette.Cleaning.Furniture;

namespace Gazette.Tests;

public sealed class FurniturePhrasesTests
{
    [Theory]
    [InlineData("part: 打印(本页|)", "打印本頁", 4)]
    [InlineData("part: 打印(本页|)", "打印", 2)]
    [InlineData("line: 阅读 : # 次", "閱讀：１２０次", 7)]
    [InlineData("line: 责编 : *", "責編：張三。正文", 5)]
    [InlineData("line: (第|) # 页", "12 页", 4)]
    [InlineData("line: Back to top", "BACK TO TOP", 11)]
    [InlineData("line: 打印", "打字", 0)]
    public void A_pattern_matches_in_either_script_width_and_case(string line, string text, int length)
    {
        var phrases = new FurniturePhrases(["variants: 頁页 閱阅 讀读 責责 編编 張张", line]);
        Assert.Equal(length, phrases.At(phrases.Fold(text), 0)?.Length ?? 0);
    }

    [Theory]
    [InlineData("打印")]
    [InlineData("word: 打印")]
    [InlineData("line: (打印")]
    [InlineData("line: 打印)")]
    [InlineData("line: *")]
    public void A_line_that_cannot_be_read_is_refused(string line) =>
        Assert.Throws<FormatException>(() => new FurniturePhrases([line]));
}
