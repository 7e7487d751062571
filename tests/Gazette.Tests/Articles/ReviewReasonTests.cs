using Gazette.Articles;

namespace Gazette.Tests;

public sealed class ReviewReasonTests
{
    private static Repair Doubt(string rule) => new(rule, 1, Certain: false, []);

    [Fact]
    public void Says_each_thing_once_and_nothing_of_what_is_certain() => Assert.Equal(
        [ReviewReason.Of("no-date"), ReviewReason.Of("lost-text")],
        ReviewReason.Of([Doubt("no-date"), Doubt("lost-text"), Doubt("no-date"), new Repair("page-furniture", 1, Certain: true, [])]));

    [Fact]
    public void A_rule_without_a_sentence_is_named() => Assert.Contains("\"of-tomorrow\"", ReviewReason.Of("of-tomorrow"), StringComparison.Ordinal);
}
