using System.Text.RegularExpressions;

namespace Gazette.Tests.RegularExpressions;

public sealed class LinearityProofTests
{
    private const int MaxSteps = 100;

    [Theory]
    [InlineData("<[^<>]*>")]
    [InlineData("[0-9]+")]
    [InlineData("\\s+")]
    [InlineData("(?<!\\s)\\s+$")]
    [InlineData("^a*b*$")]
    [InlineData("^(?:[^,]*,)*x")]
    [InlineData("^(?>\\s*)\\sx")]
    [InlineData("^(?=[^,]*x)[^,]*,$")]
    [InlineData("(?:ab|a|b)+")]
    [InlineData("\\[[^][]*\\]|\\b[A-Z]{1,40}[0-9]")]
    public void Is_linear(string pattern) => Assert.Null(LinearityProof.Refute(pattern, RegexOptions.None, MaxSteps));

    [Theory]
    [InlineData("(a+)+$")]
    [InlineData("(a|a)*$")]
    [InlineData("^(a|b|ab)*c")]
    [InlineData("^\\s*\\s*x")]
    [InlineData("^(?:.*,)*x")]
    [InlineData("\\s+$")]
    [InlineData("x*y")]
    [InlineData("<[^>]*>")]
    [InlineData("(?:x*y|x)*")]
    [InlineData("a(?:[ab]*c)?")]
    [InlineData("^(?:(?=.*x)a)*$")]
    public void Is_not_proven(string pattern) => Assert.NotNull(LinearityProof.Refute(pattern, RegexOptions.None, MaxSteps));

    [Fact]
    public void Takes_letters_for_the_same_where_case_is_ignored()
    {
        Assert.Null(LinearityProof.Refute("^a*A*$", RegexOptions.None, MaxSteps));
        Assert.NotNull(LinearityProof.Refute("^a*A*$", RegexOptions.IgnoreCase, MaxSteps));
    }

    [Fact]
    public void Repeats_that_multiply_are_too_many_steps() =>
        Assert.Contains("steps", LinearityProof.Refute("^.{0,60}.{0,60}.{0,60}x", RegexOptions.None, MaxSteps), StringComparison.Ordinal);

    /// <summary>What is said of steps holds of the matcher: a text that takes none too long, and one that never ends.</summary>
    [Fact]
    public void The_matcher_agrees()
    {
        var hostile = string.Concat(Enumerable.Repeat("ab", 100_000));
        Assert.DoesNotMatch(new Regex("^(?:ab|c)*d", RegexOptions.None, TimeSpan.FromSeconds(10)), hostile);
        Assert.Null(LinearityProof.Refute("^(?:ab|c)*d", RegexOptions.None, MaxSteps));
        Assert.Throws<RegexMatchTimeoutException>(() => new Regex("^(?:ab|a|b)*d", RegexOptions.None, TimeSpan.FromSeconds(1)).IsMatch(hostile));
        Assert.NotNull(LinearityProof.Refute("^(?:ab|a|b)*d", RegexOptions.None, MaxSteps));
    }
}
