using System.Diagnostics;

namespace Gazette.Telemetry;

/// <summary>What a run did and how long each part took, for whoever listens. Nobody does unless a host asks for it; then nothing is made.</summary>
public static class Spans
{
    /// <summary>The name to listen to.</summary>
    public const string Source = "Gazette";

    /// <summary>Spans of the storage calls, by the libraries that make them.</summary>
    public const string StorageSources = "Azure.*";

    /// <summary>A run over an upload, from its event to its end; all others lie within one.</summary>
    public const string Upload = "upload";

    private const string StorageSwitch = "Azure.Experimental.EnableActivitySource";

    private static readonly ActivitySource Activities = new(Source);

    /// <summary>The libraries of storage make spans only when told so before they are used first.</summary>
    public static void IncludeStorage() => AppContext.SetSwitch(StorageSwitch, true);

    /// <param name="name">Of the upload: a file name, and the only thing in a span that somebody wrote.</param>
    /// <param name="cause">Why it runs.</param>
    /// <returns>Null when nobody listens.</returns>
    internal static Activity? StartUpload(string name, string cause)
    {
        var span = Activities.StartActivity(Upload, ActivityKind.Consumer);
        span?.SetTag("gazette.upload", name).SetTag("gazette.cause", cause);
        return span;
    }

    /// <summary>How it ended: an outcome, or a fault by its type. Messages may hold more than they should.</summary>
    internal static void End(Activity? span, string? outcome, Exception? fault = null)
    {
        if (fault is not null)
            span?.SetTag("error.type", fault.GetType().FullName).SetStatus(ActivityStatusCode.Error, fault.GetType().Name);
        else
            span?.SetTag("gazette.outcome", outcome);
    }

    internal static Activity? StartStage(string stage) => Activities.StartActivity(stage);
}
