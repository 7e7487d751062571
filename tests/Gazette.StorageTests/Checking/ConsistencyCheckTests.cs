using Azure.Data.Tables;
using Gazette.Articles;
using Gazette.Checking;
using Gazette.Media;
using Gazette.Publishing;
using Gazette.Storage;
using Gazette.Storage.Articles;
using Gazette.Storage.Receipts;
using Gazette.Storage.Searching;
using Gazette.Tests;
using Gazette.Uploads;
using Microsoft.Extensions.DependencyInjection;

namespace Gazette.StorageTests.Checking;

public sealed class ConsistencyCheckTests(AzuriteFixture azurite)
{
    private const string Text = """
        河西路夜间施工公告
        发布时间：2024-05-06 09:30

        为了更换老旧管网，河西路从五月八日起夜间施工，请过往车辆按照现场指示绕行。
        施工期间，沿线公交站点临时调整，具体安排以公交公司的通知为准。
        """;

    private static readonly Dictionary<string, Func<Newsroom, Task>> Damages = new()
    {
        [nameof(FindingKind.NotSetUp)] = n => n.Account.Timeline.DeleteAsync(Cancellation),
        [nameof(FindingKind.NoReceipt)] = n => n.UploadAsync("unseen.txt", Text),
        [nameof(FindingKind.OldReceipt)] = n => n.UploadAsync("a.txt", Text + "新的一版。"),
        [nameof(FindingKind.Unfinished)] = n => ChangeReceiptAsync(n, r => r with { State = ReceiptState.Processing }),
        [nameof(FindingKind.Failed)] = n => ChangeReceiptAsync(n, r => r with { State = ReceiptState.Failed }),
        [nameof(FindingKind.Contradiction)] = n => ChangeReceiptAsync(n, r => r with { State = ReceiptState.Withdrawn }),
        [nameof(FindingKind.OtherContent)] = async n =>
        {
            var etag = await n.UploadAsync("a.txt", Text + "新的一版。");
            await ChangeReceiptAsync(n, r => r with { ETag = etag });
        },
        [nameof(FindingKind.FileGone)] = n => n.Account.Uploads.DeleteBlobAsync("a.txt", cancellationToken: Cancellation),
        [nameof(FindingKind.StrayArticle)] = n => DeleteAsync(n.Account.Receipts, row => row.GetString("Name") == "a.txt"),
        [nameof(FindingKind.BrokenRow)] = n => ChangeArticleAsync(n, row => row["Body0"] = new byte[] { 1, 2, 3 }),
        [nameof(FindingKind.OtherText)] = n => ChangeArticleAsync(n, row => row["TextHash"] = StoredArticle.HashOf("x"u8)),
        [nameof(FindingKind.BrokenEdits)] = async n =>
        {
            var edits = (await n.Articles.FindEditsAsync(Id, Cancellation))!.Value.List;
            var other = CompressedJson.Write(edits with { Draft = edits.Draft + "x" });
            await ChangeArticleAsync(n, row => row["Edits"] = other);
        },
        [nameof(FindingKind.NoBlob)] = async n => await n.Account.Edits.DeleteBlobAsync((await n.PublishAsync("a.txt", EditListTests.LongText)).EditsBlob, cancellationToken: Cancellation),
        [nameof(FindingKind.OrphanedBlob)] = n => n.Account.Bodies.UploadBlobAsync(Id + "/orphan", new BinaryData("x"), Cancellation),
        [nameof(FindingKind.StrayVersion)] = n => AddVersionAsync(n, number: 3),
        [nameof(FindingKind.TooManyVersions)] = async n =>
        {
            for (var number = 2; number <= 21; number++)
                await n.PublishAsync("a.txt", Text + $"第{number}版。");
            await AddVersionAsync(n, number: 1);
        },
        [nameof(FindingKind.NotInTimeline)] = n => DeleteAsync(n.Account.Timeline, row => row.GetString("Id") == Id && row.PartitionKey[0] == 'a'),
        [nameof(FindingKind.StrayInTimeline)] = async n =>
        {
            var stored = (await n.ArticleAsync("a.txt"))!;
            await n.Timeline.PutAsync(new TimelinePlace(TimeKey.Of(Id, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch), null), stored.Article, Cancellation);
        },
        [nameof(FindingKind.OldInTimeline)] = async n =>
        {
            var stored = (await n.ArticleAsync("a.txt"))!;
            await n.Timeline.PutAsync(stored.Timeline, stored.Article with { Title = "旧标题" }, Cancellation);
        },
        [nameof(FindingKind.NotAmongTexts)] = n => DeleteAsync(n.Account.Texts, row => row.RowKey == Id),
        [nameof(FindingKind.StrayAmongTexts)] = n => n.Account.Texts.AddEntityAsync(new TableEntity("x", Id), Cancellation),
        [nameof(FindingKind.NotInSearch)] = n => DeleteAsync(n.Account.Search, row => row.RowKey == Id),
        [nameof(FindingKind.StrayInSearch)] = n => n.Account.Search.AddEntityAsync(new IndexedRow("other", [], IsSettled: true, default).Write(), Cancellation),
        [nameof(FindingKind.OldInSearch)] = n => DeleteAsync(n.Account.Search, row => row.RowKey.StartsWith("河西!", StringComparison.Ordinal) && row.RowKey.EndsWith(Id, StringComparison.Ordinal)),
        [nameof(FindingKind.NotInReceiptList)] = n => DeleteAsync(n.Account.RecentReceipts, row => row.GetString("Name") == "a.txt"),
        [nameof(FindingKind.StrayInReceiptList)] = async n =>
        {
            var entry = (await Newsroom.RowsAsync(n.Account.RecentReceipts))[0];
            entry.PartitionKey = entry.PartitionKey.Replace(ReceiptPlace.Ended, "failed", StringComparison.Ordinal);
            await n.Account.RecentReceipts.AddEntityAsync(entry, Cancellation);
        },
        [nameof(FindingKind.OldInReceiptList)] = async n =>
        {
            var entry = (await Newsroom.RowsAsync(n.Account.RecentReceipts))[0];
            entry["Attempts"] = 7;
            await n.Account.RecentReceipts.UpdateEntityAsync(entry, entry.ETag, cancellationToken: Cancellation);
        },
        [nameof(FindingKind.OtherMedia)] = async n =>
        {
            await PublishWithPictureAsync(n);
            var receipt = (await Newsroom.RowsAsync(n.Account.Receipts)).Single(row => row.GetString("Name") == "p.png");
            receipt["PictureHash"] = PictureEngine.HashOf("x"u8);
            await n.Account.Receipts.UpdateEntityAsync(receipt, receipt.ETag, TableUpdateMode.Replace, Cancellation);
        },
        [nameof(FindingKind.NoMedia)] = async n => await n.Account.Media.DeleteEntityAsync(await PublishWithPictureAsync(n), "0", cancellationToken: Cancellation),
        [nameof(FindingKind.NotClaimed)] = async n =>
        {
            await PublishWithPictureAsync(n);
            await DeleteAsync(n.Account.WantedFiles, row => row.GetString("Name") == "p.png");
        },
        [nameof(FindingKind.StrayClaim)] = n => n.Account.Media.AddEntityAsync(new TableEntity(PictureEngine.HashOf("x"u8), "article-x") { ["Owner"] = "x" }, Cancellation),
    };

