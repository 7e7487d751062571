using Gazette.Checking;
using Gazette.LocalHost.Terminal;
using Gazette.Reconciling;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Gazette.LocalHost;

/// <summary>One run of <c>check</c> or <c>rebuild-search</c>, from the command line to the exit code.</summary>
internal static class LocalCheck
{
    private const int Wrong = 1;
    private const int Failed = 2;

    /// <returns>0 when all is well, 1 when something is off, having said what; 2 when that cannot be told, having said why.</returns>
    public static Task<int> RunAsync(CheckSettings settings) => RunAsync(
        settings,
        async (services, stop) => Write(await services.GetRequiredService<ConsistencyCheck>().RunAsync(stop), settings.Settled));

    /// <returns>0 when the index was written; 2 when it was not, having said why.</returns>
    public static Task<int> RebuildSearchAsync(CheckSettings settings) => RunAsync(
        settings,
        async (services, stop) =>
        {
            Console.WriteLine($"The search index has {await services.GetRequiredService<SearchRebuild>().RunAsync(stop)} articles. Nothing is to be done.");
            return true;
        });

    private static async Task<int> RunAsync(CheckSettings settings, Func<ServiceProvider, CancellationToken, Task<bool>> work)
    {
        using var signals = new StopSignals();
        try
        {
            await using var storage = await LocalStorage.OpenBesideHostAsync(settings.DataFolder, StartSteps.OnErrors(), signals.Token);
            await using var services = Services(storage.ConnectionString);
            return await work(services, signals.Token) ? 0 : Wrong;
        }
        catch (OperationCanceledException) when (signals.Token.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Stopped before the end; nothing can be said. Run the same command again.");
            return Failed;
        }
        catch (Exception fault) when (LocalRun.Explain(fault, port: null) is { } sentence)
        {
            await Console.Error.WriteLineAsync(Secrets.OfEnvironment().Hide(sentence));
            return Failed;
        }
        catch (Exception fault)
        {
            await Console.Error.WriteLineAsync(Secrets.OfEnvironment().Hide(fault.ToString()));
            await Console.Error.WriteLineAsync(Farewell.AfterFault);
            return Failed;
        }
    }

    private static ServiceProvider Services(string storage)
    {
        // Nothing that is checked depends on the address that pages have.
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Gazette:PublicBaseUrl", "http://localhost")])
            .AddEnvironmentVariables()
            .AddInMemoryCollection([new(LocalStorage.Variable, storage)])
            .Build();
        return new ServiceCollection().AddLogging().AddGazette(configuration).BuildServiceProvider();
    }

    /// <returns>Whether all is well.</returns>
    private static bool Write(CheckReport report, bool settled)
    {
        foreach (var finding in report.Findings)
            Console.WriteLine(finding);
        var faults = settled ? report.Findings.Count : report.Faults.Count();
        Console.WriteLine(faults == 0
            ? $"All is well: {report.Uploads} uploads, {report.Articles} articles that readers see. Nothing is to be done."
            : $"{faults} findings in {report.Uploads} uploads and {report.Articles} articles that readers see. Do what each line says, then check again.");
        return faults == 0;
    }
}
