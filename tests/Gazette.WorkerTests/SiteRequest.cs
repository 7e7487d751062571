using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;

namespace Gazette.WorkerTests;

/// <summary>One request of those that both hosts are asked, and the status that it must get.</summary>
/// <param name="Function">The one that must answer.</param>
/// <param name="Target">Path and query; a name in braces stands for a sample's id.</param>
/// <param name="Header">Null for none; <c>{etag}</c> stands for the ETag that the same host gives for the same address.</param>
/// <param name="Body">Null for none.</param>
/// <param name="BodyType">The media type of the body.</param>
public sealed partial record SiteRequest(string Function, string Method, string Target, int Status, string? Header = null, string? Body = null, string BodyType = "application/json")
{
    private const string Form = "application/x-www-form-urlencoded";

    // Has the form of an id.
    private const string Absent = "no-such-article";

    /// <summary>Those that change something say the same when they are asked again: the local host is asked second.</summary>
    public static IReadOnlyList<SiteRequest> All { get; } =
    [
        new("GetFrontPage", "GET", "/", 200),
        new("GetFrontPage", "HEAD", "/", 200),
        new("GetFrontPage", "GET", "/?after=wrong", 400),
        new("GetFrontPage", "GET", "/?after=wrong&after=000001.0000000000000000000-a", 200),
        new("GetFrontPage", "GET", "/?after=000001.0000000000000000000-a&after=wrong", 400),
        .. Reads("GetArticle", "/articles/{0}"),
        new("GetArticle", "GET", "/articles/{read}", 200, "Accept-Encoding: br"),
        new("GetArticle", "GET", "/articles/{read}", 304, "If-None-Match: {etag}"),
        new("GetArticle", "GET", "/articles/{withdrawn}", 410),
        new("GetArticle", "GET", "/articles/{read}?variant=zh-Hant", 200),
        new("GetArticle", "GET", "/articles/{read}?variant=zh", 404),
        new("GetArticleJson", "GET", "/api/articles/{read}?variant=zh-TW", 200),
        new("GetFrontPage", "GET", "/?variant=zh-Hant", 200),
        new("GetAtomFeed", "GET", "/feed.xml?variant=zh-HK", 200),
        .. Reads("GetPrintView", "/articles/{0}/print"),
        new("GetPrintView", "GET", "/articles/{read}/print?size=large", 200),
        new("GetPrintView", "GET", "/articles/{read}/print?size=huge", 400),
        .. Reads("GetPoster", "/articles/{0}/poster"),
        new("GetPoster", "GET", "/articles/{read}/poster?size=a5", 200),
        new("GetPoster", "GET", "/articles/{read}/poster?size=a6", 400),
        .. Reads("GetHistoryPage", "/articles/{0}/versions"),
        .. Reads("GetVersionPage", "/articles/{0}/versions/1"),
        new("GetVersionPage", "GET", "/articles/{read}/versions/99", 404),
        .. Reads("GetQrPng", "/articles/{0}/qr.png"),
        new("GetQrPng", "GET", "/articles/{read}/qr.png?size=600", 200),
        new("GetQrPng", "GET", "/articles/{read}/qr.png?size=1", 400),
        .. Reads("GetQrSvg", "/articles/{0}/qr.svg"),
        new("GetQrSvg", "GET", "/articles/{read}/qr.svg?size=x", 400),
        new("GetFrontPage", "GET", "/?before=wrong", 400),
        .. LeadsOn("GetNewerArticle", "/articles/{0}/newer"),
        .. LeadsOn("GetOlderArticle", "/articles/{0}/older"),
        .. Reads("GetRelatedArticles", "/articles/{0}/related"),
        .. Reads("GetRelatedArticlesJson", "/api/articles/{0}/related"),
        .. Reads("GetCard", "/articles/{0}/card.png"),
        new("GetThemeFile", "GET", "/theme/style.css", 200),
        new("GetThemeFile", "HEAD", "/theme/style.css", 200),
        new("GetThemeFile", "GET", "/theme/style.css", 304, "If-None-Match: {etag}"),
        new("GetThemeFile", "GET", "/theme/absent.css", 404),
        new("GetThemeFile", "GET", "/theme/a%2F..%2Fb.css", 404),
        new("GetAccessibility", "GET", "/accessibility", 200),
        new("GetAccessibility", "GET", "/accessibility", 304, "If-None-Match: {etag}"),
        new("GetIndexNowKey", "GET", "/indexnow.txt", 200),
        new("GetColumnList", "GET", "/columns", 200),
        new("GetColumn", "GET", "/columns/samples", 200),
        new("GetColumn", "HEAD", "/columns/samples", 200),
        new("GetColumn", "GET", "/columns/samples?after=wrong", 400),
        new("GetColumn", "GET", "/columns/%E6%B2%A1%E6%9C%89/absent", 404),
        new("GetArchive", "GET", "/archive", 200),
        new("GetArchiveMonth", "GET", "/archive/2026-03", 200),
        new("GetArchiveMonth", "GET", "/archive/march", 400),
        new("GetAtomFeed", "GET", "/feed.xml", 200),
        new("GetAtomFeed", "HEAD", "/feed.xml", 200),
        new("GetAtomFeed", "GET", "/feed.xml", 304, "If-None-Match: {etag}"),
        new("GetJsonFeed", "GET", "/feed.json", 200),
        new("GetJsonFeed", "GET", "/feed.json", 304, "If-None-Match: {etag}"),
        new("GetColumnFeed", "GET", "/feeds/samples", 200),
        new("GetColumnFeed", "HEAD", "/feeds/samples", 200),
        new("GetColumnFeed", "GET", "/feeds/%E6%B2%A1%E6%9C%89/absent", 404),
        new("GetSitemapIndex", "GET", "/sitemap.xml", 200),
        new("GetSitemapIndex", "GET", "/sitemap.xml", 304, "If-None-Match: {etag}"),
        new("GetSitemap", "GET", "/sitemaps/pages.xml", 200),
        new("GetSitemap", "HEAD", "/sitemaps/pages.xml", 200),
        new("GetSitemap", "GET", "/sitemaps/1999-01.xml", 404),
        new("GetSitemap", "GET", "/sitemaps/march.xml", 404),
        new("GetNewsSitemap", "GET", "/sitemap-news.xml", 200),
        new("SearchArticles", "GET", "/search", 200),
        new("SearchArticles", "HEAD", "/search?q=%E4%BC%9A%E8%AE%AE", 200),
        new("SearchArticles", "GET", "/search?q=%E4%BC%9A%E8%AE%AE&from=2022-01-01", 200),
        new("SearchArticles", "GET", "/search?q=x&from=yesterday", 400),
        new("SearchArticles", "GET", "/search?q=x&after=wrong", 400),
        new("SearchArticles", "GET", "/search?q=x&variant=en", 404),
        new("SearchArticlesJson", "GET", "/api/search?q=%E6%9C%83%E8%AD%B0", 200),
        new("SearchArticlesJson", "GET", "/api/search?q=x&to=1", 400),
        new("GetReviewFeed", "GET", $"/desk/feed?token={WorkerSite.FeedToken}", 200),
        new("GetReviewFeed", "HEAD", $"/desk/feed?token={WorkerSite.FeedToken}", 200),
        new("GetReviewFeed", "GET", "/desk/feed", 404),
        new("GetReviewFeed", "GET", "/desk/feed?token=wrong", 404),
        new("GetRobots", "GET", "/robots.txt", 200),
        new("GetRobots", "GET", "/robots.txt", 304, "If-None-Match: {etag}"),
        new("GetArticleList", "GET", "/api/articles?column=samples", 200),
        new("GetArticleList", "GET", "/api/articles", 200),
        new("GetArticleList", "GET", "/api/articles?after=wrong", 400),
        .. Reads("GetArticleJson", "/api/articles/{0}"),
        new("GetArticleJson", "GET", "/api/articles/{read}", 304, "If-None-Match: {etag}"),
        new("GetArticleJson", "GET", "/api/articles/{withdrawn}", 410),
        .. Reads("GetArticleVersions", "/api/articles/{0}/versions"),
        .. Reads("GetArticleVersion", "/api/articles/{0}/versions/1"),
        new("GetArticleVersion", "GET", "/api/articles/{read}/versions/1?diff=1", 200),
        new("GetArticleVersion", "GET", "/api/articles/{read}/versions/1?diff=x", 400),
        .. Reads("GetArticleEdits", "/api/articles/{0}/edits"),
        .. Reads("GetArticleRepairs", "/api/articles/{0}/repairs"),
        new("GetUploadList", "GET", "/api/uploads", 200),
        new("GetUploadList", "GET", "/api/uploads?state=withdrawn&needsReview=false", 200),
        new("GetUploadList", "GET", "/api/uploads?name=samples/corrected.txt", 200),
        new("GetUploadList", "GET", "/api/uploads?name=absent.txt", 404),
        new("GetUploadList", "GET", "/api/uploads?state=wrong", 400),
        new("GetUpload", "GET", "/api/uploads/samples/corrected.txt?form=file", 200),
        new("GetUpload", "GET", "/api/uploads/samples/corrected.txt?form=page", 400),
        new("GetUpload", "GET", "/api/uploads/samples/corrected.txt?parts=0123456789abcdef", 200),
        new("GetUpload", "GET", "/api/uploads/absent.txt?form=file", 404),
        // A query that is of no account to it: under this address the file has an entity tag.
        new("PutUpload", "PUT", "/api/uploads/samples/trees.csv?form=file", 204, "If-Match: {etag}", "apple,12\npear,7\n", "text/csv"),
        new("PutUploadByName", "PUT", "/api/uploads?name=samples/trees.csv&form=file", 204, "If-Match: {etag}", "apple,12\npear,7\n", "text/csv"),
        new("PutUpload", "PUT", "/api/uploads/samples/corrected.txt", 428, Body: "x", BodyType: "text/plain"),
        new("PutUpload", "PUT", "/api/uploads/samples/corrected.txt", 412, "If-None-Match: *", "x", "text/plain"),
        new("PutUpload", "PUT", "/api/uploads/samples/corrected.txt", 412, "If-Match: \"other\"", "x", "text/plain"),
        new("PutUploadByName", "PUT", "/api/uploads?name=samples/corrected.txt", 412, "If-None-Match: *", "x", "text/plain"),
        new("PutUploadByName", "PUT", "/api/uploads", 400, "If-None-Match: *", "x", "text/plain"),
        new("PreviewArticle", "POST", "/api/articles/{read}/preview", 200),
        new("PreviewArticle", "POST", "/api/articles/no-such-article/preview", 404),
        new("PreviewArticle", "POST", "/api/articles/{withdrawn}/preview", 410),
        new("GetLog", "GET", "/api/log", 200),
        new("GetLog", "HEAD", "/api/log", 200),
        new("GetLog", "GET", "/api/log?after=wrong", 400),
        new("GetDesk", "GET", "/desk", 200),
        new("GetDesk", "HEAD", "/desk?lang=zh-Hant", 200),
        new("GetDesk", "GET", "/desk", 304, "If-None-Match: {etag}"),
        new("GetDesk", "GET", "/desk?lang=fr", 400),
        new("GetDeskUploads", "GET", "/api/desk/uploads?lang=zh-Hans", 200),
        new("GetDeskUploads", "HEAD", "/api/desk/uploads?state=review&q=x&column=samples", 200),
        new("GetDeskUploads", "GET", "/api/desk/uploads?state=wrong", 400),
        new("GetDeskUpload", "GET", "/api/desk/upload?name=" + WorkerSite.Seed, 200),
        new("GetDeskUpload", "HEAD", "/api/desk/upload?lang=en&name=samples/corrected.txt", 200),
        new("GetDeskUpload", "GET", "/api/desk/upload?name=absent.txt", 404),
        new("GetDeskLog", "GET", "/api/desk/log", 200),
        new("GetDeskLog", "HEAD", "/api/desk/log?lang=en", 200),
        new("GetDeskLog", "GET", "/api/desk/log?after=wrong", 400),
        .. Reads("GetDeskDifference", "/api/desk/differences/{0}?from=1"),
        new("GetDeskDifference", "GET", "/api/desk/differences/{read}?from=1&to=x", 400),
        new("PreviewCorrection", "POST", "/api/desk/previews/{read}", 200, "If-Match: *", "{}"),
        new("PreviewCorrection", "POST", "/api/desk/previews/{read}", 428, Body: """{"title":"x"}"""),
        new("PreviewCorrection", "POST", "/api/desk/previews/{read}", 412, "If-Match: \"other\"", """{"title":"x"}"""),
        new("GetOriginal", "GET", "/originals/{original}", 200),
        new("GetOriginal", "HEAD", "/originals/{original}", 200),
        new("GetOriginal", "GET", "/originals/page?name=samples/corrected.txt&token=1.x", 404),
        new("GetUpload", "GET", "/api/uploads/" + WorkerSite.Seed, 200),
        new("GetUpload", "HEAD", "/api/uploads/samples/corrected.txt", 200),
        new("GetUpload", "GET", "/api/uploads/%E5%85%AC%E5%91%8A/absent%20file.txt", 404),
        new("ReplayUpload", "POST", $"/api/uploads/{WorkerSite.Seed}?action=replay", 200),
        new("ReplayUpload", "POST", "/api/uploads/absent.txt?action=replay", 404),
        new("ReplayUpload", "POST", "/api/uploads/" + WorkerSite.Seed, 400),
        new("ReplayUploads", "POST", "/api/uploads?action=replay&state=failed", 200),
        new("ReplayUploads", "POST", "/api/uploads?action=replay&name=samples/corrected.txt", 200),
        new("ReplayUploads", "POST", "/api/uploads?action=delete", 400),
        new("CorrectArticle", "PATCH", "/api/articles/{corrected}", 200, "If-Match: {etag}", """{"title":"The road is open again","source":null}"""),
        new("CorrectArticle", "PATCH", "/api/articles/{corrected}", 428, Body: """{"title":"x"}"""),
        new("CorrectArticle", "PATCH", "/api/articles/{corrected}", 412, "If-Match: \"other\"", """{"title":"x"}"""),
        new("CorrectArticle", "PATCH", "/api/articles/{corrected}", 400, "If-Match: *", "no JSON"),
        new("CorrectArticle", "PATCH", "/api/articles/{withdrawn}", 410, "If-Match: *", """{"title":"x"}"""),
        new("CorrectArticle", "PATCH", $"/api/articles/{Absent}", 404, "If-Match: *", """{"title":"x"}"""),
        new("WithdrawArticle", "DELETE", "/api/articles/{deleted}", 415),
        new("WithdrawArticle", "DELETE", "/api/articles/{deleted}", 400, Body: "{}"),
        new("WithdrawArticle", "DELETE", "/api/articles/{deleted}", 200, Body: """{"reason":"It was wrong.","purge":true}"""),
        new("WithdrawArticle", "DELETE", $"/api/articles/{Absent}", 404, Body: """{"reason":"It was wrong."}"""),
        new("WithdrawDeletedUploads", "POST", "/api/events/deleted-uploads", 200, Body: """[{"eventType":"Microsoft.EventGrid.SubscriptionValidationEvent","subject":"","data":{"validationCode":"512d38b6","validationUrl":"https://x.example"}}]"""),
        new("WithdrawDeletedUploads", "POST", "/api/events/deleted-uploads", 200, Body: """[{"eventType":"Microsoft.Storage.BlobDeleted","subject":"/blobServices/default/containers/articles/blobs/samples/absent.txt","data":{"api":"DeleteBlob"}}]"""),
        new("WithdrawDeletedUploads", "POST", "/api/events/deleted-uploads", 400, Body: """[{"eventType":"Microsoft.Storage.BlobCreated","subject":"/blobServices/default/containers/articles/blobs/a.txt"}]"""),
        new("WithdrawDeletedUploads", "POST", "/api/events/deleted-uploads", 415),
        new("GetAsset", "GET", "/assets/none.css", 404),
        new("GetAttachment", "GET", "/files/{file}", 200),
        new("GetAttachment", "HEAD", "/files/{file}", 200),
        new("GetAttachment", "GET", "/files/{file}", 206, "Range: bytes=2-5"),
        new("GetAttachment", "GET", "/files/{file}", 304, "If-None-Match: {etag}"),
        new("GetAttachment", "GET", "/files/0123456789abcdef0123456789abcdef/trees.csv", 404),
        new("GetPicture", "GET", "/media/{picture}", 200),
        new("GetPicture", "HEAD", "/media/{picture}", 200),
        new("GetPicture", "GET", "/media/{picture}", 304, "If-None-Match: {etag}"),
        new("GetPicture", "GET", "/media/0123456789abcdef0123456789abcdef/960.jpg", 404),
        new("GetUpload", "GET", "/api/uploads/" + WorkerSite.Picture, 200),
        new("GetReader", "GET", "/reader?for=elder", 200, "Cookie: contrast=dark; text-size=zzz"),
        new("GetReader", "HEAD", "/reader", 200),
        new("GetReaderSheet", "GET", "/reader.css", 200, "Cookie: view=elder; spacing=wide"),
        new("GetReaderSheet", "GET", "/reader.css", 200),
        new("GetReaderSheet", "GET", "/reader.css", 304, "If-None-Match: {etag}"),
        new("SetReader", "POST", "/reader", 303, Body: "text-size=large&contrast=high&back=%2Farchive%3Fa%3Db", BodyType: Form),
        new("SetReader", "POST", "/reader", 403, "Origin: http://elsewhere.example", "text-size=large", Form),
        new("SetReader", "POST", "/reader", 400, Body: "text-size=huge", BodyType: Form),
        new("SetReader", "POST", "/reader", 415, Body: "{}"),
        new("GetStats", "GET", "/api/stats", 200),
        new("GetStats", "HEAD", "/api/stats", 200),
        new("GetHealth", "GET", "/healthz", 200),
        new("GetHealth", "HEAD", "/healthz", 200),
    ];

