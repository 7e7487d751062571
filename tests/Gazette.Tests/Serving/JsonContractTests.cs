using System.Text;
using Gazette.Articles;
using Gazette.Articles.Corrections;
using Gazette.Articles.Edits;
using Gazette.Articles.Media;
using Gazette.LocalHost;
using Gazette.Serving;
using Gazette.Serving.Contracts;
using Gazette.Serving.Contracts.Operating;
using Gazette.Storage;
using Gazette.Storage.Articles;
using Gazette.Tests.Pages;
using Gazette.Text;
using Gazette.Uploads;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gazette.Tests;

/// <summary>
/// The JSON that programs rely on, byte for byte: <c>Cases/Json/NAME.json</c>. A change of these files is a change of the
/// contract. Each is there with all it can hold, and with as little as it can.
/// </summary>
public sealed class JsonContractTests
{
    private static readonly DateTimeOffset Moment = new(2024, 5, 6, 9, 30, 15, 250, TimeSpan.FromHours(8));
    private static readonly SiteJson Json = new(Sample.Site);

    private static readonly Picture Bridge = new(
        "0123456789abcdef0123456789abcdef",
        [new PictureFile("480.webp", "image/webp", 480, 320), new PictureFile("1600.webp", "image/webp", 1600, 1067), new PictureFile("960.jpg", "image/jpeg", 960, 640)]);

    private static readonly Attachment Form = new("fedcba9876543210fedcba9876543210", "application/pdf", 24_000);

    private static readonly Repair Doubt = new("page-furniture", 2, Certain: false, [new RepairSample("打印<本页>", ""), new RepairSample("a&b", "a")]);

    private static readonly StoredArticle Full = new()
    {
        Article = Sample.Article() with
        {
            Media = new ArticleMedia([new ShownPicture(Bridge, "桥"), new ShownPicture(Bridge, "")], [new WantedFile("a/桥.jpg", Bridge.Hash)]) { Attachments = [new LinkedAttachment(Form, "表 1.pdf")] },
            Repairs = [Doubt],
            NeedsReview = true,
            Upload = new UploadInfo("公告/a \"b\".html", "0x8DC", DateTimeOffset.UnixEpoch, 9517),
            PublishedAt = new PublishDate(new DateOnly(2022, 1, 29), new TimeOnly(10, 30)),
            UpdatedAt = Moment,
            TextChangedAt = Moment,
        },
        Number = 3,
        UploadHash = "hash",
        TextHash = "text",
        Pipeline = 4,
        Timeline = new TimelinePlace(TimeKey.Of(Sample.Id, Moment), null),
    };

    private static readonly StoredArticle Bare = Full with { Article = Sample.Bare, Number = 1 };

    private static readonly Receipt Receipt = new()
    {
        Name = "公告/a \"b\".html",
        ETag = "0x8DC",
        UploadedAt = Moment,
        State = ReceiptState.Published,
        Reason = new Rejection("withdrawn", "Because <of> it."),
        ArticleId = Sample.Id,
        Repairs = [Doubt],
        NeedsReview = true,
        Missing = ["publishedAt", "source"],
        StaleCorrections = [new StaleCorrection("title", "It is another one now.")],
        SameTextAs = "b.html",
        Attempts = 2,
        At = Moment,
        Pipeline = 4,
    };

    private static readonly Receipt BareReceipt = new()
    {
        Name = "a.txt",
        ETag = "0x1",
        UploadedAt = Moment,
        State = ReceiptState.Processing,
        Attempts = 1,
        At = Moment,
        Pipeline = 4,
    };

