using System.Text;
using Azure.Core;
using Azure.Data.Tables;
using Gazette.Articles;
using Gazette.Checking;
using Gazette.LocalHost;
using Gazette.LocalHost.Uploads;
using Gazette.Pages;
using Gazette.Publishing;
using Gazette.Serving;
using Gazette.Storage.Articles;
using Gazette.Uploads;
using Microsoft.Extensions.DependencyInjection;

namespace Gazette.StorageTests;

public sealed class AttachmentTests(AzuriteFixture azurite)
{
    private const string Notice = """
        # 关于征集志愿者的通知

        发布时间：2026-03-02

        为做好今年的植树工作，现面向全市征集志愿者三百名，报名时间为三月五日至三月十日，请有意者填写报名表后发送至指定邮箱。

        附件：[1. 报名表](files/报名表.docx)

        附件：[2. 路线说明](files/route.txt)
        """;

    private const string Route = """
        志愿者路线说明

        第一组从北门出发，沿河边步道走到苗圃，在那里领取树苗和工具；第二组从南门出发，在广场集合以后乘车前往苗圃。

        两组都请在上午九点以前到达，午饭由组织者提供，请自带水杯和手套。
        """;

    private static readonly byte[] Form = [.. "PK\x03\x04"u8, .. Encoding.UTF8.GetBytes("a form of some kind")];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task In_whatever_order_they_come_the_notice_links_its_files_and_they_are_no_articles(bool filesFirst)
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        if (filesFirst)
        {
            await UploadFilesAsync(newsroom);
            Assert.IsType<PublishResult.Rejected>(await newsroom.RunAsync("files/报名表.docx"));
            Assert.IsType<PublishResult.Published>(await newsroom.RunAsync("files/route.txt"));
        }

        await newsroom.PublishAsync("notice.md", Notice);
        if (!filesFirst)
        {
            Assert.True((await newsroom.ReceiptAsync("notice.md"))!.NeedsReview);
            await UploadFilesAsync(newsroom);
            Assert.IsType<PublishResult.AttachmentPublished>(await newsroom.RunAsync("files/报名表.docx"));
            Assert.IsType<PublishResult.AttachmentPublished>(await newsroom.RunAsync("files/route.txt"));
        }

        var notice = (await newsroom.ArticleAsync("notice.md"))!;
        Assert.Equal(["报名表.docx", "route.txt"], notice.Article.Media.Attachments.Select(a => a.Name));
        Assert.False((await newsroom.ReceiptAsync("notice.md"))!.NeedsReview);
        Assert.Equal(1, notice.Number);
        foreach (var linked in notice.Article.Media.Attachments)
        {
            Assert.Contains($"<a href=\"{linked.Path}\">", notice.Article.Body.ToString(), StringComparison.Ordinal);
            Assert.True(await newsroom.IsServedAsync(linked));
        }

