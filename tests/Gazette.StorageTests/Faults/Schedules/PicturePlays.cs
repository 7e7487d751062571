using Gazette.Media;
using Gazette.Publishing;
using Gazette.Tests;
using Microsoft.Extensions.DependencyInjection;

namespace Gazette.StorageTests.Faults.Schedules;

/// <summary>An article that waits for two pictures, and runs over both of them at once.</summary>
internal static class PicturePlays
{
    private const string Page = """
        # The bridge is open again

        Published: 2026-03-02

        Since Monday morning the old bridge over the river carries buses and bicycles again, the city said, after two years of works.

        ![The bridge from the north](1.jpg)

        ![The bridge from the south](2.jpg)

        The works cost less than planned. Pedestrians had been able to cross all the time on a path of their own beside it.
        """;

    public static readonly IReadOnlyList<Play> All =
    [
        Of("both-good", second: TestPicture.Photo(62, 40), (newsroom, host, folder) => RunAsync(host, $"{folder}/2.jpg")),
        Of("one-bad", second: "no picture at all"u8.ToArray(), (newsroom, host, folder) => RunAsync(host, $"{folder}/2.jpg"), isPicture: false),
        Of("one-deleted", second: TestPicture.Photo(62, 40), DeleteAndRunAsync),
    ];

    private static readonly byte[] First = TestPicture.Photo(61, 40);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Play Of(string name, byte[] second, Func<Newsroom, IServiceProvider, string, Task> runSecond, bool isPicture = true) => new(
        name,
        async (newsroom, folder) =>
        {
            await newsroom.PublishAsync($"{folder}/bridge.md", Page);
            await newsroom.UploadAsync($"{folder}/1.jpg", First);
            await newsroom.UploadAsync($"{folder}/2.jpg", second);
        },
        (newsroom, host, folder) => RunAsync(host, $"{folder}/1.jpg"),
        runSecond)
    {
        AssertRightAsync = async (newsroom, folder) =>
        {
            // A host that died early has deleted nothing.
            var showsSecond = isPicture && await newsroom.Account.Uploads.GetBlobClient($"{folder}/2.jpg").ExistsAsync(Cancellation);
            string[] expected = showsSecond ? [PictureEngine.HashOf(First), PictureEngine.HashOf(second)] : [PictureEngine.HashOf(First)];
            var shown = (await newsroom.ArticleAsync($"{folder}/bridge.md"))!.Article.Media.Hashes;
            Assert.True(expected.ToHashSet().SetEquals(shown), $"{folder}: {shown.Count()} pictures");
        },
    };

    private static async Task RunAsync(IServiceProvider host, string name) =>
        await host.GetRequiredService<PublishPipeline>().RunAsync(name, Cancellation);

    private static async Task DeleteAndRunAsync(Newsroom newsroom, IServiceProvider host, string folder)
    {
        await RunAsync(host, $"{folder}/2.jpg");
        await newsroom.Account.Uploads.DeleteBlobIfExistsAsync($"{folder}/2.jpg", cancellationToken: Cancellation);
        await RunAsync(host, $"{folder}/2.jpg");
    }
}
