using System.Text;
using Gazette.Cleaning;

namespace Gazette.Tests;

public sealed class CopyDeskTests
{
    private static readonly Site Site = new("Gazette", "https://news.example", "zh-Hans", TimeZoneInfo.Utc);

    [Theory]
    [InlineData("a.txt", "活动现场\n\n打印本页\n关闭窗口")]
    [InlineData("a.html", "<h1>活动现场</h1><p>打印本页</p><img src=a.jpg alt=图><img src=b.jpg>")]
    public async Task A_file_of_which_cleaning_leaves_nothing_is_no_article(string name, string text)
    {
        var (article, rejection) = await new CopyDesk(Site, new CleaningRules(), TimeProvider.System)
            .EditAsync(Uploads.Of(name, Encoding.UTF8.GetBytes(text)), TestContext.Current.CancellationToken);
        Assert.Null(article);
        Assert.Equal(RejectionReason.NoArticle, rejection!.Reason);
        Assert.StartsWith($"\"{name}\"", rejection.Detail, StringComparison.Ordinal);
    }
}