    public static TheoryData<string> Kinds => [.. Damages.Keys];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static async Task<string> PublishWithPictureAsync(Newsroom newsroom)
    {
        var hash = await newsroom.PublishPictureAsync("p.png", TestPicture.Photo(60, 40, ".png"));
        await newsroom.PublishAsync("p.md", Text + "\n\n![河西路](p.png)\n");
        return hash;
    }

    private static string Id => ArticleId.FromBlobName("a.txt");

    [Fact]
    public void Every_kind_of_finding_is_tried() => Assert.Equal(Enum.GetNames<FindingKind>().Order(), Damages.Keys.Order());

    [Fact]
    public async Task Uploads_of_every_kind_are_in_order()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        await PrepareAsync(newsroom);

        var report = await CheckAsync(newsroom, later: TimeSpan.FromDays(1));

        Assert.Empty(report.Findings);
        Assert.Equal((5, 3), (report.Uploads, report.Articles));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task One_thing_that_is_off_is_found(string kind)
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        await PrepareAsync(newsroom);

        await Damages[kind](newsroom);

        var report = await CheckAsync(newsroom, later: TimeSpan.FromDays(1));
        Assert.Contains(report.Findings, finding => finding.Kind == Enum.Parse<FindingKind>(kind));
        Assert.All(report.Findings, finding => Assert.Matches("^[^\r\n]+\\.$", finding.ToString()));
        // The table is made again so that the newsroom can be taken down.
        await newsroom.Account.CreateAllAsync(Cancellation);
    }

    [Theory]
    [InlineData(nameof(FindingKind.NoReceipt))]
    [InlineData(nameof(FindingKind.OldReceipt))]
    [InlineData(nameof(FindingKind.Unfinished))]
    [InlineData(nameof(FindingKind.Failed))]
    [InlineData(nameof(FindingKind.OrphanedBlob))]
    [InlineData(nameof(FindingKind.OtherMedia))]
    public async Task What_a_run_may_still_put_right_is_pending_for_as_long_as_one_can_take(string kind)
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        await PrepareAsync(newsroom);

        await Damages[kind](newsroom);

        var finding = Assert.Single((await CheckAsync(newsroom, later: TimeSpan.Zero)).Findings, finding => finding.Kind == Enum.Parse<FindingKind>(kind));
        Assert.True(finding.IsPending);
    }

    [Fact]
    public async Task The_same_bytes_uploaded_again_leave_the_article_of_the_older_upload()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        await newsroom.PublishAsync("a.txt", Text);
        await newsroom.PublishAsync("a.txt", Text);

        Assert.Empty((await CheckAsync(newsroom, later: TimeSpan.Zero)).Findings);
    }

    /// <summary>Published in one version and in two, refused, withdrawn, deleted.</summary>
    private static async Task PrepareAsync(Newsroom newsroom)
    {
        await newsroom.PublishAsync("a.txt", Text);
        await newsroom.PublishAsync("二/b.txt", Text + "乙。");
        await newsroom.PublishAsync("二/b.txt", Text.Replace("2024", "2023", StringComparison.Ordinal) + "乙二。");
        await newsroom.UploadAsync("c.docx", "x");
        await newsroom.RunAsync("c.docx");
        await newsroom.PublishAsync("d e.txt", Text + "丁。");
        var withdrawn = await newsroom.PublishAsync("f.txt", Text + "戊。");
        await newsroom.Host.GetRequiredService<Withdrawals>().WithdrawAsync(withdrawn.Article.Id, "有误", purge: true, Cancellation);
        await newsroom.PublishAsync("g.txt", Text + "己。");
        await newsroom.Account.Uploads.DeleteBlobAsync("g.txt", cancellationToken: Cancellation);
        await newsroom.RunAsync("g.txt");
    }

    private static Task<CheckReport> CheckAsync(Newsroom newsroom, TimeSpan later) => newsroom
        .AddHost(more: services => services.AddSingleton<TimeProvider>(new ClockAhead(later)))
        .GetRequiredService<ConsistencyCheck>().RunAsync(Cancellation);

    private static async Task ChangeReceiptAsync(Newsroom newsroom, Func<Receipt, Receipt> change)
    {
        var stored = (await newsroom.Receipts.FindAsync("a.txt", Cancellation))!;
        await newsroom.Receipts.TryWriteAsync(change(stored.Receipt), stored, Cancellation);
    }

    private static async Task ChangeArticleAsync(Newsroom newsroom, Action<TableEntity> change)
    {
        var row = (await newsroom.Account.Articles.GetEntityAsync<TableEntity>(Id, ArticleRow.Current, cancellationToken: Cancellation)).Value;
        change(row);
        await newsroom.Account.Articles.UpdateEntityAsync(row, row.ETag, cancellationToken: Cancellation);
    }

    private static async Task AddVersionAsync(Newsroom newsroom, int number)
    {
        var row = (await newsroom.Account.Articles.GetEntityAsync<TableEntity>(Id, ArticleRow.Current, cancellationToken: Cancellation)).Value;
        row.RowKey = ArticleRow.EarlierKey(number);
        row["Number"] = number;
        await newsroom.Account.Articles.UpsertEntityAsync(row, cancellationToken: Cancellation);
    }

    private static async Task DeleteAsync(TableClient table, Func<TableEntity, bool> isWanted)
    {
        var row = (await Newsroom.RowsAsync(table)).Single(isWanted);
        await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, cancellationToken: Cancellation);
    }
}
