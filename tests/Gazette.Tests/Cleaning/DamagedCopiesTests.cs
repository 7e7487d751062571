using Gazette.Articles;
using Gazette.Cleaning;
using Gazette.Drafts;
using Gazette.Processing;
using Gazette.Tests.Damage;

namespace Gazette.Tests;

/// <summary>The generator's copies of our own articles, through the whole desk, with a fixed seed.</summary>
public sealed class DamagedCopiesTests
{
    private const double Target = 0.99;

    private static readonly DamageTrial Trial = new(new ArticleProcessor(new Site("Gazette", "https://news.example", "zh-Hans", TimeZoneInfo.Utc), new CleaningRules(), TimeProvider.System), seed: 1);

    private static readonly Lazy<Task<DamageOutcome[]>> Outcomes = new(RunAsync);

    public static TheoryData<string> Kinds => [.. DamageMix.Singles.Concat(DamageMix.NestedOnes).Select(m => m.Name), "pair", "triple"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Cleaning_restores_the_original(string kind)
    {
        var same = (await Outcomes.Value).Where(o => o.Name == kind || o.Name.StartsWith(kind + ":", StringComparison.Ordinal)).ToList();
        var (identical, faults) = (same.Sum(o => o.Match.Identical), same.Sum(o => o.Count.Faults));
        Assert.True(identical >= Target * (identical + faults), $"{faults} of {identical + faults} paragraphs:\n{Faults(same)}");
    }

    [Fact]
    public async Task What_is_lost_is_reported_at_its_place_and_not_guessed()
    {
        var lost = (await Outcomes.Value).Where(o => o.Copy.Lost.Count > 0).ToList();
        Assert.NotEmpty(lost);
        Assert.All(lost, o => Assert.True(o.Reported == o.Copy.Lost.Count && o.Guessed == 0, $"{o.Copy.Original.Id}.{o.Form} {o.Kinds}: {string.Join(" | ", o.Copy.Lost)}"));
    }

    [Fact]
    public async Task Undamaged_articles_stay_as_they_are()
    {
        foreach (var original in OwnArticles.In("Articles"))
            Assert.All(await Trial.UndamagedAsync(original, TestContext.Current.CancellationToken), Unchanged);
    }

    [Fact]
    public void Cleaning_twice_equals_once()
    {
        var rules = new CleaningRules();
        foreach (var copy in OwnArticles.In("Articles").SelectMany(o => Trial.Copies(o, isThin: true)).Select(c => c.Copy))
        {
            var draft = Drafts.OfLines(copy.Lines);
            draft.Metadata.Title = copy.Original.Title;
            var once = Clean(rules, draft);
            Assert.Equal(once, Clean(rules, draft));
        }
    }

    private static string Clean(CleaningRules rules, Draft draft)
    {
        rules.RepairText(draft);
        rules.RepairBlocks(draft);
        return draft.Body.InnerHtml;
    }

    private static void Unchanged(DamageOutcome outcome) => Assert.True(outcome.Match.Faults == 0, Faults([outcome]));

    private static async Task<DamageOutcome[]> RunAsync()
    {
        var outcomes = await Task.WhenAll(OwnArticles.In("Articles").Select(o => Task.Run(() => Trial.DamagedAsync(o, isThin: true, CancellationToken.None))));
        return [.. outcomes.SelectMany(o => o)];
    }

    private static string Faults(IEnumerable<DamageOutcome> outcomes) => string.Join('\n', outcomes
        .SelectMany(o => o.Match.Pairs.Where(p => p.Expected != p.Actual).Select(p => $"{o.Copy.Original.Id}.{o.Form} {o.Kinds}: {p.Expected} → {p.Actual}"))
        .Take(10));
}
