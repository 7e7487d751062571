using Gazette.Cleaning.Furniture;

namespace Gazette.Tests;

public sealed class FurnitureStartsTests
{
    private const string Signs = "ab12:";

    /// <summary>Over all texts of up to five of a few signs.</summary>
    [Theory]
    [InlineData("ab")]
    [InlineData("a(b|)a")]
    [InlineData("(a|ba|) b")]
    [InlineData("(a|)(b|)# a")]
    [InlineData("a # b")]
    [InlineData("a(b(a|b)|)*")]
    [InlineData("((a|b)b|ab*)a")]
    public void Whatever_a_pattern_matches_begins_with_one_of_them(string pattern)
    {
        var (regex, _) = FurniturePattern.Read(pattern);
        var starts = FurnitureStarts.Of(pattern);
        var matched = Texts(5).Where(t => regex.Value.Match(t, 0) is { Success: true, Length: > 0 }).ToList();
        Assert.NotEmpty(matched);
        Assert.DoesNotContain(matched, t => !starts.Any(s => t.StartsWith(s, StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Texts(int most) => most == 0 ? [""] : Texts(most - 1).SelectMany(t => Signs.Select(s => t + s)).Append("");
}
