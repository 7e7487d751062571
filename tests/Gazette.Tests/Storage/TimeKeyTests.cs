using CsCheck;
using Gazette.Storage;

namespace Gazette.Tests;

public sealed class TimeKeyTests
{
    private static readonly Gen<DateTimeOffset> Moments =
        Gen.DateTime[new DateTime(1900, 1, 1), new DateTime(2100, 1, 1)].Select(t => new DateTimeOffset(t, TimeSpan.Zero));

    [Fact]
    public void Newer_moments_sort_first() => Gen.Select(Moments, Moments).Sample((a, b) =>
        Math.Sign(b.CompareTo(a)) == Math.Sign(TimeKey.Compare(TimeKey.Of("x", a), TimeKey.Of("x", b))), iter: 10_000);

    [Fact]
    public void Of_two_with_one_date_the_later_published_sorts_first_then_the_id()
    {
        var day = new DateTimeOffset(2022, 1, 29, 0, 0, 0, TimeSpan.FromHours(8));
        var first = TimeKey.Of("b", day, day.AddDays(3));
        var second = TimeKey.Of("a", day, day.AddDays(2));
        var third = TimeKey.Of("b", day, day.AddDays(2));
        Assert.True(TimeKey.Compare(first, second) < 0);
        Assert.True(TimeKey.Compare(second, third) < 0);
    }

    [Fact]
    public void The_offset_of_a_moment_does_not_matter()
    {
        var moment = new DateTimeOffset(2022, 2, 1, 7, 0, 0, TimeSpan.FromHours(8));
        Assert.Equal(TimeKey.Of("x", moment), TimeKey.Of("x", moment.ToUniversalTime()));
    }

    [Fact]
    public void A_key_survives_its_way_through_a_query_string() => Gen.Select(Moments, Moments).Sample((a, b) =>
    {
        var key = TimeKey.Of("some-id-7", a, b);
        return TimeKey.TryParse(key.ToString(), out var parsed) && parsed == key
            && TimeKey.TryParse(key.WithMoment(a).ToString(), out var marked) && marked == key.WithMoment(a);
    });

    [Fact]
    public void Keys_of_one_id_stand_together_whatever_their_moments() => Gen.Select(Moments, Moments, Moments).Sample((at, a, b) =>
    {
        var (mine, other) = (TimeKey.Of("x-7", at), TimeKey.Of("x-7-9", at).WithMoment(b));
        var (left, right) = (mine.WithMoment(a), mine.WithMoment(b));
        return TimeKey.Compare(left, left.Last) < 0 && left.Last == right.Last && left.Last == mine.Last
            && Math.Sign(TimeKey.Compare(other, left)) == Math.Sign(TimeKey.Compare(other, right))
            && Math.Sign(TimeKey.Compare(other, left)) == Math.Sign(TimeKey.Compare(other, left.Last));
    });

    [Theory]
    [InlineData("")]
    [InlineData("119000.x")]
    [InlineData("119000.2516012799999999999-2516012799999999999-ID")]
    [InlineData("119000.2516012799999999999-2516012799999999999-a' or 'b")]
    [InlineData("11900.2516012799999999999-2516012799999999999-a")]
    [InlineData("119000.2516012799999999999-2516012799999999999-a\n")]
    [InlineData("119000.2516012799999999999-a.1")]
    public void Anything_else_is_refused(string text) => Assert.False(TimeKey.TryParse(text, out _));
}
