using Gazette.Pages.Searching;
using Gazette.Text.Searching;

namespace Gazette.Tests;

public sealed class SearchQueryTests
{
    [Theory]
    [InlineData("疫情防控", "疫情 情防 防控")]
    [InlineData("關於", "关于")]
    [InlineData("𠮷野家", "~20bb7野 野家")]
    [InlineData("家", "家*")]
    [InlineData("Market", "market*")]
    [InlineData("no", "no")]
    [InlineData("\"no market\"", "no market")]
    [InlineData("第47号", "第* 47 号*")]
    [InlineData("ＡＢＣ１", "abc1*")]
    [InlineData("，。!", "")]
    [InlineData("", "")]
    public void A_query_is_looked_up_by_these_terms(string text, string terms) =>
        Assert.Equal(terms, string.Join(' ', SearchQuery.Parse(text)!.Terms.Select(term => term.Text + (term.IsPrefix ? "*" : ""))));

    [Fact]
    public void No_more_than_sixteen_terms_are_looked_up_and_together_they_hold_every_character()
    {
        var query = SearchQuery.Parse("关于进一步加强全市道路交通安全管理工作的若干意见")!;
        Assert.InRange(query.Terms.Count, 1, SearchQuery.MaxTerms);
        Assert.Null(SearchQuery.Parse(new string('a', 101)));
        Assert.Null(SearchQuery.Parse(string.Join(' ', Enumerable.Range(0, 17).Select(i => $"word{i}"))));
    }

    [Theory]
    [InlineData("会议指出，疫情防控形势复杂。各地要重视。", "疫情", "会议指出，[疫情]防控形势复杂。各地要重视。")]
    [InlineData("會議指出，疫情防控形勢複雜。", "形势", "會議指出，疫情防控[形勢]複雜。")]
    [InlineData("The café opens.", "CAFE op", "The [café] opens.")]
    [InlineData("The café opens.", "cafe opens", "The [café] [opens].")]
    [InlineData("无关的文字", "不在", "无关的文字")]
    [InlineData("𠮷野家和𠮷田", "𠮷", "[𠮷]野家和[𠮷]田")]
    public void Hits_are_marked_where_they_stand(string text, string query, string expected) =>
        Assert.Equal(expected, string.Concat(Excerpt.Of(text, SearchQuery.Parse(query)!).Select(piece => piece.IsHit ? $"[{piece.Text}]" : piece.Text)));

    [Fact]
    public void An_excerpt_of_a_long_text_is_short_and_begins_near_the_hit()
    {
        var text = string.Concat(Enumerable.Repeat("这里是一些别的内容，没有要找的词。", 40)) + "最后提到疫情防控工作。" + new string('长', 500);
        var excerpt = string.Concat(Excerpt.Of(text, SearchQuery.Parse("疫情防控")!).Select(piece => piece.Text));
        Assert.StartsWith("…最后提到疫情防控工作。", excerpt, StringComparison.Ordinal);
        Assert.InRange(excerpt.Length, 100, 140);
    }

    [Fact]
    public void Shorter_queries_are_the_nearest_first() =>
        Assert.Equal(["疫情防", "情防控", "疫情", "情防", "防控"], SearchQuery.Parse("疫情防控")!.Shorter());
}