    public bool ChangesSomething => Method is not ("GET" or "HEAD");

    public override string ToString() => $"{Method} {Target} {Header} {Body} {Status}";

    /// <param name="etag">What <c>{etag}</c> stands for.</param>
    internal HttpRequestMessage ToMessage(IReadOnlyDictionary<string, string> ids, EntityTagHeaderValue? etag)
    {
        var message = new HttpRequestMessage(new HttpMethod(Method), TargetFor(ids));
        if (Header?.Split(": ") is [var name, var value])
            message.Headers.Add(name, value.Replace("{etag}", etag?.ToString(), StringComparison.Ordinal));
        if (Body is not null)
            message.Content = new StringContent(Body, Encoding.UTF8, BodyType);
        return message;
    }

    internal string TargetFor(IReadOnlyDictionary<string, string> ids) => Sample().Replace(Target, match => ids[match.Groups[1].Value]);

    /// <summary>Of a route with an article's id: what is there, its headers, what is not there and what cannot be.</summary>
    private static IEnumerable<SiteRequest> Reads(string function, string route)
    {
        string Of(string id) => route.Replace("{0}", id, StringComparison.Ordinal);
        yield return new(function, "GET", Of("{read}"), 200);
        yield return new(function, "HEAD", Of("{read}"), 200);
        yield return new(function, "GET", Of(Absent), 404);
        yield return new(function, "GET", Of("NOT%22AN%5FID"), 400);
    }

    private static IEnumerable<SiteRequest> LeadsOn(string function, string route) =>
        Reads(function, route).Select(request => request.Status == 200 ? request with { Status = 303 } : request);

    [GeneratedRegex("{([a-z]+)}", RegexOptions.NonBacktracking)]
    private static partial Regex Sample();
}
