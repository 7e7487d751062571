using Gazette.Text;

namespace Gazette.Tests;

public sealed class ShortTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("abcde", "abcde")]
    [InlineData("abcdef", "abcd…")]
    [InlineData("abc𠮷d", "abc…")]
    [InlineData("ab𠮷de", "ab𠮷…")]
    public void Has_at_most_five_units_and_only_whole_characters(string text, string expected) =>
        Assert.Equal(expected, ShortText.Of(text, 5));
}
