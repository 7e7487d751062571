using Gazette.Articles;

namespace Gazette.Tests;

public sealed class ArticleIdTests
{
    [Fact]
    public void Slug_keeps_letters_digits_and_hyphens_of_the_file_name()
    {
        var id = ArticleId.FromBlobName("news/000_d1170c6cd8bd98f4.txt");
        Assert.Matches("^000d1170c6cd8bd98f4-[a-z2-7]{12}$", id);
    }

    [Fact]
    public void A_name_without_ASCII_letters_is_its_hash_alone() =>
        Assert.Matches("^[a-z2-7]{12}$", ArticleId.FromBlobName("新闻/通知.html"));

    [Theory]
    [InlineData("a/news.html", "b/news.html")]
    [InlineData("news.html", "news.txt")]
    [InlineData("News.html", "news.html")]
    [InlineData("文.html", "聞.html")]
    public void Different_names_give_different_ids(string one, string other) =>
        Assert.NotEqual(ArticleId.FromBlobName(one), ArticleId.FromBlobName(other));

    [Fact]
    public void Hash_is_the_start_of_the_SHA256_in_base32()
    {
        // sha256("a") = ca978112ca1bbdca…; 0xca978112ca1bbdc, five bits at a time.
        Assert.Equal("a-zklycewkdo64", ArticleId.FromBlobName("a"));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("a", true)]
    [InlineData("A", false)]
    [InlineData("a\n", false)]
    [InlineData("a/b", false)]
    [InlineData("é", false)]
    public void Form_of_an_id(string id, bool wellFormed) => Assert.Equal(wellFormed, ArticleId.IsWellFormed(id));

    [Fact]
    public void Every_id_is_well_formed_however_long_the_name()
    {
        Assert.True(ArticleId.IsWellFormed(ArticleId.FromBlobName(new string('x', 1024))));
        Assert.False(ArticleId.IsWellFormed(new string('x', 81)));
    }
}
