using Gazette.Reconciling;
using Gazette.Uploads;
using Microsoft.Extensions.DependencyInjection;

namespace Gazette.StorageTests.Faults;

public sealed class DeadRunTests(AzuriteFixture azurite)
{
    // Two versions are kept, so that a third one makes the first go.
    private static readonly Dictionary<string, string?> Settings = new() { ["Gazette:KeptVersions"] = "2" };

    [Fact]
    public async Task A_run_that_dies_before_any_one_of_its_storage_calls_is_put_right()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var host = newsroom.AddDyingHost(Settings);
        var died = await Task.WhenAll(Scenario.All.Select(scenario => DieEverywhereAsync(newsroom, host, scenario)));

        foreach (var (scenario, names) in Scenario.All.Zip(died).Where(pair => pair.First.Afterwards is not null))
            await Task.WhenAll(names.Select(name => scenario.Afterwards!(newsroom, name)));

        var rounds = await Aftermath.SettleAsync(newsroom, Settings);

        foreach (var (scenario, names) in Scenario.All.Zip(died))
        {
            foreach (var name in names)
            {
                var (receipt, stored) = (await newsroom.ReceiptAsync(name), await newsroom.ArticleAsync(name));
                Assert.True(scenario.IsRight(receipt!, stored), $"{name}: {receipt}, {stored?.Withdrawal}, version {stored?.Number}");
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{died.Sum(names => names.Count)} runs died, {rounds} reconciliations");
    }

    [Theory]
    [InlineData("first")]
    [InlineData("changed")]
    [InlineData("same")]
    public async Task An_upload_whose_run_died_after_it_published_says_so_within_minutes_and_no_other_run_is_taken_for_dead(string name)
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var scenario = Scenario.All.Single(scenario => scenario.Name == name);
        var died = await DieEverywhereAsync(newsroom, newsroom.AddDyingHost(Settings), scenario);
        var inTwoMinutes = newsroom.AddHost(Settings, services => services.AddSingleton<TimeProvider>(new ClockAhead(TimeSpan.FromMinutes(2))));

        var report = await inTwoMinutes.GetRequiredService<Reconciliation>().RunAsync(TestContext.Current.CancellationToken);

        Assert.True(report.Abandoned > 0, report.ToString());
        foreach (var upload in died)
        {
            var (receipt, stored) = ((await newsroom.ReceiptAsync(upload))!, await newsroom.ArticleAsync(upload));
            var isPublished = scenario.IsRight(receipt with { State = ReceiptState.Published }, stored);
            Assert.True(receipt.State == (isPublished ? ReceiptState.Published : ReceiptState.Processing), $"{upload}: {receipt.State}, version {stored?.Number}");
        }

        await Aftermath.SettleAsync(newsroom, Settings);
    }

    /// <returns>The uploads over which a run died, each at another of its calls; and the last one, which came through.</returns>
    private static async Task<List<string>> DieEverywhereAsync(Newsroom newsroom, ServiceProvider host, Scenario scenario)
    {
        var names = new List<string>();
        for (var calls = 0; ; calls++)
        {
            var name = $"{scenario.Name}/{calls:00}.txt";
            await scenario.Prepare(newsroom, name);
            names.Add(name);
            if (!await DyingHosts.DiesAsync(() => scenario.Act(host, name), calls))
                return names;
        }
    }
}
