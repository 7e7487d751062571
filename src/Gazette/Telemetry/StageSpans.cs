using System.Diagnostics;

namespace Gazette.Telemetry;

/// <summary>The spans of stages that come one after the other: each ends where the next begins.</summary>
internal sealed class StageSpans : IDisposable
{
    /// <summary>Of the way from bytes to article, in their order.</summary>
    public static readonly IReadOnlyList<string> Names =
        ["intake", "parse", "repair-text", "read", "pictures", "repair-blocks", "corrections", "attachments", "sanitize", "compose"];

    private Activity? current;

    /// <param name="stage">One of <see cref="Names"/>.</param>
    public void Begin(string stage)
    {
        current?.Dispose();
        current = Spans.StartStage(stage);
    }

    public void Dispose() => current?.Dispose();
}
