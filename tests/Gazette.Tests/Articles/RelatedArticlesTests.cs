using Gazette.Articles;
using Gazette.Tests.Pages;

namespace Gazette.Tests;

public sealed class RelatedArticlesTests
{
    private static readonly ArticleListItem[] Column =
    [
        Item("a", "东门片区自来水改造工程完工", "东门片区更换了十一公里旧水管，水压恢复正常。"),
        Item("b", "市图书馆新馆开放", "新馆有八百个座位，周末开到晚上九点。"),
        Item("c", "关于冬季用水的提示", "气温下降，请居民检查外露的水管和水表。"),
        Item("d", "第三届读书节开幕", "读书节在市图书馆新馆举行，持续十天。"),
        Item("e", "公交四路恢复原线路", "老桥通车后，公交四路今天起恢复原线路。"),
    ];

    [Fact]
    public void What_shares_rare_words_comes_first_and_what_shares_none_does_not_come()
    {
        var article = Sample.Article("西门片区自来水改造开工") with { Standfirst = null, Summary = "西门片区将更换六公里旧水管。" };
        Assert.Equal("a", RelatedArticles.Of(article, Column)[0].Id);
        Assert.DoesNotContain(RelatedArticles.Of(article, Column), item => item.Id is "b" or "d" or "e");
    }

    [Fact]
    public void Words_between_spaces_count_as_words_whatever_their_case()
    {
        var article = Sample.Article("Harbour Library reopens", "en") with { Standfirst = null, Summary = "The library at the harbour opens again." };
        var related = RelatedArticles.Of(article, [Item("x", "Library in the Harbour to close for two years", "Works begin."), Item("y", "The night ferry sails again", "The ferry leaves at ten.")]);
        Assert.Equal(["x"], related.Select(item => item.Id));
    }

    [Fact]
    public void There_are_four_at_most_each_once_and_never_the_article_itself()
    {
        var article = Sample.Article("2012年冬季农技培训") with { Standfirst = null, Summary = "本次培训讲授冬小麦管理。" };
        var years = Enumerable.Range(2001, 9).Select(year => Item($"y{year}", $"{year}年冬季农技培训", "本次培训讲授冬小麦管理。")).ToList();
        var related = RelatedArticles.Of(article, [.. years, .. years, Item(article.Id, article.Title, "本次培训讲授冬小麦管理。")]);
        Assert.Equal(RelatedArticles.MaxCount, related.Count);
        Assert.Equal(RelatedArticles.MaxCount, related.Select(item => item.Id).Distinct().Count());
        Assert.DoesNotContain(related, item => item.Id == article.Id);
    }

    [Fact]
    public void In_an_empty_column_and_for_an_article_of_signs_alone_there_are_none()
    {
        Assert.Empty(RelatedArticles.Of(Sample.Article(), []));
        Assert.Empty(RelatedArticles.Of(Sample.Article("……") with { Standfirst = null, Summary = "。" }, Column));
    }

    private static ArticleListItem Item(string id, string title, string summary) => Sample.Item(id, title, standfirst: null) with { Summary = summary };
}
