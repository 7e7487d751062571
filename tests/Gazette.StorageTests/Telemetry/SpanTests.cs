using System.Diagnostics;
using Gazette.Telemetry;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace Gazette.StorageTests.Telemetry;

/// <summary>What an exporter gets of one upload.</summary>
public sealed class SpanTests(AzuriteFixture azurite)
{
    private static readonly string[] Stages =
        ["intake", "parse", "repair-text", "read", "pictures", "repair-blocks", "corrections", "attachments", "sanitize", "compose"];

    [Fact]
    public async Task From_event_to_stored_article_is_one_trace_with_a_span_for_each_stage_and_the_storage_calls_below()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var name = $"news/{Guid.NewGuid():N}.txt";
        await newsroom.UploadAsync(name, Editor.Text);

        var spans = await SpansOfAsync(name, () => newsroom.RunAsync(name));

        var root = Assert.Single(spans, s => s.OperationName == Spans.Upload);
        Assert.Null(root.Parent);
        Assert.Equal(("Event", "Published"), (root.GetTagItem("gazette.cause"), root.GetTagItem("gazette.outcome")));
        var stages = spans.Where(s => s.Source.Name == Spans.Source && s != root).OrderBy(s => s.StartTimeUtc).ToList();
        Assert.Equal(Stages, stages.Select(s => s.OperationName));
        Assert.All(stages, s => Assert.Equal(root.SpanId, s.ParentSpanId));
        Assert.All(stages.Zip(stages.Skip(1)), pair => Assert.True(pair.First.StartTimeUtc + pair.First.Duration <= pair.Second.StartTimeUtc + TimeSpan.FromMilliseconds(1)));
        var storage = spans.Where(s => s.Source.Name.StartsWith("Azure.", StringComparison.Ordinal)).ToList();
        Assert.Contains(storage, s => s.Source.Name.StartsWith("Azure.Storage.Blobs", StringComparison.Ordinal));
        Assert.Contains(storage, s => s.Source.Name.StartsWith("Azure.Data.Tables", StringComparison.Ordinal));
        Assert.All(storage, s => Assert.Contains(spans, parent => parent.SpanId == s.ParentSpanId));
    }

    [Fact]
    public async Task Holds_the_files_name_and_nothing_of_what_it_says()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var name = $"{Guid.NewGuid():N}.txt";
        await newsroom.UploadAsync(name, Editor.Text);

        var spans = await SpansOfAsync(name, () => newsroom.RunAsync(name));

        var said = spans.SelectMany(s => s.TagObjects.Select(t => t.Value?.ToString() ?? "").Append(s.DisplayName).Append(s.StatusDescription ?? "")).ToList();
        Assert.Contains(name, said);
        Assert.All(Editor.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.DoesNotContain(said, s => s.Contains(line, StringComparison.Ordinal)));
        Assert.All(["李明", "江城日报"], words => Assert.DoesNotContain(said, s => s.Contains(words, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_rejected_upload_ends_where_it_was_rejected()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var name = $"{Guid.NewGuid():N}.txt";
        await newsroom.UploadAsync(name, [.. new byte[64]]);

        var spans = await SpansOfAsync(name, () => newsroom.RunAsync(name));

        Assert.Equal("Rejected", Assert.Single(spans, s => s.OperationName == Spans.Upload).GetTagItem("gazette.outcome"));
        Assert.Equal(["intake"], spans.Where(s => Stages.Contains(s.OperationName)).Select(s => s.OperationName));
    }

    private static async Task<List<Activity>> SpansOfAsync(string name, Func<Task> run)
    {
        var exported = new List<Activity>();
        using (Sdk.CreateTracerProviderBuilder().AddSource(Spans.Source, Spans.StorageSources).AddInMemoryExporter(exported).Build())
            await run();
        // Other tests run meanwhile, and the exporter gets theirs too.
        List<Activity> all;
        lock (exported)
            all = [.. exported];
        var trace = Assert.Single(all, s => Equals(s.GetTagItem("gazette.upload"), name)).TraceId;
        return [.. all.Where(s => s.TraceId == trace)];
    }
}
