using System.Diagnostics.Metrics;
using System.Reflection;

namespace Gazette.Telemetry;

/// <summary>What is counted and timed, for whoever listens.</summary>
public static class Measurements
{
    /// <summary>The name to listen to.</summary>
    public const string Source = "Gazette";

    private static readonly Meter Meter = new(Source);

    private static readonly string Build = typeof(Measurements).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    private static readonly Counter<long> Uploads = Meter.CreateCounter<long>("gazette.uploads", "{run}", "Runs over uploads, by the state in which they ended, and why.");

    private static readonly Histogram<double> EditDuration = Meter.CreateHistogram<double>("gazette.edit.duration", "s", "From an upload's bytes to its article.");

    private static readonly Counter<long> Repairs = Meter.CreateCounter<long>("gazette.repairs", "{repair}", "Changes in published articles, by rule.");

    private static readonly Counter<long> Pages = Meter.CreateCounter<long>("gazette.pages", "{answer}", "Pages and files for readers, by kind and by where they came from.");

    private static readonly Histogram<double> Lag = Meter.CreateHistogram<double>("gazette.lag", "s", "From the upload of a file to its page.");

    private static readonly Counter<long> Differences = Meter.CreateCounter<long>("gazette.reconcile.differences", "{upload}", "What reconciliations found, by kind.");

    private static readonly Counter<long> Runs = Meter.CreateCounter<long>("gazette.reconcile.runs", "{run}", "Reconciliations that came to their end.");

    /// <summary>Version of the program: that of its build.</summary>
    public static string ProgramVersion => Build;

    /// <param name="reason">A code; null where there is nothing to explain.</param>
    internal static void UploadEnded(string state, string? reason)
    {
        if (Uploads.Enabled)
            Uploads.Add(1, new("state", state), new("reason", reason));
    }

    internal static void Edited(TimeSpan duration) => EditDuration.Record(duration.TotalSeconds);

    internal static void Repaired(string rule, int times)
    {
        if (Repairs.Enabled)
            Repairs.Add(times, new KeyValuePair<string, object?>("rule", rule));
    }

    /// <param name="variant">Its first word is the kind.</param>
    /// <param name="cache"><c>memory</c>, <c>storage</c>, or <c>unchecked</c> for what was in memory while storage did not answer.</param>
    internal static void PageServed(string variant, string cache)
    {
        if (!Pages.Enabled)
            return;
        var end = variant.IndexOf(' ', StringComparison.Ordinal);
        Pages.Add(1, new("kind", end < 0 ? variant : variant[..end]), new("cache", cache));
    }

    /// <summary>Clocks of two machines may differ: less than nothing is nothing.</summary>
    internal static void Published(TimeSpan lag) => Lag.Record(Math.Max(0, lag.TotalSeconds));

    internal static void Found(string kind, int uploads)
    {
        if (uploads > 0)
            Differences.Add(uploads, new KeyValuePair<string, object?>("kind", kind));
    }

    internal static void Reconciled(int rules) => Runs.Add(1, new("version", Build), new("rules", rules));
}
