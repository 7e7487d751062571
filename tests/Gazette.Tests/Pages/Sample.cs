using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Gazette.Articles;

namespace Gazette.Tests.Pages;

/// <summary>Articles, a site and lists for the tests of pages.</summary>
internal static class Sample
{
    public const string Id = "notice-abcdefghijkl";

    public static readonly Site Site = new("天门新闻", "https://news.example", "zh-Hans", TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));

    public static Article Article(string title = "关于开放阅览室的通知", string language = "zh-Hans", string body = "<p>正文。</p>") => new()
    {
        Id = Id,
        Title = title,
        Standfirst = "方便老年读者",
        PublishedAt = new PublishDate(new DateOnly(2022, 1, 29)),
        Source = "天门网",
        Author = "王帅",
        Column = "新闻/要闻",
        Language = language,
        Body = SafeHtml.FromSanitizer(body),
        Text = "正文。",
        Summary = "正文。",
        Repairs = [],
        NeedsReview = false,
        Upload = new UploadInfo("notice.html", "0x1", DateTimeOffset.UnixEpoch, 1),
        FirstPublishedAt = DateTimeOffset.UnixEpoch,
        UpdatedAt = DateTimeOffset.UnixEpoch,
    };

    public static Article Bare => Article() with { Standfirst = null, PublishedAt = null, Source = null, Author = null, Column = null };

    public static ArticleListItem Item(string id = Id, string title = "关于开放阅览室的通知", string? standfirst = "方便老年读者") => new()
    {
        Id = id,
        Title = title,
        Standfirst = standfirst,
        Source = "天门网",
        PublishedAt = new PublishDate(new DateOnly(2022, 1, 29)),
        UpdatedAt = DateTimeOffset.UnixEpoch,
        Language = "zh-Hans",
        Summary = "摘要。",
    };

    public static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);
}
