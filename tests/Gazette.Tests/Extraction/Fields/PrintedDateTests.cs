using Gazette.Drafts;
using Gazette.Extraction.Fields;

namespace Gazette.Tests;

public sealed class PrintedDateTests
{
    private static readonly TimeZoneInfo Utc = TimeZoneInfo.Utc;

    [Theory]
    [InlineData("发布时间：2022-01-29", "2022-01-29")]
    [InlineData("發布時間:2022年01月29日", "2022-01-29")]
    [InlineData("2022年1月9日 8:05", "2022-01-09 08:05")]
    [InlineData("2022/1/29 10:30:15", "2022-01-29 10:30")]
    [InlineData("2022.01.29", "2022-01-29")]
    [InlineData("２０２２年０１月２９日　１０：３０", "2022-01-29 10:30")]
    [InlineData("二〇二二年一月二十九日", "2022-01-29")]
    [InlineData("二○二二年十二月三十一日", "2022-12-31")]
    [InlineData("二零一九年十月十日", "2019-10-10")]
    [InlineData("2022年1月29日 下午3时20分", "2022-01-29 15:20")]
    [InlineData("2022-01-29T10:30:00+08:00", "2022-01-29 10:30")]
    [InlineData("2022-01-29T23:30:00Z", "2022-01-29 23:30")]
    [InlineData("中華民國113年7月1日", "2024-07-01")]
    [InlineData("民國一一三年七月一日", "2024-07-01")]
    [InlineData("民國一百一十三年十二月三十一日 下午2時", "2024-12-31 14:00")]
    [InlineData("中華民國元年1月1日", "1912-01-01")]
    [InlineData("民國１１３年７月１日", "2024-07-01")]
    [InlineData("23.07.2025", "2025-07-23")]
    [InlineData("5. 7. 2025", "2025-07-05")]
    [InlineData("2/24/2026 3:05 PM", "2026-02-24 15:05")]
    [InlineData("24/2/2026", "2026-02-24")]
    [InlineData("OCTOBER 13, 2025", "2025-10-13")]
    [InlineData("January 29, 2022", "2022-01-29")]
    [InlineData("Jan. 29th, 2022 at 3:05 p.m.", "2022-01-29 15:05")]
    [InlineData("Sept 3 2021", "2021-09-03")]
    [InlineData("29 January 2022, 10:30", "2022-01-29 10:30")]
    [InlineData("the 3rd of March 2020", "2020-03-03")]
    [InlineData("12:15 AM, no; 5 May 2020 12:15 AM", "2020-05-05 00:15")]
    public void Is_read_as_printed(string text, string expected) =>
        Assert.Equal(expected, PrintedDate.FindIn(text)?.Date?.ToString());

    [Theory]
    [InlineData("2022-01-29T10:30:00+08:00", "2022-01-29T10:30:00+08:00")]
    [InlineData("2022-01-29 10:30:00 -0530", "2022-01-29T10:30:00-05:30")]
    [InlineData("2022-01-29T23:30:00.123Z", "2022-01-29T23:30:00+00:00")]
    [InlineData("2022-01-29 23:30:00", "2022-01-29T23:30:00+00:00")]
    public void Offset_is_kept_and_nothing_is_shifted(string text, string expected) =>
        Assert.Equal(expected, PrintedDate.FindIn(text)?.Date?.ToIso(Utc));

    [Theory]
    [InlineData("")]
    [InlineData("市委书记昨日主持召开会议")]
    [InlineData("电话 0728-5222022")]
    [InlineData("1月28日下午")]
    [InlineData("12022-01-291")]
    [InlineData("03/04/2022")]
    [InlineData("02-12-2025")]
    [InlineData("113-07-01")]
    [InlineData("昨天 10:30")]
    [InlineData("3天前")]
    [InlineData("version 1.2.2024.1 of 10.0.2.2025")]
    [InlineData("May the Force be with you in 2022")]
    public void Other_texts_hold_none(string text) => Assert.Null(PrintedDate.FindIn(text));

    [Theory]
    [InlineData("2022-02-30")]
    [InlineData("2022年13月1日")]
    [InlineData("2022-01-29 25:10")]
    [InlineData("0001-01-01T00:00:00")]
    [InlineData("二〇二二年二月三十日")]
    [InlineData("February 30, 2022")]
    [InlineData("民國113年2月30日")]
    [InlineData("31.02.2025")]
    public void An_impossible_one_is_reported_and_not_used(string text)
    {
        var report = new RepairReport();
        Assert.Null(PrintedDate.Read(text, report));
        var repair = Assert.Single(report.Repairs);
        Assert.Equal(("impossible-date", false), (repair.Rule, repair.Certain));
        Assert.Equal(text, repair.Samples[0].Before);
    }

    [Theory]
    [InlineData("20220129", "2022-01-29")]
    [InlineData("202201291030", "2022-01-29 10:30")]
    public void Digits_alone_count_where_a_date_is_promised(string text, string expected)
    {
        Assert.Equal(expected, PrintedDate.Read(text, new RepairReport())?.ToString());
        Assert.Null(PrintedDate.FindIn(text));
    }
}