    private static readonly EditList List = new()
    {
        Block = "div#zoom > div",
        LeftOutLines = [new LeftOutLine("打印本页", EditList.LeftOutBlocks) { Key = "0123456789abcdef", Position = 2 }],
        LeftOutLength = 4,
        Draft = "草稿",
        Edits = [new Edit(1, 0, "草", "草", "destroyed-text", Certain: false)],
        Undone = [new UndoneEdit(2, 1, 1, "稿", "", "page-furniture")],
        Restored = [new LeftOutLine("相关链接", EditList.LeftOutBlocks) { Key = "fedcba9876543210" }],
        Replaced = new Dictionary<string, string?> { ["author"] = null, ["publishedAt"] = "2022-01-29" },
    };

    private static readonly ArticleCorrections Corrected = new()
    {
        Fields = new Dictionary<string, FieldCorrection> { ["publishedAt"] = new(null, "2022-01-30"), ["author"] = new("王帅", null) },
        Undone = [new Undo("page-furniture", "稿", "", "hash", "left", "right", 0, 1)],
        Restored = [new RestoredLine("fedcba9876543210", "相关链接")],
        Alts = new Dictionary<string, string> { ["0123456789abcdef0123456789abcdef"] = "河堤" },
        Accepted = new Acceptance("hash", ["doubt"]),
    };

    private static readonly Withdrawal Withdrawn = new(Moment, "withdrawn", "内容有误", "0x8DC");

