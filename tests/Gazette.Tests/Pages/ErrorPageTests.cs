using Gazette.Pages;
using Gazette.Uploads;

namespace Gazette.Tests.Pages;

public sealed class ErrorPageTests
{
    [Theory]
    [InlineData(400, "This address cannot be read")]
    [InlineData(405, "This address cannot be read")]
    [InlineData(404, "This page was not found")]
    [InlineData(410, "This article was withdrawn")]
    [InlineData(500, "This page cannot be shown now")]
    [InlineData(502, "This page cannot be shown now")]
    [InlineData(503, "The service is interrupted")]
    public void Every_status_has_its_heading(int status, string heading)
    {
        var page = Sample.Parse(ErrorPage.Render(status, Sample.Site with { Language = "en" }));
        Assert.Equal(heading, page.QuerySelector("h1")!.TextContent);
        Assert.Contains($"Error code: {status}", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/", page.QuerySelector("a.action")!.GetAttribute("href"));
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
    }

    [Fact]
    public void A_withdrawn_article_is_no_error_and_speaks_of_no_code()
    {
        var page = Sample.Parse(ErrorPage.Render(new Withdrawal(DateTimeOffset.UnixEpoch, RejectionReason.Withdrawn, "The date was wrong.", "0x1"), "en", Sample.Site));
        Assert.Equal("This article was withdrawn", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("The date was wrong.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("410", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Detail_is_shown_as_text()
    {
        var page = Sample.Parse(ErrorPage.Render(400, Sample.Site, "size must be <128> or more."));
        Assert.Contains(page.QuerySelectorAll("main p"), p => p.TextContent == "size must be <128> or more.");
    }

    [Fact]
    public void Speaks_the_language_of_the_site() =>
        Assert.Equal("沒有找到這個頁面", Sample.Parse(ErrorPage.Render(404, Sample.Site with { Language = "zh-Hant" })).QuerySelector("h1")!.TextContent);
}
