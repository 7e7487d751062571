namespace Gazette.Tests;

public sealed class ReconcileScheduleTests
{
    private static readonly DateTimeOffset Last = new(2024, 5, 6, 9, 30, 2, TimeSpan.Zero);

    [Theory]
    [InlineData("0 */5 * * * *", "09:45:00", false)]
    [InlineData("0 */5 * * * *", "09:45:01", true)]
    [InlineData("0 0 * * * *", "10:09:00", false)]
    [InlineData("0 0 * * * *", "10:11:00", true)]
    [InlineData(null, "09:45:00", false)]
    [InlineData(null, "09:45:03", true)]
    public void Overdue_is_what_should_have_ended_by_the_schedule(string? expression, string now, bool isOverdue) =>
        Assert.Equal(isOverdue, new ReconcileSchedule(expression).IsOverdue(Last, new DateTimeOffset(Last.Date, TimeSpan.Zero) + TimeSpan.Parse(now, null)));

    [Theory]
    [InlineData("0 */5 * * * *", true)]
    [InlineData("*/3 * * * * *", true)]
    [InlineData("*/5 * * * *", false)]
    [InlineData("00:05:00", false)]
    [InlineData("0 61 * * * *", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void An_expression_has_six_fields(string? text, bool isOne) => Assert.Equal(isOne, ReconcileSchedule.IsExpression(text));
}
