using Gazette.Checking;
using Gazette.Reconciling;
using Microsoft.Extensions.DependencyInjection;

namespace Gazette.StorageTests.Faults;

/// <summary>What comes after faults: reconciliations until there is nothing left to do, and then the check.</summary>
internal static class Aftermath
{
    // Longer than any lease and any pause after a failure.
    private static readonly TimeSpan Wait = TimeSpan.FromDays(2);

    private const int MaxRounds = 8;

    /// <returns>How many reconciliations it took.</returns>
    public static async Task<int> SettleAsync(Newsroom newsroom, Dictionary<string, string?>? settings = null)
    {
        var cancellation = TestContext.Current.CancellationToken;
        ReconcileReport? report = null;
        for (var round = 1; round <= MaxRounds; round++)
        {
            var host = newsroom.AddHost(settings, services => services.AddSingleton<TimeProvider>(new ClockAhead(Wait * round)));
            report = await host.GetRequiredService<Reconciliation>().RunAsync(cancellation);
            if (!report.IsQuiet)
                continue;
            var check = await host.GetRequiredService<ConsistencyCheck>().RunAsync(cancellation);
            Assert.True(check.Findings.Count == 0, string.Join('\n', check.Findings));
            return round;
        }

        Assert.Fail($"It is not quiet after {MaxRounds} reconciliations: {report}");
        return MaxRounds;
    }
}
