using Gazette.Articles;
using Gazette.Articles.Corrections;
using Gazette.Articles.Edits;
using Gazette.LocalHost;
using Gazette.Serving;
using Gazette.Storage;
using Gazette.Storage.Articles;
using Gazette.Tests.Pages;
using Gazette.Text;
using Gazette.Uploads;

namespace Gazette.Tests;

/// <summary>
/// The JSON that programs rely on, byte for byte: <c>Cases/Json/NAME.json</c>. A change of these files is a change of the
/// contract. Each is there with all it can hold, and with as little as it can.
/// </summary>
public sealed class JsonContractTests
{
    private static readonly DateTimeOffset Moment = new(2024, 5, 6, 9, 30, 15, 250, TimeSpan.FromHours(8));
    private static readonly SiteJson Json = new(Sample.Site);

    private static readonly Repair Doubt = new("page-furniture", 2, Certain: false, [new RepairSample("打印<本页>", ""), new RepairSample("a&b", "a")]);

    private static readonly StoredArticle Full = new()
    {
        Article = Sample.Article() with
        {
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
        Timeline = TimeKey.Of(Sample.Id, Moment),
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
        LeftOut = "打印本页",
        LeftOutLength = 4,
        Draft = "草稿",
        Edits = [new Edit(1, 0, "草", "草", "destroyed-text", Certain: false)],
        Undone = [new UndoneEdit(2, 1, 1, "稿", "", "page-furniture")],
        Replaced = new Dictionary<string, string?> { ["author"] = null, ["publishedAt"] = "2022-01-29" },
    };

    private static readonly Corrections Corrected = new()
    {
        Fields = new Dictionary<string, FieldCorrection> { ["publishedAt"] = new(null, "2022-01-30"), ["author"] = new("王帅", null) },
        Undone = [new Undo("page-furniture", "稿", "", "hash", "left", "right", 0, 1)],
        Accepted = new Acceptance("hash", ["doubt"]),
    };

    private static readonly Withdrawal Withdrawn = new(Moment, "withdrawn", "内容有误", "0x8DC");

    private static readonly Dictionary<string, Func<string>> Contracts = new(StringComparer.Ordinal)
    {
        ["article"] = () => Json.Of(Full),
        ["article-bare"] = () => Json.Of(Bare),
        ["article-repairs"] = () => Json.OfRepairs(Full, Receipt),
        ["article-repairs-bare"] = () => Json.OfRepairs(Bare, receipt: null),
        ["article-version"] = () => Json.OfVersion(Full),
        ["article-withdrawn"] = () => Json.OfWithdrawn(Full with { Withdrawal = Withdrawn }),
        ["article-purged"] = () => Json.OfWithdrawn(Full with { Withdrawal = Withdrawn with { Reason = null, IsPurged = true } }),
        ["versions"] = () => Json.Of(Sample.Id, [new ArticleVersion(2, Moment, Moment, "新", "0x2", 4, ["title", "undo"], IsCurrent: true), new ArticleVersion(1, Moment, null, "旧", "0x1", 3, [], IsCurrent: false)]),
        ["comparison"] = () => Json.Of(Bare, Full, [new TextChange("same", "正"), new TextChange("added", "文")]),
        ["edits"] = () => Json.Of(Sample.Id, List, Corrected),
        ["edits-bare"] = () => Json.Of(Sample.Id, List with { Edits = [new Edit(1, 0, "a", "b", EditList.TooMany, Certain: true)], Undone = [], Replaced = new Dictionary<string, string?>() }, Corrections.None),
        ["articles"] = () => Json.Of(new ArticleList([Sample.Item() with { Column = "新闻", Author = "王帅" }, Sample.Item(standfirst: null) with { Source = null, PublishedAt = null }], "000001.key")),
        ["articles-last"] = () => Json.Of(new ArticleList([], Next: null)),
        ["upload"] = () => Json.Of(Receipt),
        ["upload-bare"] = () => Json.Of(BareReceipt),
        ["uploads"] = () => Json.Of(new ReceiptList([Receipt, BareReceipt], "000001.key"), "state=failed&"),
        ["uploads-last"] = () => Json.Of(new ReceiptList([], Next: null), ""),
    };

    private static string Folder => Path.Combine(RepositoryRoot.Find(), "tests", "Gazette.Tests", "Cases", "Json");

    public static TheoryData<string> Names => [.. Contracts.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_as_written(string name) { if (Environment.GetEnvironmentVariable("WRITE_GOLDEN") is not null) File.WriteAllText(Path.Combine(Folder, name + ".json"), Contracts[name]() + "\n"); Check(name); }

    private static void Check(string name) => Assert.Equal(File.ReadAllText(Path.Combine(Folder, name + ".json")).TrimEnd('\n'), Contracts[name]());

    [Fact]
    public void Every_file_is_a_contract() =>
        Assert.Equal(Contracts.Keys.Order(StringComparer.Ordinal), Directory.GetFiles(Folder).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));
}
