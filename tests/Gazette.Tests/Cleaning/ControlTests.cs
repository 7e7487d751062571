using Gazette.Articles;
using Gazette.Cleaning;
using Gazette.Processing;
using Gazette.Tests.Damage;

namespace Gazette.Tests;

/// <summary>Undamaged texts that look like damage, through the whole desk, as plain text and as a page.</summary>
public sealed class ControlTests
{
    private static readonly DamageTrial Trial = new(new ArticleProcessor(new Site("Gazette", "https://news.example", "zh-Hans", TimeZoneInfo.Utc), new CleaningRules(), TimeProvider.System), seed: 1);

    public static TheoryData<string> Names => [.. OwnArticles.In("Controls").Select(o => o.Id)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Not_a_character_changes(string name)
    {
        foreach (var outcome in await Trial.UndamagedAsync(OwnArticles.Read("Controls", name), TestContext.Current.CancellationToken))
        {
            var changed = outcome.Match.Pairs.Where(p => p.Expected != p.Actual).Select(p => $"{p.Expected} → {p.Actual}");
            Assert.True(outcome.Match.Faults == 0, $"{outcome.Form}, {string.Join(", ", outcome.Repairs.Select(r => r.Rule))}:\n{string.Join('\n', changed)}");
        }
    }
}
