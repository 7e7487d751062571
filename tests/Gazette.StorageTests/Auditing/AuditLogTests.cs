using System.Text;
using System.Text.Json;
using Gazette.Reconciling;
using Gazette.Serving;
using Gazette.Serving.Auditing;
using Gazette.Storage.Auditing;
using Gazette.StorageTests.Faults;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Gazette.StorageTests.Auditing;

/// <summary>Who did what, as editors read it afterwards.</summary>
public sealed class AuditLogTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_replay_correction_acceptance_withdrawal_and_purge_is_a_row_the_newest_first()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var id = (await newsroom.PublishAsync("news/a.txt", Editor.Doubtful)).Article.Id;
        var editor = new Editor(newsroom.Host);
        await editor.CorrectedAsync(id, """{"author": "王帅", "source": null}""");
        await editor.CorrectedAsync(id, """{"accept": true}""");
        await ReplayAsync(newsroom.Host, "news/a.txt", Request());
        await WithdrawAsync(newsroom.Host, id, """{"reason": "日期有误"}""", Request());
        await WithdrawAsync(newsroom.Host, id, """{"reason": "涉及隐私", "purge": true}""", Request());

        var rows = await RowsAsync(newsroom.Host);
        Assert.Equal(["purge", "withdraw", "replay", "accept", "correct"], rows.Select(row => row.GetProperty("what").GetString()));
        Assert.All(rows, row => Assert.Equal(
            ("news/a.txt", id, true, "local"),
            (row.GetProperty("upload").GetString(), row.GetProperty("article").GetString(), row.GetProperty("done").GetBoolean(), row.GetProperty("who").GetString())));
        Assert.Equal(["涉及隐私", "日期有误", null, "accept", "source, author"], rows.Select(row => row.GetProperty("detail").GetString()));
        Assert.Equal([2, 2, 2, 2, 2], rows.Select(row => row.GetProperty("version").GetInt32()));
    }

    [Fact]
    public async Task What_was_refused_is_no_row()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var id = (await newsroom.PublishAsync("a.txt", Editor.Text)).Article.Id;
        var editor = new Editor(newsroom.Host);
        Assert.Equal(412, Assert.IsType<Response.Failed>(await editor.PatchAsync(id, """{"title": "x"}""", "\"other\"")).Status);
        Assert.Equal(400, Assert.IsType<Response.Failed>(await editor.CorrectAsync(id, """{"undo": [99999]}""")).Status);
        Assert.Equal(404, Assert.IsType<Response.Failed>(await WithdrawAsync(newsroom.Host, "no-such-article", """{"reason": "x"}""", Request())).Status);
        Assert.Equal(404, Assert.IsType<Response.Failed>(await ReplayAsync(newsroom.Host, "absent.txt", Request())).Status);
        Assert.Empty(await RowsAsync(newsroom.Host));
    }

    [Fact]
    public async Task A_host_that_dies_anywhere_withdraws_nothing_of_which_no_row_tells()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var host = newsroom.AddDyingHost();
        var ids = await DyingHosts.DieEverywhereAsync(
            async number => (await newsroom.PublishAsync($"{number:00}.txt", Editor.Text + number)).Article.Id,
            id => WithdrawAsync(host, id, """{"reason": "日期有误"}""", Request()));

        var rows = await RowsAsync(newsroom.Host);
        foreach (var id in ids)
        {
            var stored = await newsroom.Articles.FindAsync(id, Cancellation);
            var row = rows.Where(each => each.GetProperty("article").GetString() == id).ToList();
            Assert.True(stored!.IsPublic || row.Count == 1, $"{id} was withdrawn, and {row.Count} rows tell of it.");
            Assert.All(row, each => Assert.True(!each.GetProperty("done").GetBoolean() || !stored.IsPublic, $"{id} stands, and a row says that it was withdrawn."));
        }

        // The first died before all, the last has lived.
        Assert.Equal(ids.Count - 1, rows.Count);
        Assert.Contains(rows, row => !row.GetProperty("done").GetBoolean());
    }

    [Theory]
    [InlineData(null, "local")]
    [InlineData("editor@news.example", "local")]
    [InlineData("editor@news.example", "editor@news.example", true)]
    [InlineData("李 明\r\n2024 root withdraw", "李 明2024 root withdraw", true)]
    [InlineData("\u202Egnp.exe", "gnp.exe", true)]
    [InlineData("\u0001 \n", "unnamed", true)]
    public async Task A_name_is_believed_only_where_the_platform_vouches_for_it_and_stands_in_one_line(string? name, string who, bool isTrusted = false)
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var host = newsroom.AddHost(new() { ["Gazette:TrustClientPrincipal"] = isTrusted.ToString() });
        await newsroom.PublishAsync("a.txt", Editor.Text);
        await ReplayAsync(host, "a.txt", Request(name));
        Assert.Equal(who, Assert.Single(await RowsAsync(host)).GetProperty("who").GetString());
    }

    [Fact]
    public async Task A_key_is_named_and_never_kept_and_a_long_name_is_cut()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var host = newsroom.AddHost(new() { ["Gazette:TrustClientPrincipal"] = "true" });
        await newsroom.PublishAsync("a.txt", Editor.Text);
        var keyed = Request();
        keyed.Headers["x-functions-key"] = "s3cret-key";
        await ReplayAsync(host, "a.txt", keyed);
        var queried = Request();
        queried.QueryString = new QueryString("?code=s3cret-key");
        await ReplayAsync(host, "a.txt", queried);
        await ReplayAsync(host, "a.txt", Request(new string('名', 5_000)));

        Assert.Equal([Caller.MaxName, 3, 3], (await RowsAsync(host)).Select(row => row.GetProperty("who").GetString()!.Length));
        Assert.All(await Newsroom.RowsAsync(newsroom.Account.Log), row => Assert.DoesNotContain("s3cret", string.Join(" ", row.Select(column => column.Value)), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pages_lead_to_each_other_and_old_rows_go_with_the_reconciliation()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var old = At(newsroom, TimeSpan.FromDays(-401)).GetRequiredService<AuditLog>();
        var kept = At(newsroom, TimeSpan.FromDays(-399)).GetRequiredService<AuditLog>();
        foreach (var (log, count) in new[] { (old, 130), (kept, 60) })
        {
            for (var i = 0; i < count; i++)
                await log.EndAsync(await log.BeginAsync(new AuditEntry { At = default, Who = "key", What = AuditAction.Replay, Upload = $"{i}.txt" }, Cancellation), Cancellation);
        }

        var all = await RowsAsync(newsroom.Host);
        Assert.Equal(190, all.Count);
        Assert.Equal(all.OrderByDescending(row => row.GetProperty("when").GetDateTimeOffset()).Select(row => row.GetProperty("when").GetString()), all.Select(row => row.GetProperty("when").GetString()));

        await newsroom.Host.GetRequiredService<Reconciliation>().RunAsync(Cancellation);
        Assert.Equal(60, (await Newsroom.RowsAsync(newsroom.Account.Log)).Count);
        Assert.Equal(400, Assert.IsType<Response.Failed>(await newsroom.Host.GetRequiredService<LogEndpoint>().RecentAsync("wrong", Cancellation)).Status);
    }

    private static ServiceProvider At(Newsroom newsroom, TimeSpan by) => newsroom.AddHost(more: services => services.AddSingleton<TimeProvider>(new ClockAhead(by)));

    private static HttpRequest Request(string? name = null, string json = "")
    {
        var request = new DefaultHttpContext().Request;
        request.ContentType = "application/json";
        request.Body = new MemoryStream(Encoding.UTF8.GetBytes(json));
        if (name is not null)
            request.Headers["X-MS-CLIENT-PRINCIPAL-NAME"] = name;
        return request;
    }

    private static Task<Response> ReplayAsync(IServiceProvider host, string name, HttpRequest request) =>
        host.GetRequiredService<UploadEndpoint>().ReplayAsync(name, "replay", request, Cancellation);

    private static Task<Response> WithdrawAsync(IServiceProvider host, string id, string json, HttpRequest request)
    {
        request.Body = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return host.GetRequiredService<WithdrawalEndpoint>().WithdrawAsync(id, request, Cancellation);
    }

    /// <summary>Of all pages.</summary>
    private static async Task<List<JsonElement>> RowsAsync(IServiceProvider host)
    {
        var rows = new List<JsonElement>();
        for (string? after = null; ;)
        {
            var page = Editor.JsonOf(await host.GetRequiredService<LogEndpoint>().RecentAsync(after, Cancellation));
            rows.AddRange(page.GetProperty("items").EnumerateArray());
            if (page.GetProperty("next").GetString() is not { } next)
                return rows;
            after = Uri.UnescapeDataString(next.Split("after=")[1]);
        }
    }
}
