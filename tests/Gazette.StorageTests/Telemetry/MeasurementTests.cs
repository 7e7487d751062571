using Gazette.Reconciling;
using Gazette.Serving;
using Gazette.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Gazette.StorageTests.Telemetry;

/// <summary>What is counted of uploads, pages and reconciliations. Other tests run meanwhile: so it is at least this.</summary>
public sealed class MeasurementTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Uploads_pages_and_reconciliations_are_counted_by_what_became_of_them()
    {
        var exported = new List<MetricSnapshot>();
        using var provider = Sdk.CreateMeterProviderBuilder().AddMeter(Measurements.Source).AddInMemoryExporter(exported).Build();
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var id = (await newsroom.PublishAsync("a.txt", Editor.Text)).Article.Id;
        await newsroom.UploadAsync("b.txt", [.. new byte[64]]);
        await newsroom.RunAsync("b.txt");
        await newsroom.UploadAsync("c.txt", Editor.Text);
        await newsroom.Host.GetRequiredService<Reconciliation>().RunAsync(Cancellation);
        for (var time = 0; time < 2; time++)
            await newsroom.Host.GetRequiredService<ArticleEndpoint>().PageAsync(id, variant: null, Cancellation);

        provider.ForceFlush();

        AssertCounted(exported, "gazette.uploads", ("state", "published"));
        AssertCounted(exported, "gazette.uploads", ("state", "rejected"), ("reason", "not-text"));
        AssertCounted(exported, "gazette.repairs", ("rule", "page-furniture"));
        AssertCounted(exported, "gazette.pages", ("kind", "page"), ("cache", "storage"));
        AssertCounted(exported, "gazette.pages", ("kind", "page"), ("cache", "memory"));
        AssertCounted(exported, "gazette.reconcile.differences", ("kind", "missed"));
        AssertCounted(exported, "gazette.reconcile.runs", ("version", Measurements.ProgramVersion));
        AssertCounted(exported, "gazette.edit.duration");
        AssertCounted(exported, "gazette.lag");
    }

    private static void AssertCounted(List<MetricSnapshot> exported, string name, params (string Key, string Value)[] tags)
    {
        var found = exported.Where(m => m.Name == name).SelectMany(m => m.MetricPoints.Select(p => (Metric: m, Point: p))).Where(m => tags.All(wanted => Has(m.Point, wanted)));
        Assert.True(found.Any(m => m.Metric.MetricType == MetricType.Histogram ? m.Point.GetHistogramCount() > 0 : m.Point.GetSumLong() > 0), $"{name} {string.Join(' ', tags)}");
    }

    private static bool Has(MetricPoint point, (string Key, string Value) wanted)
    {
        foreach (var tag in point.Tags)
        {
            if (tag.Key == wanted.Key && tag.Value?.ToString() == wanted.Value)
                return true;
        }

        return false;
    }
}
