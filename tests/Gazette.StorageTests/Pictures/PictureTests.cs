using System.Text;
using Azure.Core;
using Azure.Data.Tables;
using Gazette.Articles;
using Gazette.Checking;
using Gazette.Publishing;
using Gazette.Serving;
using Gazette.Storage.Articles;
using Gazette.StorageTests.Faults;
using Gazette.Tests;
using Gazette.Uploads;
using Microsoft.Extensions.DependencyInjection;

namespace Gazette.StorageTests;

public sealed class PictureTests(AzuriteFixture azurite)
{
    private const string Page = """
        # The bridge is open again

        Published: 2026-03-02

        Since Monday morning the old bridge over the river carries buses and bicycles again, the city said, after two years of works.

        ![The bridge from the north](pictures/bridge.jpg)

        The works cost less than planned. Pedestrians had been able to cross all the time on a path of their own beside it.
        """;

    private static readonly byte[] Bridge = TestPicture.Photo(800, 400);
    private static readonly byte[] Tower = TestPicture.Photo(700, 500);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_picture_that_is_there_before_its_article_stands_in_it()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var hash = await newsroom.PublishPictureAsync("news/pictures/bridge.jpg", Bridge);
        var stored = await newsroom.PublishAsync("news/bridge.md", Page);

        var html = stored.Article.Body.ToString();
        Assert.Contains($"<figure><picture><source type=\"image/webp\" srcset=\"/media/{hash}/480.webp 480w, /media/{hash}/800.webp 800w\"", html, StringComparison.Ordinal);
        Assert.Contains($"<img src=\"/media/{hash}/800.jpg\" width=\"800\" height=\"400\" loading=\"lazy\" decoding=\"async\" alt=\"The bridge from the north\">", html, StringComparison.Ordinal);
        Assert.False(stored.Article.NeedsReview);
        Assert.Equal(Bridge.Length, (await newsroom.Account.Uploads.GetBlobClient("news/pictures/bridge.jpg").GetPropertiesAsync(cancellationToken: Cancellation)).Value.ContentLength);
    }

    [Fact]
    public async Task An_article_that_cannot_be_made_anew_keeps_a_picture_from_no_other()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var stored = new List<StoredArticle>();
        foreach (var name in new[] { "one.md", "two.md", "three.md" })
            stored.Add(await newsroom.PublishAsync(name, Page));
        var first = stored.MinBy(a => a.Article.Id, StringComparer.Ordinal)!.Article.Id;
        var row = (await newsroom.Account.Articles.GetEntityAsync<TableEntity>(first, ArticleRow.Current, cancellationToken: Cancellation)).Value;
        row.Remove("Timeline");
        await newsroom.Account.Articles.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, Cancellation);

        await newsroom.UploadAsync("pictures/bridge.jpg", Bridge);
        var fault = await Assert.ThrowsAsync<AggregateException>(() => newsroom.RunAsync("pictures/bridge.jpg"));
        Assert.Contains(first, Assert.Single(fault.InnerExceptions).Message, StringComparison.Ordinal);
        foreach (var article in stored.Select(a => a.Article).Where(a => a.Id != first))
            Assert.Contains("/media/", (await newsroom.ArticleAsync(article.Upload.Name))!.Article.Body.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_that_comes_later_completes_its_article_and_no_reader_is_told_of_a_new_version()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var before = await newsroom.PublishAsync("bridge.md", Page);
        Assert.Contains("<figure data-no-picture=\"\">The bridge from the north</figure>", before.Article.Body.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("from the north", before.Article.Text, StringComparison.Ordinal);
        var receipt = await newsroom.ReceiptAsync("bridge.md");
        Assert.True(receipt!.NeedsReview);
        Assert.Equal("pictures/bridge.jpg", receipt.Repairs.Single(r => r.Rule == "missing-picture").Samples[0].Before);

        var hash = await newsroom.PublishPictureAsync("pictures/bridge.jpg", Bridge);
        var after = (await newsroom.ArticleAsync("bridge.md"))!;
        Assert.Contains($"/media/{hash}/", after.Article.Body.ToString(), StringComparison.Ordinal);
        Assert.Equal((before.Number, before.Article.UpdatedAt, false), (after.Number, after.Article.UpdatedAt, after.Article.NeedsReview));
        Assert.False((await newsroom.ReceiptAsync("bridge.md"))!.NeedsReview);
    }

    [Theory]
    [InlineData("GazetteArticles")]
    [InlineData("GazetteWantedPictures")]
    [InlineData("GazetteUploads(")]
    public async Task A_picture_that_comes_while_its_article_is_made_is_not_missed(string table)
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        await newsroom.UploadAsync("bridge.md", Page);
        await newsroom.UploadAsync("pictures/bridge.jpg", Bridge);
        var (calls, seen) = (new CallFilter(), 0);
        // Right before the article's run first changes a row there, the picture's whole run goes by.
        calls.FailsBefore = request =>
        {
            if (request.Method != RequestMethod.Get && request.Uri.ToUri().AbsolutePath.Contains(table, StringComparison.Ordinal) && seen++ == 0)
                Task.Run(() => newsroom.RunAsync("pictures/bridge.jpg")).GetAwaiter().GetResult();
            return false;
        };
        var tables = new TableClientOptions();
        tables.AddPolicy(calls, HttpPipelinePosition.PerCall);
        var host = newsroom.AddHost(more: services => services.AddSingleton(newsroom.OpenAccount(tables)));
        await host.GetRequiredService<PublishPipeline>().RunAsync("bridge.md", Cancellation);
        var stored = (await newsroom.ArticleAsync("bridge.md"))!;
        Assert.True(seen > 0);
        Assert.Single(stored.Article.Media.Hashes);
        Assert.False((await newsroom.ReceiptAsync("bridge.md"))!.NeedsReview);
    }

    [Fact]
    public async Task A_picture_that_is_replaced_or_deleted_changes_its_articles()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var first = await newsroom.PublishPictureAsync("pictures/bridge.jpg", Bridge);
        await newsroom.PublishAsync("bridge.md", Page);
        await newsroom.PublishAsync("other.md", Page.Replace("bridge is", "tower is", StringComparison.Ordinal));
        Assert.Equal(200, await newsroom.StatusOfAsync(first, "800.webp"));

        var second = await newsroom.PublishPictureAsync("pictures/bridge.jpg", Tower);
        foreach (var name in new[] { "bridge.md", "other.md" })
            Assert.Contains($"/media/{second}/", (await newsroom.ArticleAsync(name))!.Article.Body.ToString(), StringComparison.Ordinal);
        Assert.Equal((404, 200), (await newsroom.StatusOfAsync(first, "800.webp"), await newsroom.StatusOfAsync(second, "700.webp")));

        await newsroom.Account.Uploads.DeleteBlobAsync("pictures/bridge.jpg", cancellationToken: Cancellation);
        await newsroom.RunAsync("pictures/bridge.jpg");
        var bare = (await newsroom.ArticleAsync("bridge.md"))!;
        Assert.True(bare.Article.NeedsReview);
        Assert.DoesNotContain("/media/", bare.Article.Body.ToString(), StringComparison.Ordinal);
        Assert.Equal(404, await newsroom.StatusOfAsync(second, "700.webp"));
        Assert.Equal(ReceiptState.Withdrawn, (await newsroom.ReceiptAsync("pictures/bridge.jpg"))!.State);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_article_whose_newer_upload_was_rejected_shows_nothing_that_was_taken_away(bool isReplaced)
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var hash = await newsroom.PublishPictureAsync("pictures/bridge.jpg", Bridge);
        var before = await newsroom.PublishAsync("bridge.md", Page);
        await newsroom.UploadAsync("bridge.md", " ");
        await newsroom.RunAsync("bridge.md");
        if (isReplaced)
            await newsroom.UploadAsync("pictures/bridge.jpg", Tower);
        else
            await newsroom.Account.Uploads.DeleteBlobAsync("pictures/bridge.jpg", cancellationToken: Cancellation);
        await newsroom.RunAsync("pictures/bridge.jpg");

        var after = (await newsroom.ArticleAsync("bridge.md"))!;
        Assert.True(after.IsPublic);
        Assert.Equal((before.Number, before.Article.Text), (after.Number, after.Article.Text));
        Assert.DoesNotContain(hash, after.Article.Body.ToString(), StringComparison.Ordinal);
        Assert.Equal(404, await newsroom.StatusOfAsync(hash, "800.webp"));
        Assert.NotNull(await newsroom.Host.GetRequiredService<ArticleStore>().FindEditsAsync(after.Article.Id, Cancellation));
        Assert.DoesNotContain((await newsroom.Host.GetRequiredService<ConsistencyCheck>().RunAsync(Cancellation)).Findings, finding => !finding.IsPending);
    }

    [Fact]
    public async Task A_picture_of_very_many_articles_gets_to_all_of_them_in_several_runs()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        foreach (var name in new[] { "one.md", "two.md", "three.md" })
            await newsroom.PublishAsync(name, Page);
        await newsroom.UploadAsync("pictures/bridge.jpg", Bridge);
        var host = newsroom.AddHost(more: services => services.Configure<GazetteOptions>(o => o.LongestRefresh = TimeSpan.Zero));
        await host.GetRequiredService<PublishPipeline>().RunAsync("pictures/bridge.jpg", Cancellation);
        Assert.Equal(0, await ShownAsync());
        await Aftermath.SettleAsync(newsroom);
        Assert.Equal(3, await ShownAsync());

        async Task<int> ShownAsync()
        {
            var shown = 0;
            foreach (var name in new[] { "one.md", "two.md", "three.md" })
                shown += (await newsroom.ArticleAsync(name))!.Article.Media.Hashes.Count();
            return shown;
        }
    }

    [Fact]
    public async Task A_picture_is_stored_once_whatever_it_is_called()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var first = await newsroom.PublishPictureAsync("a.jpg", Bridge);
        var blobs = await newsroom.BlobsAsync();
        Assert.Equal(first, await newsroom.PublishPictureAsync("b/c.png", Bridge));
        Assert.Equal(blobs, await newsroom.BlobsAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_only_a_withdrawn_article_showed_is_out_of_reach_and_what_others_show_is_not(bool purge)
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var hash = await newsroom.PublishPictureAsync("pictures/bridge.jpg", Bridge);
        Assert.Equal(404, await newsroom.StatusOfAsync(hash, "800.webp"));
        await newsroom.PublishAsync("bridge.md", Page);
        await newsroom.PublishAsync("other.md", Page.Replace("bridge is", "tower is", StringComparison.Ordinal));
        var withdrawals = newsroom.Host.GetRequiredService<Withdrawals>();
        await withdrawals.WithdrawAsync(ArticleId.FromBlobName("bridge.md"), "wrong", purge, Cancellation);
        Assert.Equal(200, await newsroom.StatusOfAsync(hash, "800.webp"));
        await withdrawals.WithdrawAsync(ArticleId.FromBlobName("other.md"), "wrong", purge, Cancellation);
        Assert.Equal(404, await newsroom.StatusOfAsync(hash, "800.webp"));

        // Published again, it is there again.
        await newsroom.Pipeline.ReplayAsync("other.md", Cancellation);
        Assert.Equal(200, await newsroom.StatusOfAsync(hash, "800.webp"));
    }

    [Fact]
    public async Task A_bad_new_version_of_a_picture_leaves_the_good_one()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var hash = await newsroom.PublishPictureAsync("pictures/bridge.jpg", Bridge);
        await newsroom.PublishAsync("bridge.md", Page);
        await newsroom.UploadAsync("pictures/bridge.jpg", "no picture at all");
        var rejected = Assert.IsType<PublishResult.Rejected>(await newsroom.RunAsync("pictures/bridge.jpg"));
        Assert.Equal(RejectionReason.NotPicture, rejected.Rejection.Reason);
        Assert.Equal(200, await newsroom.StatusOfAsync(hash, "800.webp"));
        Assert.Contains(hash, (await newsroom.ArticleAsync("bridge.md"))!.Article.Body.ToString(), StringComparison.Ordinal);

        await newsroom.Account.Uploads.DeleteBlobAsync("pictures/bridge.jpg", cancellationToken: Cancellation);
        await newsroom.RunAsync("pictures/bridge.jpg");
        Assert.Equal(404, await newsroom.StatusOfAsync(hash, "800.webp"));
    }

    [Fact]
    public async Task Pictures_in_the_articles_own_file_are_published_with_it()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var text = Page.Replace("pictures/bridge.jpg", "data:image/png;base64," + Convert.ToBase64String(Bridge), StringComparison.Ordinal);
        var stored = await newsroom.PublishAsync("bridge.md", text);
        var hash = Assert.Single(stored.Article.Media.Hashes);
        Assert.Equal(200, await newsroom.StatusOfAsync(hash, "800.webp"));
        await newsroom.PublishAsync("bridge.md", Page);
        Assert.Equal(404, await newsroom.StatusOfAsync(hash, "800.webp"));
    }

    [Fact]
    public async Task Its_receipt_says_where_it_is_and_who_shows_it()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var hash = await newsroom.PublishPictureAsync("pictures/bridge.jpg", Bridge);
        var stored = await newsroom.PublishAsync("bridge.md", Page);
        var answer = await newsroom.Host.GetRequiredService<UploadEndpoint>().ReceiptAsync("pictures/bridge.jpg", Cancellation);
        var json = Encoding.UTF8.GetString(Assert.IsType<Response.Found>(answer).Representation.Identity);
        Assert.Contains("\"kind\":\"picture\"", json, StringComparison.Ordinal);
        Assert.Contains($"\"picture\":{{\"url\":\"https://news.example/media/{hash}/800.jpg\",\"width\":800,\"height\":400,\"shownIn\":[\"https://news.example/articles/{stored.Article.Id}\"]}}", json, StringComparison.Ordinal);
    }
}
