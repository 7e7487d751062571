using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Gazette.LocalHost.Timers;

/// <summary>Runs one timer function whenever it is due, never twice at a time.</summary>
internal sealed partial class TimerService(TimerFunction function, IServiceScopeFactory scopes, TimeProvider clock, ILogger<TimerService> logger)
    : BackgroundService
{
    // A longer wait than this one timer cannot express; waking up early costs nothing.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (function.RunOnStartup)
            await RunAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            await WaitUntilDueAsync(stoppingToken);
            await RunAsync(stoppingToken);
        }
    }

    private async Task WaitUntilDueAsync(CancellationToken stoppingToken)
    {
        var due = function.Schedule.GetNextOccurrence(clock.GetUtcNow().UtcDateTime);
        for (var left = Left(due); left > TimeSpan.Zero; left = Left(due))
            await Task.Delay(left < LongestWait ? left : LongestWait, clock, stoppingToken);
    }

    private TimeSpan Left(DateTime due) => due - clock.GetUtcNow().UtcDateTime;

    private async Task RunAsync(CancellationToken stoppingToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await function.RunAsync(scope.ServiceProvider, stoppingToken);
        }
        catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
        {
            LogFault(fault, function.Name);
        }
    }

    [LoggerMessage(LogLevel.Error, "{function} failed; it runs again when it is next due")]
    private partial void LogFault(Exception fault, string function);
}
