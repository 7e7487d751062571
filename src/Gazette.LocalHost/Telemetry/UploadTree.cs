using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using Gazette.LocalHost.Terminal;

namespace Gazette.LocalHost.Telemetry;

/// <summary>One run over an upload: its spans, and what was measured in it.</summary>
internal sealed class UploadTree(Activity root)
{
    private const int NameWidth = 44;

    private readonly ConcurrentQueue<Activity> spans = new();
    private readonly ConcurrentQueue<string> measured = new();

    /// <summary>The run itself.</summary>
    public Activity Root { get; } = root;

    public void Add(Activity span) => spans.Enqueue(span);

    public void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var words = new List<string>();
        foreach (var (name, said) in tags)
        {
            if (said is not null)
                words.Add($"{name}={said}");
        }

        measured.Enqueue(string.Create(CultureInfo.InvariantCulture, $"{instrument.Name} {value:0.###}{(instrument.Unit == "s" ? " s" : "")} {string.Join(' ', words)}").TrimEnd());
    }

    /// <summary>The tree, once the run is over.</summary>
    public IEnumerable<string> Lines()
    {
        var children = spans.OrderBy(span => span.StartTimeUtc).ToLookup(span => span.ParentSpanId);
        return LinesOf(Root, children, 0).Concat(measured.Select(line => "    " + line));
    }

    private static IEnumerable<string> LinesOf(Activity span, ILookup<ActivitySpanId, Activity> children, int depth)
    {
        var name = span.GetTagItem("gazette.upload") is string upload ? $"{upload} ({Outcome(span)})" : span.DisplayName;
        var indented = new string(' ', 2 * (depth + 1)) + TerminalText.OneLine(name);
        yield return string.Create(CultureInfo.InvariantCulture, $"{indented.PadRight(NameWidth)} {span.Duration.TotalMilliseconds,8:0.0} ms");
        foreach (var line in children[span.SpanId].SelectMany(child => LinesOf(child, children, depth + 1)))
            yield return line;
    }

    private static string Outcome(Activity span) => (span.GetTagItem("gazette.outcome") ?? span.GetTagItem("error.type"))?.ToString() ?? "not ended";
}
