using System.Globalization;
using Gazette.Uploads;

namespace Gazette.StorageTests.Faults;

/// <summary>Uploads, overwrites and deletions, and what must have become of them in the end.</summary>
internal sealed class Workload(Newsroom newsroom)
{
    private readonly Dictionary<string, int> newest = new(StringComparer.Ordinal);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Every third upload comes in two versions, every eighth is deleted at last.</summary>
    /// <param name="happened">Called with the name after each of them.</param>
    public async Task RunAsync(int uploads, Func<string, Task> happened)
    {
        for (var i = 0; i < uploads; i++)
        {
            await UploadAsync(Name(i), version: 1, happened);
            if (i % 3 == 2)
                await UploadAsync(Name(i - 1), version: 2, happened);
            if (i % 8 == 7)
                await DeleteAsync(Name(i - 2), happened);
        }
    }

    public async Task UploadAsync(string name, int version, Func<string, Task> happened)
    {
        await newsroom.UploadAsync(name, Text(name, version));
        newest[name] = version;
        await happened(name);
    }

    /// <summary>The articles are exactly the uploads that are still there, with their newest text.</summary>
    public async Task AssertPublishedAsync()
    {
        foreach (var (name, version) in newest)
        {
            var stored = await newsroom.ArticleAsync(name);
            if (version == 0)
                Assert.False(stored is { IsPublic: true }, $"{name} was deleted");
            else
                Assert.True(stored is { IsPublic: true } && stored.Article.Text.Contains(Mark(name, version), StringComparison.Ordinal), $"{name}, version {version}: {stored?.Article.Text}");
            Assert.True(version == 0 || await newsroom.ReceiptAsync(name) is { State: ReceiptState.Published }, name);
        }

        Assert.Equal(newest.Values.Count(version => version > 0), (await newsroom.TimelineRowsAsync()).Count);
    }

    private async Task DeleteAsync(string name, Func<string, Task> happened)
    {
        await newsroom.Account.Uploads.DeleteBlobAsync(name, cancellationToken: Cancellation);
        newest[name] = 0;
        await happened(name);
    }

    private static string Name(int i) => string.Create(CultureInfo.InvariantCulture, $"通告/{i:000}.txt");

    private static string Mark(string name, int version) => $"{name}的第{version}版";

    private static string Text(string name, int version) => $"""
        {name}号通告
        发布时间：2024-0{version}-06

        各单位请遵照本通告执行，并在月底以前报告执行的情况，逾期不报的予以通报。
        本通告自发布之日起施行，这里写的是{Mark(name, version)}。
        """;
}
