using Gazette.Articles;

namespace Gazette.Tests;

public sealed class PublishDateTests
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    [Fact]
    public void A_day_stays_a_day() =>
        Assert.Equal("2022-01-29", new PublishDate(new DateOnly(2022, 1, 29)).ToIso(Shanghai));

    [Fact]
    public void A_time_without_a_zone_is_in_the_sites_zone() =>
        Assert.Equal("2022-01-29T10:30:00+08:00", new PublishDate(new DateOnly(2022, 1, 29), new TimeOnly(10, 30)).ToIso(Shanghai));

    [Fact]
    public void A_stated_offset_is_kept() =>
        Assert.Equal(
            "2022-01-29T10:30:00-05:00",
            new PublishDate(new DateOnly(2022, 1, 29), new TimeOnly(10, 30), TimeSpan.FromHours(-5)).ToIso(Shanghai));

    [Theory]
    [InlineData("2022-01-29")]
    [InlineData("2022-01-29T10:30:00+08:00")]
    [InlineData("2022-01-29T23:59:59-11:00")]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    public void What_was_written_is_read_back(string iso) => Assert.Equal(iso, PublishDate.ParseIso(iso).ToIso(Shanghai));

    [Fact]
    public void A_day_counts_from_its_first_minute_on_the_site() => Assert.Equal(
        new DateTimeOffset(2022, 1, 28, 16, 0, 0, TimeSpan.Zero),
        new PublishDate(new DateOnly(2022, 1, 29)).ToInstant(Shanghai));

    // These days lie outside what an instant with an offset can hold; they must not end a run.
    [Theory]
    [InlineData(1)]
    [InlineData(9999)]
    public void Days_at_the_ends_of_the_calendar_have_an_instant(int year)
    {
        var date = new PublishDate(year == 1 ? DateOnly.MinValue : DateOnly.MaxValue, TimeOnly.MinValue, TimeSpan.FromHours(year == 1 ? 14 : -14));
        Assert.Equal(year, date.ToInstant(Shanghai).Year);
    }
}
