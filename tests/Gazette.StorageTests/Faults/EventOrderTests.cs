using Gazette.Publishing;
using Gazette.Reconciling;
using Microsoft.Extensions.DependencyInjection;

namespace Gazette.StorageTests.Faults;

public sealed class EventOrderTests(AzuriteFixture azurite)
{
    private const int Uploads = 40;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_that_come_late_twice_and_in_reverse_change_nothing_in_the_end()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var workload = new Workload(newsroom);
        var events = new List<string>();
        await workload.RunAsync(Uploads, name => { events.Add(name); return Task.CompletedTask; });
        events.Reverse();

        foreach (var name in events.SelectMany(name => new[] { name, name }))
            await newsroom.RunAsync(name);

        await workload.AssertPublishedAsync();
        await Aftermath.SettleAsync(newsroom);
        await workload.AssertPublishedAsync();
    }

    [Fact]
    public async Task Events_that_come_twice_at_once_to_two_hosts_that_also_reconcile_publish_once()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var hosts = new[] { newsroom.AddHost(), newsroom.AddHost() };
        var workload = new Workload(newsroom);
        var running = new List<Task>();
        var happened = 0;

        await workload.RunAsync(Uploads, name =>
        {
            running.AddRange(hosts.Select(host => host.GetRequiredService<PublishPipeline>().RunAsync(name, Cancellation)));
            if (++happened % 10 == 0)
                running.AddRange(hosts.Select(host => host.GetRequiredService<Reconciliation>().RunAsync(Cancellation)));
            return Task.CompletedTask;
        });
        await Task.WhenAll(running);

        await Aftermath.SettleAsync(newsroom);
        await workload.AssertPublishedAsync();
    }
}