    private static readonly Dictionary<string, Func<Task<string>>> Contracts = new(StringComparer.Ordinal)
    {
        ["article"] = () => Task.FromResult(Json.Of(Full)),
        ["article-bare"] = () => Task.FromResult(Json.Of(Bare)),
        ["article-repairs"] = () => Task.FromResult(Json.OfRepairs(Full, Receipt)),
        ["article-repairs-bare"] = () => Task.FromResult(Json.OfRepairs(Bare, receipt: null)),
        ["article-version"] = () => Task.FromResult(Json.OfVersion(Full)),
        ["article-withdrawn"] = () => Task.FromResult(Json.OfWithdrawn(Full with { Withdrawal = Withdrawn })),
        ["article-purged"] = () => Task.FromResult(Json.OfWithdrawn(Full with { Withdrawal = Withdrawn with { Reason = null, IsPurged = true } })),
        ["versions"] = () => Task.FromResult(Json.Of(Sample.Id, [new ArticleVersion(2, Moment, Moment, "新", "0x2", 4, ["title", "undo"], IsCurrent: true), new ArticleVersion(1, Moment, null, "旧", "0x1", 3, [], IsCurrent: false)])),
        ["comparison"] = () => Task.FromResult(Json.Of(Bare, Full, [new TextChange("same", "正"), new TextChange("added", "文")])),
        ["edits"] = () => Task.FromResult(Json.Of(Sample.Id, List, Corrected)),
        ["edits-bare"] = () => Task.FromResult(Json.Of(Sample.Id, List with { Edits = [new Edit(1, 0, "a", "b", EditList.TooMany, Certain: true)], Undone = [], Restored = [], Replaced = new Dictionary<string, string?>() }, ArticleCorrections.None)),
        ["articles"] = () => Task.FromResult(Json.Of(new ArticleList([Sample.Item() with { Column = "新闻", Author = "王帅", Thumbnail = "/media/0123456789abcdef0123456789abcdef/480.webp" }, Sample.Item(standfirst: null) with { Source = null, PublishedAt = null }], "000001.key"))),
        ["articles-last"] = () => Task.FromResult(Json.Of(new ArticleList([], Next: null))),
        ["upload"] = () => Task.FromResult(Json.Of(Receipt)),
        ["upload-bare"] = () => Task.FromResult(Json.Of(BareReceipt)),
        ["upload-picture"] = () => Task.FromResult(Json.Of(BareReceipt with { Name = "a/桥.jpg", State = ReceiptState.Published, Reason = null, Picture = Bridge }, [Sample.Id])),
        ["upload-archive"] = () => Task.FromResult(Json.Of(
            BareReceipt with { Name = "a/旧 1.zip", State = ReceiptState.Processing, Reason = null, Archive = new UnpackedArchive(40, 13, 10, NamedCount.None.With("b.md", ""), NamedCount.None, NamedCount.None.With("c.css", "").With("d.js", "")) },
            unpacked: new ReceiptCounts(Processing: 1, Published: 6, NeedsReview: 2, Rejected: 3))),
        ["upload-attachment"] = () => Task.FromResult(Json.Of(BareReceipt with { Name = "a/表 1.pdf", State = ReceiptState.Published, Reason = null, IsAttachment = true, Attachment = Form, ArticleId = Sample.Id }, [Sample.Id])),
        ["uploads"] = () => Task.FromResult(Json.Of(new ReceiptList([Receipt, BareReceipt, BareReceipt with { Name = "a/桥.jpg", Picture = Bridge }], "000001.key"), "state=failed&")),
        ["uploads-last"] = () => Task.FromResult(Json.Of(new ReceiptList([], Next: null), "")),
        ["health"] = () => Task.FromResult(SiteJson.Serialize(new HealthReport("ok", "never", ReconciliationOverdue: false))),
        ["stats"] = () => Task.FromResult(SiteJson.Serialize(new SiteStats(new UploadCounts(1, 9517, 12, 40, 2, 7), Moment, 1, Moment, 1.5, 12.25, Moment, "1.0.0", Rules: 4))),
        ["stats-bare"] = () => Task.FromResult(SiteJson.Serialize(new SiteStats(null, null, 0, null, null, null, null, "1.0.0", Rules: 4))),
        ["upload-parts"] = () => Task.FromResult(SiteJson.Serialize(new ReceivedParts("公告/表 1.pdf", 8_388_608))),
        ["upload-held"] = () => Task.FromResult(Json.Of(BareReceipt with { State = ReceiptState.Published, ArticleId = Sample.Id, IsHeld = true, PublishAt = Moment })),
        ["preview"] = () => Task.FromResult(SiteJson.Serialize(new ArticlePreview("https://news.example/articles/a?preview=1.b", Moment, "\"0a\""))),
        ["log"] = () => Task.FromResult(SiteJson.Serialize(new ActionLog([new LoggedAction(Moment, "李明", "correct", "公告/a \"b\".html", Sample.Id, 2, "title, undo 3", Done: true), new LoggedAction(Moment, "key", "replay", null, null, null, null, Done: false)], "https://news.example/api/log?after=000001.key"))),
        ["log-last"] = () => Task.FromResult(SiteJson.Serialize(new ActionLog([], Next: null))),
        ["problem"] = () => ProblemAsync(new Response.Failed(404)),
        ["problem-detail"] = () => ProblemAsync(new Response.Failed(400, "A detail, \"quoted\".")),
        ["problem-withdrawn"] = () => ProblemAsync(new Response.Withdrawn(Withdrawn, "zh-Hans")),
    };

    private static string Folder => Path.Combine(RepositoryRoot.Find(), "tests", "Gazette.Tests", "Cases", "Json");

    public static TheoryData<string> Names => [.. Contracts.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Is_as_written(string name) =>
        Assert.Equal((await File.ReadAllTextAsync(Path.Combine(Folder, name + ".json"), TestContext.Current.CancellationToken)).TrimEnd('\n'), await Contracts[name]());

    [Fact]
    public void Every_file_is_a_contract() =>
        Assert.Equal(Contracts.Keys.Order(StringComparer.Ordinal), Directory.GetFiles(Folder).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    private static async Task<string> ProblemAsync(Response response)
    {
        var handler = new RequestHandler(Sample.Site, new SecurityHeaders(Sample.Site), NullLogger<RequestHandler>.Instance);
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { Request = { Method = "GET" }, Response = { Body = body } };
        await (await handler.JsonAsync(context.Request, Task.FromResult(response))).ExecuteAsync(context);
        Assert.Equal("application/problem+json", context.Response.ContentType);
        return Encoding.UTF8.GetString(body.ToArray());
    }
}
