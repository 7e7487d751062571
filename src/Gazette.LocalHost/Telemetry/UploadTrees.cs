using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Gazette.Telemetry;

namespace Gazette.LocalHost.Telemetry;

/// <summary>
/// Prints of each run over an upload what it did and how long each part took, as a tree, and what was measured meanwhile. It
/// listens to the whole process for as long as it lives.
/// </summary>
internal sealed class UploadTrees : IDisposable
{
    // Of each call of the libraries of storage one more, with the request that it makes.
    private const string HttpSource = "Azure.Core.Http";

    private readonly ConcurrentDictionary<ActivityTraceId, UploadTree> trees = new();
    private readonly ActivityListener spans;
    private readonly MeterListener measurements = new();
    private readonly TextWriter output;
    private readonly Lock turn = new();

    /// <summary>Before storage is used first: its libraries ask once whether they are listened to.</summary>
    public UploadTrees(TextWriter output)
    {
        this.output = output;
        Spans.IncludeStorage();
        spans = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Spans.Source || (source.Name.StartsWith("Azure.", StringComparison.Ordinal) && source.Name != HttpSource),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStarted = Started,
            ActivityStopped = Stopped,
        };
        ActivitySource.AddActivityListener(spans);
        measurements.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == Measurements.Source)
                listener.EnableMeasurementEvents(instrument);
        };
        measurements.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Measured(instrument, value, tags));
        measurements.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Measured(instrument, value, tags));
        measurements.Start();
    }

    public void Dispose()
    {
        spans.Dispose();
        measurements.Dispose();
    }

    private void Started(Activity span)
    {
        // An article that is made anew for a picture is a run within a run: it belongs to the first one's tree.
        if (span.OperationName == Spans.Upload && span.Source.Name == Spans.Source)
            trees.TryAdd(span.TraceId, new UploadTree(span));
    }

    private void Stopped(Activity span)
    {
        if (!trees.TryGetValue(span.TraceId, out var tree))
            return;
        if (tree.Root != span)
        {
            tree.Add(span);
            return;
        }

        trees.TryRemove(span.TraceId, out _);
        lock (turn)
        {
            foreach (var line in tree.Lines())
                output.WriteLine(line);
        }
    }

    // What is measured, is measured by the run that is at work here.
    private void Measured(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (Activity.Current is { } span && trees.TryGetValue(span.TraceId, out var tree))
            tree.Add(instrument, value, tags);
    }
}
