using Gazette.Articles.Corrections;
using Gazette.Serving;
using Gazette.Storage.Articles;
using Gazette.Uploads;

namespace Gazette.StorageTests;

/// <summary>Who may correct what, and how those are told who may not.</summary>
public sealed class CorrectionRequestTests(AzuriteFixture azurite)
{
    private const string Order = """{"title":"四路公交车改道"}""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("\"TAG\"", 200)]
    [InlineData("\"TAG-br\"", 200)]
    [InlineData("\"TAG-gzip\"", 200)]
    [InlineData("\"other\", \"TAG\"", 200)]
    [InlineData("*", 200)]
    [InlineData(null, 428)]
    [InlineData(" ", 428)]
    [InlineData("TAG", 400)]
    [InlineData("\"other\"", 412)]
    [InlineData("W/\"TAG\"", 412)]
    [InlineData("\"TAG-deflate\"", 412)]
    [InlineData("\"*\"", 412)]
    [InlineData("\"TAG", 400)]
    public async Task If_Match_names_what_is_corrected(string? ifMatch, int status)
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var editor = new Editor(newsroom.Host);
        var first = await newsroom.PublishAsync("a.txt", Editor.Text);
        var tag = await editor.TagAsync(first.Article.Id);

        var response = await editor.PatchAsync(first.Article.Id, Order, ifMatch?.Replace("TAG", tag, StringComparison.Ordinal));

        Assert.Equal(status, (response as Response.Failed)?.Status ?? 200);
        Assert.Equal(status == 200 ? 2 : 1, (await newsroom.ArticleAsync("a.txt"))!.Number);
    }

    [Fact]
    public async Task Storage_decides_and_not_what_a_host_remembers()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var (editor, elsewhere) = (new Editor(newsroom.Host), new Editor(newsroom.AddHost()));
        var id = (await newsroom.PublishAsync("a.txt", Editor.Text)).Article.Id;
        var read = await elsewhere.TagAsync(id);
        Assert.Equal(read, await editor.TagAsync(id));
        await editor.CorrectedAsync(id, Order);

        // The other host would still show the version before.
        Assert.Equal(read, await elsewhere.TagAsync(id));
        Assert.Equal(412, Assert.IsType<Response.Failed>(await elsewhere.PatchAsync(id, """{"author":null}""", $"\"{read}\"")).Status);
        // It forgets what was old, and what is read again there can be corrected.
        await elsewhere.CorrectedAsync(id, """{"author":null}""");
        Assert.Equal(["title", "author"], (await newsroom.ArticleAsync("a.txt"))!.Corrections.Names);
    }

    [Theory]
    [InlineData("""{"title":null}""", "headline")]
    [InlineData("""{"title":"a\nb"}""", "line break")]
    [InlineData("""{"title":"\ud83d"}""", "$.title")]
    [InlineData("""{"title":7}""", "$.title")]
    [InlineData("""{"title":"a","title":"b"}""", "title")]
    [InlineData("""{"headline":"a"}""", "$.headline")]
    [InlineData("""{"publishedAt":"soon"}""", "soon")]
    [InlineData("""{"column":"a/b/c/d"}""", "4 levels")]
    [InlineData("""{"undo":null}""", "$.undo")]
    [InlineData("""{"undo":["1"]}""", "$.undo")]
    [InlineData("""{"undo":[99999]}""", "99999")]
    [InlineData("""{"accept":null}""", "$.accept")]
    [InlineData("[]", "not as expected")]
    [InlineData("", "no JSON object")]
    public async Task A_wrong_order_is_told_what_is_wrong_and_changes_nothing(string json, string word)
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var stored = await newsroom.PublishAsync("a.txt", Editor.Text);

        var response = Assert.IsType<Response.Failed>(await new Editor(newsroom.Host).CorrectAsync(stored.Article.Id, json));

        Assert.Equal(400, response.Status);
        Assert.Contains(word, response.Detail, StringComparison.Ordinal);
        Assert.Equal(stored.RowETag, (await newsroom.ArticleAsync("a.txt"))!.RowETag);
        Assert.Equal(ReceiptState.Published, (await newsroom.ReceiptAsync("a.txt"))!.State);
    }

    [Fact]
    public async Task Other_types_longer_bodies_and_other_ids_are_refused()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var editor = new Editor(newsroom.Host);
        var id = (await newsroom.PublishAsync("a.txt", Editor.Text)).Article.Id;
        foreach (var (response, status) in new[]
        {
            (await editor.PatchAsync(id, Order, "*", "text/plain"), 415),
            (await editor.PatchAsync(id, $$"""{"title":"{{new string('a', 70_000)}}"}""", "*"), 413),
            (await editor.PatchAsync("no-such-article", Order, "*"), 404),
            (await editor.PatchAsync("No/Id", Order, "*"), 400),
        })
            Assert.Equal(status, Assert.IsType<Response.Failed>(response).Status);
    }

    [Fact]
    public async Task A_deleted_file_can_not_be_corrected()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var editor = new Editor(newsroom.Host);
        var id = (await newsroom.PublishAsync("a.txt", Editor.Text)).Article.Id;
        await newsroom.Account.Uploads.DeleteBlobAsync("a.txt", cancellationToken: Cancellation);
        await AssertConflictAsync(newsroom, await editor.CorrectAsync(id, Order), "deleted");
    }

    [Fact]
    public async Task A_version_that_waits_comes_first()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var editor = new Editor(newsroom.Host);
        var id = (await newsroom.PublishAsync("a.txt", Editor.Text)).Article.Id;
        foreach (var changed in new[] { Editor.Text + "特此通知。", Editor.Text.Replace("四路", "五路", StringComparison.Ordinal) })
        {
            await newsroom.UploadAsync("a.txt", changed);
            await AssertConflictAsync(newsroom, await editor.CorrectAsync(id, Order), "not published yet");
        }

        await newsroom.RunAsync("a.txt");
        var answer = await editor.CorrectedAsync(id, Order);
        Assert.Contains("五路", answer.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rejected_version_has_to_be_replaced_first()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var editor = new Editor(newsroom.Host);
        var id = (await newsroom.PublishAsync("a.txt", Editor.Text)).Article.Id;
        await newsroom.UploadAsync("a.txt", "");
        await newsroom.RunAsync("a.txt");
        await AssertConflictAsync(newsroom, await editor.CorrectAsync(id, Order), "rejected", ReceiptState.Rejected);
    }

    [Fact]
    public async Task More_than_a_row_holds_is_refused()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var editor = new Editor(newsroom.Host);
        var stored = await newsroom.PublishAsync("a.txt", Editor.Text);
        var full = ArticleCorrections.None;
        // Signs that nothing compresses.
        var signs = new Random(5);
        while (ArticleRow.CorrectionsBytes(full) < ArticleRow.MaxCorrectionsBytes - 500)
            full = full with { Undone = [.. full.Undone, new Undo("x", "", "", Convert.ToHexString(Bytes(signs, 100)), "", "", 0, 1)] };
        var list = (await newsroom.Articles.FindEditsAsync(stored, Cancellation))!;
        Assert.NotNull(await newsroom.Articles.TrySaveAsync(stored with { Article = stored.Article with { Edits = list }, Corrections = full }, stored, Cancellation));

        var response = Assert.IsType<Response.Failed>(await editor.CorrectAsync(stored.Article.Id, $$"""{"standfirst":"{{Convert.ToBase64String(Bytes(signs, 700))}}"}"""));

        Assert.Equal(400, response.Status);
        Assert.Contains("65536 is the limit", response.Detail, StringComparison.Ordinal);
        Assert.Equal(full, (await newsroom.ArticleAsync("a.txt"))!.Corrections);
        await editor.CorrectedAsync(stored.Article.Id, Order);
    }

    private static byte[] Bytes(Random signs, int count)
    {
        var bytes = new byte[count];
        signs.NextBytes(bytes);
        return bytes;
    }

    private static async Task AssertConflictAsync(Newsroom newsroom, Response response, string word, ReceiptState state = ReceiptState.Published)
    {
        var failed = Assert.IsType<Response.Failed>(response);
        Assert.Equal(409, failed.Status);
        Assert.Contains(word, failed.Detail, StringComparison.Ordinal);
        Assert.Contains("\"a.txt\"", failed.Detail, StringComparison.Ordinal);
        Assert.Equal(1, (await newsroom.ArticleAsync("a.txt"))!.Number);
        Assert.Equal(state, (await newsroom.ReceiptAsync("a.txt"))!.State);
    }
}
