using System.Globalization;

namespace Gazette.EndToEndTests.Load;

/// <summary>What a load run saw.</summary>
/// <param name="Failures">Requests with a wrong status or none, and uploads that were not published; the first few in words.</param>
/// <param name="FirstHalfBytes">The host's largest working set in the first half of the run.</param>
/// <param name="SecondHalfBytes">And in the second, in which nothing new is asked for.</param>
internal sealed record LoadReport(
    TimeSpan Length, int Connections, long Requests, int Uploads, long FailureCount, IReadOnlyCollection<string> Failures, long FirstHalfBytes, long SecondHalfBytes)
{
    private const double MiB = 1024 * 1024;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        {Length.TotalSeconds:0} s, {Connections} connections: {Requests:N0} requests ({Requests / Length.TotalSeconds:N0}/s), {Uploads} uploads, {FailureCount} failures
        largest working set of the host: {FirstHalfBytes / MiB:0} MiB in the first half, {SecondHalfBytes / MiB:0} MiB in the second
        {string.Join('\n', Failures)}
        """).TrimEnd();
}
