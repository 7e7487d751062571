using Gazette.Pages;
using Gazette.Pages.Paper;

namespace Gazette.Tests.Pages;

public sealed class SignedBodyTests
{
    [Theory]
    [InlineData("<p>特此通知。</p><p>清河镇人民政府</p><p>2024年3月1日</p>", "清河镇人民政府2024年3月1日")]
    [InlineData("<p>特此通知。</p>\n<p>市公安局</p>\n<p>市交通运输局</p>\n<p>二〇二四年十二月三十一日</p>\n", "市公安局市交通运输局二〇二四年十二月三十一日")]
    [InlineData("<p>特此通知</p><p>2024 年 3 月 1 日</p>", null)]
    [InlineData("<p>特此通知</p><p>县供水公司（章）</p><p>2024 年 3 月 1 日</p>", "县供水公司（章）2024 年 3 月 1 日")]
    [InlineData("<ol><li>一项。</li></ol><p>市水务局</p><p>2024年3月1日</p>", "市水务局2024年3月1日")]
    [InlineData("<p>特此通知。</p><p>2024年3月1日</p>", null)]
    [InlineData("<p>市水务局</p><p>2024年3月1日</p><p>附件：名单</p>", null)]
    [InlineData("<p>通知如下。</p><p>会议时间为2024年3月1日</p>", null)]
    [InlineData("<blockquote><p>市水务局</p><p>2024年3月1日</p></blockquote>", null)]
    [InlineData("", null)]
    public void The_offices_and_the_day_at_the_end_of_a_Chinese_notice_are_its_signature(string body, string? signature)
    {
        foreach (var html in new[] { ArticlePage.Render(Sample.Article(body: body), Sample.Site), PrintView.Render(Sample.Article(body: body), Sample.Site) })
        {
            var shown = Sample.Parse(html).QuerySelector(".body")!;
            Assert.Equal(signature, shown.QuerySelector(":scope > .signed")?.TextContent.Replace("\n", "", StringComparison.Ordinal));
            // Nothing else changes.
            if (shown.QuerySelector(".signed") is { } signed)
                signed.OuterHtml = signed.InnerHtml;
            Assert.Equal(body.Trim(), shown.InnerHtml.Trim());
        }
    }

    [Fact]
    public void Other_languages_sign_where_they_do() =>
        Assert.Null(Sample.Parse(ArticlePage.Render(Sample.Article(language: "ja", body: "<p>市役所</p><p>2024年3月1日</p>"), Sample.Site)).QuerySelector(".signed"));
}
