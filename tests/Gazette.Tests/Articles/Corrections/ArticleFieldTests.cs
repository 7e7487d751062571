using Gazette.Articles;
using Gazette.Articles.Corrections;

namespace Gazette.Tests.Correcting;

public sealed class ArticleFieldTests
{
    [Theory]
    [InlineData("2022-01-29", "2022-01-29")]
    [InlineData("2022-01-29 10:30", "2022-01-29T10:30:00")]
    [InlineData("2022-01-29T10:30", "2022-01-29T10:30:00")]
    [InlineData("2022-01-29T10:30:05", "2022-01-29T10:30:05")]
    [InlineData("2022-01-29T10:30:05+08:00", "2022-01-29T10:30:05+08:00")]
    [InlineData("2022-01-29T10:30Z", "2022-01-29T10:30:00+00:00")]
    [InlineData(" 2022-01-29 10:30:05 ", "2022-01-29T10:30:05")]
    public void A_date_is_read_in_each_form_that_the_api_gives(string value, string read)
    {
        Assert.Null(ArticleField.PublishedAt.Check(value, out var date));
        Assert.Equal(read, date);
        Assert.Equal(read, PublishDate.Parse(read)!.ToText());
    }

    [Theory]
    [InlineData("2022-02-30")]
    [InlineData("2022-01-29T25:00")]
    [InlineData("2022-01-29T10:30:00+25:00")]
    [InlineData("29.1.2022")]
    [InlineData("soon")]
    public void What_is_no_date_is_refused_with_an_example(string value)
    {
        var refusal = ArticleField.PublishedAt.Check(value, out _);
        Assert.Contains($"\"{value}\"", refusal, StringComparison.Ordinal);
        Assert.Contains("2022-01-29T10:30:00+08:00", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("1799-12-31")]
    [InlineData("2201-01-01 00:00")]
    [InlineData("9999-12-31T23:59:59+08:00")]
    public void A_year_in_which_nothing_was_published_is_refused(string value)
    {
        var refusal = ArticleField.PublishedAt.Check(value, out _);
        Assert.StartsWith($"\"publishedAt\" is \"{value}\", whose year lies outside of 1800 to 2200. Write", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\u200B\uFEFF", "U+200B U+FEFF")]
    [InlineData("\u3164", "U+3164")]
    [InlineData("\u2800 \u2800", "U+2800 U+0020 U+2800")]
    [InlineData("\u0301\u0301", "U+0301 U+0301")]
    public void A_value_that_nobody_sees_is_refused(string value, string numbers) => Assert.All(
        ArticleField.All.Where(f => f != ArticleField.PublishedAt),
        field => Assert.StartsWith($"\"{field.Name}\" is {numbers}, of which a reader sees nothing. Give its text", field.Check(value, out _), StringComparison.Ordinal));

    [Theory]
    [InlineData("title")]
    [InlineData("standfirst")]
    [InlineData("source")]
    [InlineData("author")]
    [InlineData("column")]
    public void A_text_has_a_limit_and_one_line(string name)
    {
        var field = ArticleField.Find(name)!;
        Assert.Null(field.Check(new string('字', field.MaxLength), out _));
        var tooLong = field.Check(new string('字', field.MaxLength + 1), out _);
        Assert.Equal($"\"{name}\" has {field.MaxLength + 1} characters; {field.MaxLength} is the limit. Shorten it.", tooLong);
        Assert.Contains("a line break", field.Check("上\n下", out _), StringComparison.Ordinal);
        Assert.Contains("a line break", field.Check("上\u2028下", out _), StringComparison.Ordinal);
        Assert.Contains("a control character", field.Check("上\u0000下", out _), StringComparison.Ordinal);
        Assert.Contains("character 2", field.Check("上\u202E下", out _), StringComparison.Ordinal);
        Assert.Contains("half a character", field.Check("上\uD83D", out _), StringComparison.Ordinal);
        Assert.Null(field.Check("笑脸😀", out _));
    }

    [Fact]
    public void Only_the_title_must_say_something()
    {
        Assert.All(ArticleField.All.Where(f => f != ArticleField.Title), field =>
        {
            Assert.Null(field.Check(" ", out var read));
            Assert.Null(read);
        });
        Assert.Contains("needs a headline", ArticleField.Title.Check("　", out _), StringComparison.Ordinal);
        Assert.Contains("needs a headline", ArticleField.Title.Check(null, out _), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("news / city", "news/city")]
    [InlineData("a/b/c", "a/b/c")]
    public void A_column_has_up_to_three_levels(string value, string expected)
    {
        Assert.Null(ArticleField.Column.Check(value, out var read));
        Assert.Equal(expected, read);
    }

    [Theory]
    [InlineData("a/b/c/d", "4 levels; 3 is the limit")]
    [InlineData("/news", "a level without a name")]
    [InlineData("a//b", "a level without a name")]
    [InlineData("a/\u200B", "the level U+200B, of which a reader sees nothing")]
    public void Other_columns_are_refused(string value, string reason) =>
        Assert.Contains(reason, ArticleField.Column.Check(value, out _), StringComparison.Ordinal);
}
