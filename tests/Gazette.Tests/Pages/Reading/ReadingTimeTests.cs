using Gazette.Pages.Reading;

namespace Gazette.Tests.Pages.Reading;

public sealed class ReadingTimeTests
{
    [Theory]
    [InlineData("", 1)]
    [InlineData("短。", 1)]
    public void Is_a_minute_at_least(string text, int minutes) => Assert.Equal(minutes, ReadingTime.MinutesOf(text));

    [Fact]
    public void Counts_characters_in_Chinese_and_words_elsewhere()
    {
        Assert.Equal(4, ReadingTime.MinutesOf(string.Concat(Enumerable.Repeat("一二三四五，", 204))));
        Assert.Equal(4, ReadingTime.MinutesOf(string.Join(' ', Enumerable.Repeat("It’s a well-known 3.5 % fact.", 182))));
    }
}
