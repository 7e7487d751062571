using System.Text;
using System.Xml.Linq;
using CodeHollow.FeedReader;
using Gazette.Articles;
using Gazette.Pages;
using Gazette.Pages.Feeds;
using Gazette.Uploads;

namespace Gazette.Tests.Pages.Feeds;

public sealed class ReviewFeedTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly string[] Required = ["id", "title", "updated"];

    public static TheoryData<string> Tags => [.. InterfaceLanguage.All.Select(l => l.Tag)];

    [Theory]
    [MemberData(nameof(Tags))]
    public void Another_reader_finds_state_reason_and_remedy_in_the_sites_language(string tag)
    {
        var feed = FeedReader.ReadFromByteArray(ReviewFeed.Render([Refused("a.txt", 1)], Sample.Site with { Language = tag }));
        Assert.Equal(FeedType.Atom, feed.Type);
        var item = Assert.Single(feed.Items);
        Assert.Equal("https://news.example/desk#upload/a.txt", item.Link);
        var (title, remedy) = tag switch
        {
            "en" => ("“a.txt” was refused: The file holds no text or no data.", "Save it again, check that something is in it, and upload it anew."),
            "zh-Hant" => ("「a.txt」未採用：檔案中沒有文字或資料。", "請重新儲存，確認有內容後再上傳。"),
            _ => ("“a.txt”未采用：文件中没有文字或数据。", "请重新保存，确认有内容后再上传。"),
        };
        Assert.Equal(title, item.Title);
        Assert.Contains($"<p>{remedy}</p>", item.Content, StringComparison.Ordinal);
        Assert.Contains("<p lang=\"en\">\"a.txt\" is empty.</p>", item.Content, StringComparison.Ordinal);
    }

    /// <summary>RFC 4287, 4.1.1 and 4.1.2.</summary>
    [Fact]
    public void Has_what_the_format_requires_once_each_and_not_its_own_address()
    {
        var feed = Read([Refused("a.txt", 1), Doubtful("b.txt", 2)]);
        var entries = feed.Elements(Atom + "entry").ToList();
        Assert.All(entries.Append(feed), each =>
        {
            foreach (var name in Required)
                Assert.NotEmpty(Assert.Single(each.Elements(Atom + name)).Value);
        });
        Assert.NotEmpty(feed.Element(Atom + "author")!.Element(Atom + "name")!.Value);
        Assert.All(entries, entry => Assert.Matches("^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", entry.Element(Atom + "id")!.Value));
        Assert.Equal(2, entries.Select(entry => entry.Element(Atom + "id")!.Value).Distinct().Count());
        Assert.DoesNotContain(feed.Elements(Atom + "link"), link => link.Attribute("rel")?.Value == "self");
        Assert.Equal(feed.Element(Atom + "updated")!.Value, entries[0].Element(Atom + "updated")!.Value);
    }

    [Fact]
    public void What_stands_in_a_name_or_a_sentence_is_text_and_no_markup()
    {
        var receipt = Refused("<img src=x onerror=a>&\"'\u202E\u0001\uD800.txt", 1) with { Reason = new Rejection("of-another-build", "<script>\"x\"</script>") };
        var entry = Read([receipt]).Element(Atom + "entry")!;
        Assert.StartsWith("“<img src=x onerror=a>&\"'\uFFFD.txt”未采用：<script>", entry.Element(Atom + "title")!.Value, StringComparison.Ordinal);
        Assert.Equal("text", entry.Element(Atom + "title")!.Attribute("type")!.Value);
        var html = entry.Element(Atom + "content")!.Value;
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;&quot;x&quot;&lt;/script&gt;", html, StringComparison.Ordinal);
        Assert.Contains("href=\"https://news.example/desk#upload/%3Cimg%20src%3Dx%20onerror%3Da%3E%26%22%27", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Has_the_newest_fifty_of_those_that_somebody_is_to_look_at()
    {
        var receipts = Enumerable.Range(0, ReviewFeed.MaxItems + 10).Select(i => Refused($"{i}.txt", i)).ToList();
        receipts.Add(Refused("deleted.txt", 1000) with { Reason = new Rejection(RejectionReason.Deleted, "It was deleted.") });
        receipts.Add(Doubtful("accepted.txt", 1001) with { NeedsReview = false });
        var titles = Read(receipts).Elements(Atom + "entry").Select(entry => entry.Element(Atom + "link")!.Attribute("href")!.Value.Split('/')[^1]).ToList();
        Assert.Equal(Enumerable.Range(10, ReviewFeed.MaxItems).Reverse().Select(i => $"{i}.txt"), titles);
    }

    [Fact]
    public void What_fails_says_nothing_of_what_went_wrong_inside()
    {
        var failed = Refused("a.txt", 1) with { State = ReceiptState.Failed, Reason = new Rejection("RequestFailedException", "Publishing failed and is tried again: account.table.example") };
        Assert.DoesNotContain("account.table.example", Encoding.UTF8.GetString(ReviewFeed.Render([failed], Sample.Site)), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_uploads_it_is_one_and_the_same_bytes_each_time()
    {
        var feed = ReviewFeed.Render([], Sample.Site);
        Assert.Empty(FeedReader.ReadFromByteArray(feed).Items);
        Assert.Equal(feed, ReviewFeed.Render([], Sample.Site));
    }

    private static Receipt Refused(string name, int minute) => new()
    {
        Name = name,
        ETag = "\"1\"",
        UploadedAt = DateTimeOffset.UnixEpoch,
        State = ReceiptState.Rejected,
        Reason = new Rejection(RejectionReason.Empty, $"\"{name}\" is empty."),
        Attempts = 1,
        At = DateTimeOffset.UnixEpoch.AddMinutes(minute),
        Pipeline = 1,
    };

    private static Receipt Doubtful(string name, int minute) => Refused(name, minute) with
    {
        State = ReceiptState.Published,
        Reason = null,
        NeedsReview = true,
        Repairs = [new Repair("no-date", 1, Certain: false, [])],
    };

    private static XElement Read(IReadOnlyList<Receipt> receipts) => XDocument.Parse(Encoding.UTF8.GetString(ReviewFeed.Render(receipts, Sample.Site))).Root!;
}
