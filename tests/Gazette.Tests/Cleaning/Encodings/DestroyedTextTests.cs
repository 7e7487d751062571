using Gazette.Cleaning;
using Gazette.Drafts;

namespace Gazette.Tests;

public sealed class DestroyedTextTests
{
    [Theory]
    [InlineData("市政府锟斤拷锟斤拷宣布新规", "锟斤拷锟斤拷")]
    [InlineData("内存烫烫烫烫烫错误", "烫烫烫烫烫")]
    [InlineData("市政府\uFFFD\uFFFD宣布", "\uFFFD\uFFFD")]
    [InlineData("市政府????宣布新规", "????")]
    [InlineData("市政府\uE123宣布", "\uE123")]
    [InlineData("男孩写下“锟斤拷锟斤拷”纸团", "锟斤拷锟斤拷")]
    [InlineData("浠婂ぉ锛屽競鏀垮簻鐨勪汉瀹ｅ竷锛屾柊鐨勫浘涔﹂", "锛")]
    public void Destroyed_text_is_reported_with_its_place_and_left(string text, string place)
    {
        var draft = Clean(text);
        Assert.Equal(text, draft.Body.TextContent);
        var repair = Assert.Single(draft.Report.Repairs);
        Assert.False(repair.Certain);
        Assert.Contains(place, Assert.Single(repair.Samples).Before, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("市政府ï¿½ï¿½宣布", "市政府\uFFFD\uFFFD宣布")]
    [InlineData("In Norï¿½ï¿½ it rains", "In Nor\uFFFD\uFFFD it rains")]
    public void Misread_it_becomes_what_it_was_and_is_reported(string text, string expected)
    {
        var draft = Clean(text);
        Assert.Equal(expected, draft.Body.TextContent);
        Assert.Equal(["mojibake", "destroyed-text"], draft.Report.Repairs.Select(r => r.Rule));
    }

    [Theory]
    [InlineData("The sign “ï¿½” stands for what was lost")]
    [InlineData("“锟斤拷”是怎么来的")]
    [InlineData("网页乱码里常见锟斤拷和烫烫烫")]
    [InlineData("真的吗???我不信")]
    [InlineData("What??? Really")]
    public void What_is_spoken_of_or_meant_so_is_not_reported(string text) => Assert.Empty(Clean(text).Report.Repairs);

    private static Draft Clean(string text)
    {
        var draft = Drafts.OfLines([text]);
        new CleaningRules().RepairText(draft);
        return draft;
    }
}
