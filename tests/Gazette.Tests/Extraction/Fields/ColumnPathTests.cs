using Gazette.Extraction.Fields;

namespace Gazette.Tests;

public sealed class ColumnPathTests
{
    [Theory]
    [InlineData("a.html", null)]
    [InlineData("news/a.html", "news")]
    [InlineData("公告/2022/01/a.html", "公告")]
    [InlineData("news/2022-01/a.html", "news")]
    [InlineData("news/2022-01-29/a.html", "news")]
    [InlineData("2022/01/29/a.html", null)]
    [InlineData("2022/news/a.html", "news")]
    [InlineData("2022/01/news/city/a.html", "news/city")]
    [InlineData("news/city/sport/local/a.html", "news/city/sport")]
    [InlineData("news/01/a.html", "news/01")]
    [InlineData("news/20220/a.html", "news/20220")]
    [InlineData("news/2022-13/a.html", "news/2022-13")]
    [InlineData("//news//a.html", "news")]
    public void Folders_that_are_not_dates_make_the_column(string name, string? expected) =>
        Assert.Equal(expected, ColumnPath.FromBlobName(name));
}
