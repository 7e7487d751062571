using Gazette.Articles;
using Gazette.Articles.Media;

namespace Gazette.Tests.Pages.Feeds;

/// <summary>Articles as feeds have them.</summary>
internal static class FeedArticle
{
    public static readonly Picture Bridge = new("0123456789abcdef0123456789abcdef", [new("480.webp", PictureFile.WebP, 480, 320), new("960.webp", PictureFile.WebP, 960, 640), new("960.jpg", "image/jpeg", 960, 640)]);

    public static readonly Article Pictured = Sample.Article(body: "<p>正文<a href=\"/files/0123456789abcdef0123456789abcdef/a.pdf\">表</a></p>") with
    {
        Media = new ArticleMedia([new ShownPicture(Bridge, "桥")], []),
        FirstPublishedAt = new DateTimeOffset(2022, 1, 29, 1, 0, 0, TimeSpan.Zero),
        UpdatedAt = new DateTimeOffset(2022, 1, 30, 1, 0, 0, TimeSpan.Zero),
    };
}
