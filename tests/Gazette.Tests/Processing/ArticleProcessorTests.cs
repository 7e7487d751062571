using System.Text;
using Gazette.Articles;
using Gazette.Cleaning;
using Gazette.Processing;
using Gazette.Uploads;

namespace Gazette.Tests;

public sealed class ArticleProcessorTests
{
    private static readonly Site Site = new("Gazette", "https://news.example", "zh-Hans", TimeZoneInfo.Utc);

    [Theory]
    [InlineData("a.txt", "活动现场\n\n打印本页\n关闭窗口")]
    [InlineData("a.html", "<h1>活动现场</h1><p>打印本页</p><img src=a.jpg alt=图><img src=b.jpg>")]
    public async Task A_file_of_which_cleaning_leaves_nothing_is_no_article(string name, string text)
    {
        var (article, rejection) = await new ArticleProcessor(Site, new CleaningRules(), TimeProvider.System)
            .ProcessAsync(Uploads.Of(name, Encoding.UTF8.GetBytes(text)), TestContext.Current.CancellationToken);
        Assert.Null(article);
        Assert.Equal(RejectionReason.NoArticle, rejection!.Reason);
        Assert.StartsWith($"\"{name}\"", rejection.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "[Jane Doe, Tom Roe]", "Jane Doe and Tom Roe")]
    [InlineData("en-GB", "[Jane Doe, Tom Roe, Ann Poe]", "Jane Doe, Tom Roe, and Ann Poe")]
    [InlineData("de", "[Jane Doe, Tom Roe]", "Jane Doe, Tom Roe")]
    [InlineData("zh-Hans", "[李明, 王芳]", "李明、王芳")]
    public async Task Several_writers_are_joined_as_their_language_does(string language, string authors, string joined)
    {
        var text = $"---\ntitle: A day at the mill\nlanguage: {language}\nauthors: {authors}\n---\n\nThe mill has stood at the river for two hundred years.";
        var (article, _) = await new ArticleProcessor(Site, new CleaningRules(), TimeProvider.System)
            .ProcessAsync(Uploads.Of("mill.md", Encoding.UTF8.GetBytes(text)), TestContext.Current.CancellationToken);
        Assert.Equal(joined, article!.Author);
    }
}