        Assert.True((await newsroom.ReceiptAsync("files/route.txt")) is { IsAttachment: true, State: ReceiptState.Published });
        Assert.NotEqual(true, (await newsroom.ArticleAsync("files/route.txt"))?.IsPublic);
        await AssertSoundAsync(newsroom);
    }

    [Theory]
    [InlineData("GazetteArticles")]
    [InlineData("GazetteTimeline")]
    [InlineData("GazetteUploads(")]
    [InlineData("GazetteRecentUploads")]
    public async Task A_link_that_comes_while_an_article_is_made_of_the_file_is_not_missed(string table)
    {
        for (var call = 0; ; call++)
        {
            await using var newsroom = await Newsroom.OpenAsync(azurite);
            await newsroom.UploadAsync("files/route.txt", Route);
            await newsroom.UploadAsync("notice.md", Notice);
            var (calls, seen) = (new CallFilter(), 0);
            // Right before the file's run changes a row there, the notice's whole run goes by.
            calls.FailsBefore = request =>
            {
                if (request.Method != RequestMethod.Get && request.Uri.ToUri().AbsolutePath.Contains(table, StringComparison.Ordinal) && seen++ == call)
                    Task.Run(() => newsroom.RunAsync("notice.md")).GetAwaiter().GetResult();
                return false;
            };
            var tables = new TableClientOptions();
            tables.AddPolicy(calls, HttpPipelinePosition.PerCall);
            var host = newsroom.AddHost(more: services => services.AddSingleton(newsroom.OpenAccount(tables)));
            await host.GetRequiredService<PublishPipeline>().RunAsync("files/route.txt", Cancellation);
            if (seen <= call)
                break;
            Assert.True(await newsroom.ReceiptAsync("files/route.txt") is { IsAttachment: true, State: ReceiptState.Published }, $"Before call {call}.");
            Assert.NotEqual(true, (await newsroom.ArticleAsync("files/route.txt"))?.IsPublic);
            Assert.Equal(["route.txt"], (await newsroom.ArticleAsync("notice.md"))!.Article.Media.Attachments.Select(a => a.Name));
            await AssertSoundAsync(newsroom);
        }
    }

    [Fact]
    public async Task A_download_is_the_very_file()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var notice = await PublishAllAsync(newsroom);
        var linked = notice.Article.Media.Attachments[0];
        var download = Assert.IsType<Response.Download>(await newsroom.DownloadAsync(linked.Attachment.Hash, linked.Name));
        using var bytes = new MemoryStream();
        await using (download.Content)
            await download.Content.CopyToAsync(bytes, Cancellation);
        Assert.Equal(Form, bytes.ToArray());
        Assert.Equal(linked.Attachment.ContentType, download.ContentType);
    }

    [Fact]
    public async Task Nobody_gets_it_under_another_name_or_without_a_public_article()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var linked = (await PublishAllAsync(newsroom)).Article.Media.Attachments[0];
        foreach (var name in new[] { "winner.docx", "报名表.exe", "报名表.docx ", "" })
            Assert.IsType<Response.Failed>(await newsroom.DownloadAsync(linked.Attachment.Hash, name));
        await newsroom.Host.GetRequiredService<Withdrawals>().WithdrawAsync(ArticleId.FromBlobName("notice.md"), "wrong", purge: false, Cancellation);
        Assert.False(await newsroom.IsServedAsync(linked));
        Assert.Equal(ReceiptState.Published, (await newsroom.ReceiptAsync("files/报名表.docx"))!.State);
        await newsroom.Pipeline.ReplayAsync("notice.md", Cancellation);
        Assert.True(await newsroom.IsServedAsync(linked));
        await AssertSoundAsync(newsroom);
    }

    [Fact]
    public async Task A_file_that_is_replaced_or_deleted_changes_the_notice()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var before = (await PublishAllAsync(newsroom)).Article.Media.Attachments[0];
        await newsroom.UploadAsync("files/报名表.docx", [.. Form, 1]);
        await newsroom.RunAsync("files/报名表.docx");
        var after = (await newsroom.ArticleAsync("notice.md"))!.Article.Media.Attachments[0];
        Assert.NotEqual(before.Attachment.Hash, after.Attachment.Hash);
        Assert.Equal((false, true), (await newsroom.IsServedAsync(before), await newsroom.IsServedAsync(after)));

        await newsroom.Account.Uploads.DeleteBlobAsync("files/报名表.docx", cancellationToken: Cancellation);
        await newsroom.RunAsync("files/报名表.docx");
        var bare = (await newsroom.ArticleAsync("notice.md"))!;
        Assert.Equal(["route.txt"], bare.Article.Media.Attachments.Select(a => a.Name));
        Assert.True(bare.Article.NeedsReview);
        Assert.False(await newsroom.IsServedAsync(after));
        Assert.Equal(ReceiptState.Withdrawn, (await newsroom.ReceiptAsync("files/报名表.docx"))!.State);
        await AssertSoundAsync(newsroom);
    }

    [Fact]
    public async Task A_text_that_is_linked_no_longer_becomes_an_article_only_when_somebody_asks_for_it()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var linked = (await PublishAllAsync(newsroom)).Article.Media.Attachments[1];
        await newsroom.PublishAsync("notice.md", Notice.Replace("附件：[2. 路线说明](files/route.txt)", "", StringComparison.Ordinal));
        await newsroom.RunAsync("files/route.txt");
        Assert.False(await newsroom.IsServedAsync(linked));
        Assert.NotEqual(true, (await newsroom.ArticleAsync("files/route.txt"))?.IsPublic);

        await newsroom.Pipeline.ReplayAsync("files/route.txt", Cancellation);
        Assert.True((await newsroom.ArticleAsync("files/route.txt"))!.IsPublic);
        Assert.True((await newsroom.ReceiptAsync("files/route.txt")) is { IsAttachment: false, Attachment: null, State: ReceiptState.Published });
        await AssertSoundAsync(newsroom);
    }

    [Fact]
    public async Task An_article_that_comes_to_be_linked_is_withdrawn_and_its_readers_are_told()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        await newsroom.UploadAsync("files/route.txt", Route);
        await newsroom.RunAsync("files/route.txt");
        Assert.True((await newsroom.ArticleAsync("files/route.txt"))!.IsPublic);
        await newsroom.PublishAsync("notice.md", Notice);
        var stored = (await newsroom.ArticleAsync("files/route.txt"))!;
        Assert.Equal(RejectionReason.Attached, stored.Withdrawal!.Code);
        // Taking the rest of it out of storage leaves the attachment.
        await newsroom.Host.GetRequiredService<Withdrawals>().WithdrawAsync(stored.Article.Id, "no longer needed", purge: true, Cancellation);
        Assert.True(await newsroom.IsServedAsync((await newsroom.ArticleAsync("notice.md"))!.Article.Media.Attachments.Single()));
        await AssertSoundAsync(newsroom);
    }

    [Fact]
    public async Task What_somebody_has_withdrawn_is_given_to_nobody_by_a_link()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        await newsroom.UploadAsync("files/route.txt", Route);
        await newsroom.RunAsync("files/route.txt");
        await newsroom.Host.GetRequiredService<Withdrawals>().WithdrawAsync(ArticleId.FromBlobName("files/route.txt"), "It names people.", purge: false, Cancellation);
        await newsroom.PublishAsync("notice.md", Notice);
        Assert.Empty((await newsroom.ArticleAsync("notice.md"))!.Article.Media.Attachments);
        Assert.Equal(ReceiptState.Withdrawn, (await newsroom.ReceiptAsync("files/route.txt"))!.State);
        await AssertSoundAsync(newsroom);

        await newsroom.Pipeline.ReplayAsync("files/route.txt", Cancellation);
        Assert.Equal(["route.txt"], (await newsroom.ArticleAsync("notice.md"))!.Article.Media.Attachments.Select(a => a.Name));
    }

    [Theory]
    [InlineData("<!DOCTYPE html><script>alert(1)</script>", RejectionReason.NotAttachment)]
    [InlineData("", RejectionReason.Empty)]
    public async Task A_file_that_is_none_of_its_kind_is_refused_and_says_so(string content, string reason)
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        await newsroom.PublishAsync("notice.md", Notice);
        await newsroom.UploadAsync("files/报名表.docx", Encoding.UTF8.GetBytes(content));
        var rejected = Assert.IsType<PublishResult.Rejected>(await newsroom.RunAsync("files/报名表.docx"));
        Assert.Equal(reason, rejected.Rejection.Reason);
        Assert.Contains("报名表.docx", rejected.Rejection.Detail, StringComparison.Ordinal);
        Assert.Empty((await newsroom.ArticleAsync("notice.md"))!.Article.Media.Attachments);
        Assert.IsType<PublishResult.Unchanged>(await newsroom.RunAsync("files/报名表.docx"));
        await AssertSoundAsync(newsroom);
    }

    [Fact]
    public async Task The_same_file_is_stored_once_and_keeps_the_names_that_articles_give_it()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        await newsroom.UploadAsync("a.docx", Form);
        await newsroom.UploadAsync("b.docx", Form);
        await newsroom.PublishAsync("notice.md", Notice.Replace("files/报名表.docx", "a.docx", StringComparison.Ordinal).Replace("files/route.txt", "b.docx", StringComparison.Ordinal));
        await newsroom.RunAsync("a.docx");
        await newsroom.RunAsync("b.docx");
        var linked = (await newsroom.ArticleAsync("notice.md"))!.Article.Media.Attachments;
        Assert.Equal(["a.docx", "b.docx"], linked.Select(a => a.Name));
        Assert.Single(await newsroom.BlobsAsync());
        foreach (var file in linked)
            Assert.True(await newsroom.IsServedAsync(file));
    }

    [Fact]
    public async Task Its_receipt_says_where_it_is_and_who_links_it()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var notice = await PublishAllAsync(newsroom);
        var answer = await newsroom.Host.GetRequiredService<UploadEndpoint>().ReceiptAsync("files/报名表.docx", Cancellation);
        var json = Encoding.UTF8.GetString(Assert.IsType<Response.Found>(answer).Representation.Identity);
        var linked = notice.Article.Media.Attachments[0];
        Assert.Contains("\"kind\":\"attachment\"", json, StringComparison.Ordinal);
        Assert.Contains($"\"attachment\":{{\"url\":\"https://news.example{linked.Path}\",", json, StringComparison.Ordinal);
        Assert.Contains($"\"bytes\":{Form.Length},\"linkedFrom\":[\"https://news.example/articles/{notice.Article.Id}\"]", json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pdf_is_an_article_and_readers_get_the_file_beside_it()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var pdf = await File.ReadAllBytesAsync(Path.Combine(Seeds.FolderIn(RepositoryRoot.Find()), "公告", "植树", "线路图.pdf"), Cancellation);
        await newsroom.UploadAsync("maps/线路图.pdf", pdf);
        Assert.IsType<PublishResult.Published>(await newsroom.RunAsync("maps/线路图.pdf"));
        var stored = (await newsroom.ArticleAsync("maps/线路图.pdf"))!;
        Assert.Contains("东河滩苗圃北门", stored.Article.Text, StringComparison.Ordinal);
        var original = stored.Article.Media.Original!;
        Assert.Equal(("线路图.pdf", pdf.Length), (original.Name, original.Attachment.Bytes));
        Assert.True(await newsroom.IsServedAsync(original));
        Assert.Contains($"<p class=\"original\"><a href=\"{original.Path}\">", ArticlePage.Render(stored.Article, newsroom.Host.GetRequiredService<Site>()), StringComparison.Ordinal);
        await AssertSoundAsync(newsroom);

        await newsroom.Host.GetRequiredService<Withdrawals>().WithdrawAsync(stored.Article.Id, "wrong", purge: false, Cancellation);
        Assert.False(await newsroom.IsServedAsync(original));
    }

    private static async Task UploadFilesAsync(Newsroom newsroom)
    {
        await newsroom.UploadAsync("files/报名表.docx", Form);
        await newsroom.UploadAsync("files/route.txt", Route);
    }

    private static async Task<StoredArticle> PublishAllAsync(Newsroom newsroom)
    {
        await newsroom.PublishAsync("notice.md", Notice);
        await UploadFilesAsync(newsroom);
        await newsroom.RunAsync("files/报名表.docx");
        await newsroom.RunAsync("files/route.txt");
        return (await newsroom.ArticleAsync("notice.md"))!;
    }

    private static async Task AssertSoundAsync(Newsroom newsroom) =>
        Assert.DoesNotContain((await newsroom.Host.GetRequiredService<ConsistencyCheck>().RunAsync(Cancellation)).Findings, finding => !finding.IsPending);
}
