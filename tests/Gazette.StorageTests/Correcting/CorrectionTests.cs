using System.Text.Json;
using Gazette.Publishing;
using Gazette.Reconciling;
using Gazette.Serving;
using Gazette.Uploads;
using Microsoft.Extensions.DependencyInjection;

namespace Gazette.StorageTests;

/// <summary>What editors correct is a version, and stands for every later one.</summary>
public sealed class CorrectionTests(AzuriteFixture azurite)
{
    private const string Title = "四路公交车下月起改走滨河路";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("title", Title, Title)]
    [InlineData("standfirst", " 沿线站牌本周更换 ", "沿线站牌本周更换")]
    [InlineData("publishedAt", "2024-05-07 08:00", "2024-05-07T08:00:00+08:00")]
    [InlineData("publishedAt", null, null)]
    [InlineData("source", "江城晚报", "江城晚报")]
    [InlineData("source", null, null)]
    [InlineData("author", "王芳", "王芳")]
    [InlineData("author", "", null)]
    [InlineData("column", "通知/交通", "通知/交通")]
    public async Task A_corrected_field_is_a_version_and_the_one_before_stays(string field, string? value, string? shown)
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var editor = new Editor(newsroom.Host);
        var first = await newsroom.PublishAsync("a.txt", Editor.Text);
        var id = first.Article.Id;

        var answer = await editor.CorrectedAsync(id, JsonSerializer.Serialize(new Dictionary<string, string?> { [field] = value }));

        Assert.Equal((shown, 2), (answer.GetProperty(field).GetString(), answer.GetProperty("version").GetInt32()));
        var second = (await newsroom.ArticleAsync("a.txt"))!;
        Assert.True(second.Article.UpdatedAt > first.Article.UpdatedAt);
        Assert.Equal((first.Article.FirstPublishedAt, null, first.Article.Text), (second.Article.FirstPublishedAt, second.Article.TextChangedAt, second.Article.Text));
        Assert.Equal(first.Article, (await newsroom.Articles.FindVersionAsync(id, 1, Cancellation))!.Article with { Body = first.Article.Body, Repairs = first.Article.Repairs });
        var history = await newsroom.Articles.ReadHistoryAsync(id, Cancellation);
        Assert.Equal([(2, field), (1, "")], history.Select(v => (v.Number, string.Join(' ', v.Corrections))));
        var entry = Assert.Single((await newsroom.Timeline.ReadAsync(null, null, Cancellation)).Items);
        Assert.Equal((second.Article.Title, second.Article.Source, second.Article.PublishedAt), (entry.Title, entry.Source, entry.PublishedAt));
        var receipt = (await newsroom.ReceiptAsync("a.txt"))!;
        Assert.Equal((ReceiptState.Published, 0), (receipt.State, receipt.StaleCorrections.Count));
        Assert.Empty(await newsroom.Receipts.ReadUnfinishedAsync(Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task The_answer_carries_the_new_state_and_its_tag()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var editor = new Editor(newsroom.Host);
        var id = (await newsroom.PublishAsync("a.txt", Editor.Text)).Article.Id;
        var before = await editor.TagAsync(id);

        var found = Assert.IsType<Response.Found>(await editor.CorrectAsync(id, $$"""{"title":"{{Title}}"}"""));

        Assert.NotEqual(before, found.Representation.Tag);
        Assert.True(found.Representation.HasStateTag);
        var read = Assert.IsType<Response.Found>(await newsroom.Host.GetRequiredService<ArticleEndpoint>().JsonAsync(id, variant: null, Cancellation));
        Assert.Equal(read.Representation.Tag, found.Representation.Tag);
        Assert.Equal(read.Representation.Identity, found.Representation.Identity);
    }

    [Fact]
    public async Task What_the_machine_had_read_takes_a_correction_back()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var editor = new Editor(newsroom.Host);
        var first = (await newsroom.PublishAsync("a.txt", Editor.Text)).Article;
        await editor.CorrectedAsync(first.Id, $$"""{"title":"{{Title}}","source":null,"publishedAt":"2024-05-07"}""");

        var replaced = (await editor.EditsAsync(first.Id)).Replaced;
        Assert.Equal((first.Title, "江城日报", "2024-05-06T09:30:00+08:00"), (replaced["title"], replaced["source"], replaced["publishedAt"]));
        await editor.CorrectedAsync(first.Id, JsonSerializer.Serialize(replaced));

        var after = (await newsroom.ArticleAsync("a.txt"))!;
        Assert.True(after.Corrections.IsEmpty);
        Assert.Equal((3, first.Title, first.Source, first.PublishedAt), (after.Number, after.Article.Title, after.Article.Source, after.Article.PublishedAt));
    }

    [Fact]
    public async Task An_edit_is_undone_and_done_again()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var editor = new Editor(newsroom.Host);
        var first = (await newsroom.PublishAsync("a.txt", Editor.Text)).Article;
        var number = await editor.RemovalAsync(first.Id, "打印本页");
        Assert.DoesNotContain("打印本页", first.Text, StringComparison.Ordinal);

        var undone = await editor.CorrectedAsync(first.Id, $$"""{"undo":[{{number}}]}""");
        Assert.Contains("打印本页", undone.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(undone.GetProperty("updatedAt").GetString(), undone.GetProperty("textChangedAt").GetString());
        Assert.Equal([number], (await editor.EditsAsync(first.Id)).Undone.Select(u => u.Number));
        Assert.Equal(2, (await Newsroom.RowsAsync(newsroom.Account.Articles)).Count);

        // Another correction leaves it undone.
        await editor.CorrectedAsync(first.Id, $$"""{"title":"{{Title}}"}""");
        Assert.Contains("打印本页", (await newsroom.ArticleAsync("a.txt"))!.Article.Text, StringComparison.Ordinal);

        var again = await editor.CorrectedAsync(first.Id, """{"undo":[]}""");
        Assert.Equal((first.Text, 4), (again.GetProperty("text").GetString(), again.GetProperty("version").GetInt32()));
        Assert.Empty((await newsroom.ArticleAsync("a.txt"))!.Corrections.Undone);
        Assert.Single(await Newsroom.RowsAsync(newsroom.Account.Texts));
    }

    [Fact]
    public async Task The_same_correction_again_changes_nothing()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var editor = new Editor(newsroom.Host);
        var id = (await newsroom.PublishAsync("a.txt", Editor.Doubtful)).Article.Id;
        var json = $$"""{"title":"{{Title}}","author":null,"undo":[{{await editor.RemovalAsync(id, "打印本页")}}],"accept":true}""";
        await editor.CorrectedAsync(id, json);
        var (row, receipt) = ((await newsroom.ArticleAsync("a.txt"))!, await newsroom.Receipts.FindAsync("a.txt", Cancellation));

        var answer = await editor.CorrectedAsync(id, json);
        await editor.CorrectedAsync(id, "{}");

        Assert.Equal(2, answer.GetProperty("version").GetInt32());
        Assert.Equal(row.RowETag, (await newsroom.ArticleAsync("a.txt"))!.RowETag);
        Assert.Equal(receipt!.RowETag, (await newsroom.Receipts.FindAsync("a.txt", Cancellation))!.RowETag);
    }

    [Fact]
    public async Task Accepted_doubts_leave_the_review_list_and_readers_see_no_new_version()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var editor = new Editor(newsroom.Host);
        var first = (await newsroom.PublishAsync("a.txt", Editor.Doubtful)).Article;
        Assert.Equal(["a.txt"], await ToReviewAsync(newsroom));

        Assert.True((await editor.RepairsAsync(first.Id)).GetProperty("needsReview").GetBoolean());
        await editor.CorrectedAsync(first.Id, """{"accept":true}""");

        Assert.False((await editor.RepairsAsync(first.Id)).GetProperty("needsReview").GetBoolean());

        Assert.False((await newsroom.ReceiptAsync("a.txt"))!.NeedsReview);
        Assert.Empty(await ToReviewAsync(newsroom));
        var accepted = (await newsroom.ArticleAsync("a.txt"))!;
        Assert.Equal((1, first.UpdatedAt), (accepted.Number, accepted.Article.UpdatedAt));
        Assert.Equal(accepted.Article.Text, (await newsroom.Articles.FindEditsAsync(accepted, Cancellation))!.Apply());

        // A new version of the file has doubts of its own.
        await newsroom.PublishAsync("a.txt", Editor.Doubtful + "末班车推迟半小时。");
        Assert.Equal(["a.txt"], await ToReviewAsync(newsroom));
        Assert.Equal("accept", Assert.Single((await newsroom.ReceiptAsync("a.txt"))!.StaleCorrections).Correction);
        await editor.CorrectedAsync(first.Id, """{"accept":true}""");
        Assert.Empty(await ToReviewAsync(newsroom));
        Assert.Empty((await newsroom.ReceiptAsync("a.txt"))!.StaleCorrections);

        await editor.CorrectedAsync(first.Id, """{"accept":false}""");
        Assert.Equal(["a.txt"], await ToReviewAsync(newsroom));
    }

    [Fact]
    public async Task Accepting_what_nobody_doubts_changes_nothing()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var first = await newsroom.PublishAsync("a.txt", Editor.Text);
        await new Editor(newsroom.Host).CorrectedAsync(first.Article.Id, """{"accept":true}""");
        Assert.Equal(first.RowETag, (await newsroom.ArticleAsync("a.txt"))!.RowETag);
    }

    [Fact]
    public async Task Corrections_outlive_a_rebuild_by_newer_rules()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var editor = new Editor(newsroom.Host);
        var id = (await newsroom.PublishAsync("a.txt", Editor.Doubtful)).Article.Id;
        await editor.CorrectedAsync(id, $$"""{"title":"{{Title}}","undo":[{{await editor.RemovalAsync(id, "打印本页")}}],"accept":true}""");
        var before = (await newsroom.ArticleAsync("a.txt"))!;
        var later = newsroom.AddHost(more: services => services.AddSingleton(new PipelineVersion(PublishPipeline.Version + 1)));

        Assert.Equal(1, (await later.GetRequiredService<Reconciliation>().RunAsync(Cancellation)).Rebuilt);

        var after = (await newsroom.ArticleAsync("a.txt"))!;
        Assert.Equal((PublishPipeline.Version + 1, 2, before.Article.UpdatedAt), (after.Pipeline, after.Number, after.Article.UpdatedAt));
        Assert.Equal((Title, before.Article.Text, false), (after.Article.Title, after.Article.Text, after.Article.NeedsReview));
        Assert.Equal(before.Corrections, after.Corrections);
    }

    [Fact]
    public async Task Corrections_of_an_article_by_older_rules_wait_for_the_newer_ones()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var id = (await newsroom.PublishAsync("a.txt", Editor.Text)).Article.Id;
        var later = new Editor(newsroom.AddHost(more: services => services.AddSingleton(new PipelineVersion(PublishPipeline.Version + 1))));
        var tag = await later.TagAsync(id);

        // The editor has seen numbers and readings of the older rules.
        Assert.Equal(412, Assert.IsType<Response.Failed>(await later.PatchAsync(id, $$"""{"title":"{{Title}}"}""", $"\"{tag}\"")).Status);

        await later.CorrectedAsync(id, $$"""{"title":"{{Title}}"}""");
        var after = (await newsroom.ArticleAsync("a.txt"))!;
        Assert.Equal((Title, 2, PublishPipeline.Version + 1), (after.Article.Title, after.Number, after.Pipeline));
    }

    [Fact]
    public async Task A_new_version_of_the_file_keeps_what_fits_it_and_the_receipt_tells_the_rest()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var editor = new Editor(newsroom.Host);
        var id = (await newsroom.PublishAsync("a.txt", Editor.Text)).Article.Id;
        await editor.CorrectedAsync(id, $$"""{"title":"{{Title}}","source":"江城晚报","undo":[{{await editor.RemovalAsync(id, "打印本页")}}]}""");

        var same = await newsroom.PublishAsync("a.txt", Editor.Text.Replace("本周内", "下周内", StringComparison.Ordinal));
        Assert.Equal((3, Title, "江城晚报"), (same.Number, same.Article.Title, same.Article.Source));
        Assert.Contains("打印本页", same.Article.Text, StringComparison.Ordinal);
        Assert.Contains("下周内", same.Article.Text, StringComparison.Ordinal);
        Assert.Empty((await newsroom.ReceiptAsync("a.txt"))!.StaleCorrections);

        var other = await newsroom.PublishAsync("a.txt", Editor.Text.Replace("江城日报", "江城时报", StringComparison.Ordinal).Replace("打印本页\n", "", StringComparison.Ordinal));
        Assert.Equal((Title, "江城时报"), (other.Article.Title, other.Article.Source));
        Assert.Equal(same.Corrections, other.Corrections);
        var stale = (await newsroom.ReceiptAsync("a.txt"))!.StaleCorrections;
        Assert.Equal(["source", "undo"], stale.Select(s => s.Correction).Order());
        Assert.Contains("江城时报", stale.Single(s => s.Correction == "source").Detail, StringComparison.Ordinal);
        var json = Editor.JsonOf(await newsroom.Host.GetRequiredService<UploadEndpoint>().ReceiptAsync("a.txt", Cancellation));
        Assert.Equal(stale.Select(s => s.Detail), json.GetProperty("staleCorrections").EnumerateArray().Select(s => s.GetProperty("detail").GetString()));

        // What is corrected is there again, and so is its correction.
        var again = await newsroom.PublishAsync("a.txt", Editor.Text);
        Assert.Equal((Title, "江城晚报"), (again.Article.Title, again.Article.Source));
        Assert.Contains("打印本页", again.Article.Text, StringComparison.Ordinal);
        Assert.Empty((await newsroom.ReceiptAsync("a.txt"))!.StaleCorrections);
    }

    [Fact]
    public async Task A_stale_correction_goes_when_the_editor_drops_it()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var editor = new Editor(newsroom.Host);
        var id = (await newsroom.PublishAsync("a.txt", Editor.Text)).Article.Id;
        await editor.CorrectedAsync(id, $$"""{"source":"江城晚报","undo":[{{await editor.RemovalAsync(id, "打印本页")}}]}""");
        await newsroom.PublishAsync("a.txt", Editor.Text.Replace("江城日报", "江城时报", StringComparison.Ordinal).Replace("打印本页\n", "", StringComparison.Ordinal));

        // Another correction leaves them.
        await editor.CorrectedAsync(id, $$"""{"title":"{{Title}}"}""");
        Assert.Equal(2, (await newsroom.ReceiptAsync("a.txt"))!.StaleCorrections.Count);

        await editor.CorrectedAsync(id, """{"source":"江城时报","undo":[]}""");
        Assert.Empty((await newsroom.ReceiptAsync("a.txt"))!.StaleCorrections);
        Assert.Equal(["title"], (await newsroom.ArticleAsync("a.txt"))!.Corrections.Names);
    }

    [Fact]
    public async Task A_rejected_version_and_a_withdrawal_keep_the_corrections()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var editor = new Editor(newsroom.Host);
        var id = (await newsroom.PublishAsync("a.txt", Editor.Text)).Article.Id;
        await editor.CorrectedAsync(id, $$"""{"title":"{{Title}}"}""");
        await newsroom.UploadAsync("a.txt", "");
        Assert.IsType<PublishResult.Rejected>(await newsroom.RunAsync("a.txt"));
        Assert.Equal((Title, 3), ((await newsroom.PublishAsync("a.txt", Editor.Text + "特此通知。")).Article.Title, (await newsroom.ArticleAsync("a.txt"))!.Number));

        await newsroom.Host.GetRequiredService<Withdrawals>().WithdrawAsync(id, "内容有误", purge: false, Cancellation);
        Assert.IsType<Response.Withdrawn>(await editor.PatchAsync(id, """{"title":"x"}""", "*"));
        await newsroom.Pipeline.ReplayAsync("a.txt", Cancellation);

        var restored = (await newsroom.ArticleAsync("a.txt"))!;
        Assert.Equal((true, Title, 3), (restored.IsPublic, restored.Article.Title, restored.Number));
    }

    [Fact]
    public async Task A_replay_of_a_corrected_article_makes_no_version()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var id = (await newsroom.PublishAsync("a.txt", Editor.Text)).Article.Id;
        await new Editor(newsroom.Host).CorrectedAsync(id, $$"""{"title":"{{Title}}"}""");
        var before = (await newsroom.ArticleAsync("a.txt"))!.RowETag;

        await newsroom.Pipeline.ReplayAsync("a.txt", Cancellation);
        await newsroom.UploadAsync("a.txt", Editor.Text);
        await newsroom.RunAsync("a.txt");

        Assert.Equal(before, (await newsroom.ArticleAsync("a.txt"))!.RowETag);
        // The file's bytes are those of the article, though it was uploaded since.
        await newsroom.UploadAsync("a.txt", Editor.Text);
        await new Editor(newsroom.Host).CorrectedAsync(id, """{"author":null}""");
        Assert.IsType<PublishResult.Unchanged>(await newsroom.RunAsync("a.txt"));
    }

    [Fact]
    public async Task A_purge_takes_the_corrections_with_it()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var editor = new Editor(newsroom.Host);
        var id = (await newsroom.PublishAsync("a.txt", Editor.Text)).Article.Id;
        await editor.CorrectedAsync(id, """{"source":"江城晚报"}""");
        await newsroom.PublishAsync("a.txt", Editor.Text.Replace("江城日报", "江城时报", StringComparison.Ordinal));
        Assert.Single((await newsroom.ReceiptAsync("a.txt"))!.StaleCorrections);

        await newsroom.Host.GetRequiredService<Withdrawals>().WithdrawAsync(id, "泄露隐私", purge: true, Cancellation);

        var row = Assert.Single(await Newsroom.RowsAsync(newsroom.Account.Articles));
        Assert.False(row.ContainsKey("Corrections"));
        Assert.Empty((await newsroom.ReceiptAsync("a.txt"))!.StaleCorrections);
        Assert.Equal("江城日报", (await newsroom.PublishAsync("a.txt", Editor.Text)).Article.Source);
    }

    [Fact]
    public async Task The_list_of_edits_says_what_is_corrected()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var editor = new Editor(newsroom.Host);
        var id = (await newsroom.PublishAsync("a.txt", Editor.Doubtful)).Article.Id;
        await editor.CorrectedAsync(id, $$"""{"source":null,"undo":[{{await editor.RemovalAsync(id, "打印本页")}}],"accept":true}""");

        var json = Editor.JsonOf(await newsroom.Host.GetRequiredService<EditListEndpoint>().EditsAsync(id, Cancellation)).GetProperty("corrections");

        Assert.Equal("江城日报", json.GetProperty("fields").GetProperty("source").GetProperty("machine").GetString());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("fields").GetProperty("source").GetProperty("value").ValueKind);
        Assert.Contains("打印本页", Assert.Single(json.GetProperty("undo").EnumerateArray()).GetProperty("before").GetString(), StringComparison.Ordinal);
        Assert.True(json.GetProperty("accept").GetBoolean());
    }

    private static async Task<List<string>> ToReviewAsync(Newsroom newsroom) =>
        [.. (await newsroom.Receipts.ReadRecentAsync(new ReceiptFilter(NeedsReview: true), null, Cancellation)).Items.Select(r => r.Name)];
}
