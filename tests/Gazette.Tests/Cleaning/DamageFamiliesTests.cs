using Gazette.Articles;
using Gazette.Cleaning;
using Gazette.Processing;
using Gazette.Tests.Damage;
using Gazette.Tests.Damage.Families;

namespace Gazette.Tests;

/// <summary>The wide generator in a small size: what is lost is told, whatever the damage, and most of it comes back.</summary>
public sealed class DamageFamiliesTests
{
    private const int Trials = 130;

    /// <summary>Up to four kinds in one copy; the command <c>damage</c> measures each.</summary>
    private const double MinBack = 0.8;

    private static readonly IReadOnlyList<Original> Originals = FamilyTrial.OwnOriginals();

    [Fact]
    public async Task Most_paragraphs_come_back()
    {
        var outcomes = await DamagedAsync(seed: 1);
        var (back, all) = (outcomes.Sum(o => o.Back), outcomes.Sum(o => o.Paragraphs));
        Assert.True(back >= MinBack * all, $"{back} of {all}");
    }

    [Fact]
    public async Task Nothing_changes_untold_whatever_is_drawn()
    {
        var seed = Random.Shared.Next(1_000_000);
        Assert.All(await DamagedAsync(seed), o => Assert.True(o.Untold == 0, $"seed {seed}: {o.Copy.Original.Id}.{o.Form} [{string.Join(" < ", o.Families)}]"));
    }

    [Fact]
    public async Task Undamaged_articles_of_every_language_stay_as_they_are()
    {
        var trial = Trial(seed: 1);
        for (var number = 0; number < Originals.Count; number++)
            Assert.All(await trial.ControlAsync(Originals, number, TestContext.Current.CancellationToken), o => Assert.True(o.Match.Faults == 0, $"{o.Copy.Original.Id}.{o.Form}"));
    }

    private static FamilyTrial Trial(int seed) =>
        new(new ArticleProcessor(new Site("Gazette", "https://news.example", "zh-Hans", TimeZoneInfo.Utc), new CleaningRules(), TimeProvider.System), new FamilyData(null), seed);

    private static async Task<List<FamilyOutcome>> DamagedAsync(int seed)
    {
        var trial = Trial(seed);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, Trials).Select(number => Task.Run(() => trial.DamagedAsync(Originals, number, TestContext.Current.CancellationToken))));
        return [.. outcomes.SelectMany(o => o)];
    }
}
