using System.Text;
using System.Text.RegularExpressions;

namespace Gazette.WorkerTests;

/// <summary>What of an answer must be the same on both hosts, as text that can be compared at a glance.</summary>
internal static partial class SiteAnswer
{
    // Date is the time of the answer. Server is Kestrel's own, which the real host sends on and the local host leaves out.
    private static readonly HashSet<string> Excluded = new(StringComparer.OrdinalIgnoreCase) { "Date", "Server" };

    /// <param name="withTimes">False for a change: two runs of it end at two times, which may be written with more digits or fewer, leave two versions of a file, and sign two tokens.</param>
    public static async Task<string> ReadAsync(HttpResponseMessage response, bool withTimes, CancellationToken cancellation)
    {
        var headers = response.Headers.Concat(response.Content.Headers)
            .Where(h => !Excluded.Contains(h.Key) && (withTimes || h.Key != "Content-Length"))
            .Select(h => $"{h.Key}: {string.Join(", ", h.Value)}")
            .Order(StringComparer.Ordinal);
        // One character for each byte, whatever the coding.
        var body = Encoding.Latin1.GetString(await response.Content.ReadAsByteArrayAsync(cancellation));
        var answer = $"{(int)response.StatusCode}\n{string.Join('\n', headers)}\n\n{body}";
        return withTimes ? answer : Token().Replace(Version().Replace(Time().Replace(answer, "TIME"), "VERSION"), "TOKEN");
    }

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", RegexOptions.NonBacktracking)]
    private static partial Regex Time();

    [GeneratedRegex(@"\d{10}\.[A-Za-z0-9_-]{43}", RegexOptions.NonBacktracking)]
    private static partial Regex Token();

    [GeneratedRegex("\"0x[0-9A-F]+\"", RegexOptions.NonBacktracking)]
    private static partial Regex Version();
}
