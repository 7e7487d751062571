using Gazette.Text;

namespace Gazette.Tests;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" \t\u3000\u00A0")]
    [InlineData("\u200B\u200C\u200D\u2060\uFEFF\u00AD")]
    [InlineData("\u202E\u2066\u200E\u061C")]
    [InlineData("\u0301\u20DD\uFE0F")]
    [InlineData("\U000E0100\U000E0041")]
    [InlineData("\u115F\u1160\u3164\uFFA0")]
    [InlineData("\u2800\u17B4\u180E\U0001D159\U00013441")]
    [InlineData("\uE000\U000F0000")]
    [InlineData("\uFFFF\U000E01F0")]
    public void Nothing_of_it_is_seen(string text) => Assert.False(VisibleText.In(text));

    [Theory]
    [InlineData("文")]
    [InlineData("\u200Ba")]
    [InlineData("…")]
    [InlineData("😀")]
    [InlineData("e\u0301")]
    [InlineData("\U00020000")]
    [InlineData("\U000323B0")]
    [InlineData("한")]
    public void Something_of_it_is_seen(string text) => Assert.True(VisibleText.In(text));

    [Fact]
    public void Numbers_name_the_first_characters() =>
        Assert.Equal("U+200B U+E0100 U+FFFD U+0020 …", VisibleText.Numbers("\u200B\U000E0100\uD83D  "));
}
