using Gazette.Cleaning.Furniture;
using Gazette.Text;
using Gazette.Text.Scripts;

namespace Gazette.Tests;

public sealed class FurniturePhrasesTests
{
    private static readonly string[] Files = ["page-furniture.txt", "page-furniture-words.txt"];

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

    [Fact]
    public void Every_simplified_character_of_a_phrase_is_found_in_its_traditional_forms()
    {
        var phrases = FurniturePhrases.BuiltIn;
        var simplified = Files.SelectMany(file => DataFile.Lines($"Gazette.Cleaning.Data.{file}")).Where(l => !l.StartsWith("variants:", StringComparison.Ordinal)).SelectMany(phrases.Fold).ToHashSet();
        var table = PhraseTables.Named("TSCharacters");
        var missing = Enumerable.Range(0x4E00, 0x9FFF - 0x4E00).Select(c => ((char)c).ToString())
            .Where(c => table.TryMatch(c, out _, out var value) && value is { } form && table.ValueOf(form) is [var one] && simplified.Contains(one) && phrases.Fold(c) != one.ToString());
        Assert.Equal("", string.Concat(missing));
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
