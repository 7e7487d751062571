using Gazette.LocalHost;
using Gazette.LocalHost.Functions;
using Gazette.LocalHost.Timers;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gazette.Tests.LocalHost;

public sealed class TimerServiceTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Runs_when_due_again_and_again_even_after_a_fault()
    {
        var ticks = new SemaphoreSlim(0);
        await using var services = new ServiceCollection().AddSingleton(ticks).BuildServiceProvider();
        var catalog = FunctionCatalog.Read([typeof(EverySecond)], new HostJson("", 1, 1), new ConfigurationBuilder().Build());
        using var service = new TimerService(
            catalog.Timers.Single(), services.GetRequiredService<IServiceScopeFactory>(), TimeProvider.System, NullLogger<TimerService>.Instance);

        await service.StartAsync(Cancel);
        Assert.True(await ticks.WaitAsync(Deadline, Cancel));
        Assert.True(await ticks.WaitAsync(Deadline, Cancel));
        await service.StopAsync(Cancel);
    }

    public sealed class EverySecond(SemaphoreSlim ticks)
    {
        [Function("EverySecond")]
        public Task Run([TimerTrigger("* * * * * *")] TimerInfo timer, CancellationToken cancellationToken)
        {
            Assert.False(timer.IsPastDue || cancellationToken.IsCancellationRequested);
            ticks.Release();
            throw new InvalidOperationException("a bad day");
        }
    }
}
