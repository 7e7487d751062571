using System.Text;
using Gazette.LocalHost.Telemetry;

namespace Gazette.StorageTests.Telemetry;

/// <summary>What <c>--telemetry</c> prints.</summary>
public sealed class UploadTreeTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_run_is_a_tree_of_its_stages_and_storage_calls_with_what_was_measured()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var name = $"news/{Guid.NewGuid():N}.txt";
        await newsroom.UploadAsync(name, Editor.Text);
        var printed = new StringBuilder();
        using (new UploadTrees(TextWriter.Synchronized(new StringWriter(printed))))
            await newsroom.RunAsync(name);

        // Other tests run meanwhile, and print theirs.
        var lines = printed.ToString().Split('\n').SkipWhile(l => !l.StartsWith($"  {name} (Published)", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(lines);
        var own = lines.Take(1).Concat(lines.Skip(1).TakeWhile(l => l.StartsWith("    ", StringComparison.Ordinal))).ToList();
        Assert.Matches(@"^  news/[0-9a-f]{32}\.txt \(Published\) +[0-9.]+ ms$", own[0].TrimEnd());
        foreach (var stage in new[] { "intake", "parse", "repair-text", "read", "sanitize" })
            Assert.Single(own, l => l.StartsWith($"    {stage} ", StringComparison.Ordinal) && l.TrimEnd().EndsWith(" ms", StringComparison.Ordinal));
        Assert.Contains(own, l => l.Contains("TableClient.", StringComparison.Ordinal));
        Assert.Contains(own, l => l.Trim() == "gazette.uploads 1 state=published");
        Assert.Contains(own, l => l.Trim().StartsWith("gazette.repairs ", StringComparison.Ordinal) && l.Contains("rule=page-furniture", StringComparison.Ordinal));
        Assert.DoesNotContain("四路公交车", printed.ToString(), StringComparison.Ordinal);
    }
}
