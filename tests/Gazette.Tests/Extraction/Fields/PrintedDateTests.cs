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
    // Words of other languages, ordinals, short forms, articles and days of the week.
    [InlineData("7. März 2022", "2022-03-07")]
    [InlineData("Mittwoch, den 30. Dezember 2020, 18:05 Uhr", "2020-12-30 18:05")]
    [InlineData("am 3.Mai 2019 um 9.30 Uhr", "2019-05-03 09:30")]
    [InlineData("14. Jän. 2020", "2020-01-14")]
    [InlineData("Le 1er août 2018 à 7h05", "2018-08-01 07:05")]
    [InlineData("mardi 9 févr. 2021", "2021-02-09")]
    [InlineData("31 decembre 2017", "2017-12-31")]
    [InlineData("4 de octubre de 2016", "2016-10-04")]
    [InlineData("1º de enero de 2022, a las 10:15", "2022-01-01 10:15")]
    [InlineData("septiembre 5, 2019", "2019-09-05")]
    [InlineData("lunedì 1° giugno 2020 alle 8:40", "2020-06-01 08:40")]
    [InlineData("12 gennaio 2023", "2023-01-12")]
    [InlineData("zaterdag 6 mrt. 2021", "2021-03-06")]
    [InlineData("28 augustus 2019", "2019-08-28")]
    [InlineData("2 de março de 2020 às 16h20", "2020-03-02 16:20")]
    [InlineData("5 dez 2021", "2021-12-05")]
    [InlineData("den 17 juni 2019 kl. 11.00", "2019-06-17")]
    [InlineData("9 мая 2020 г.", "2020-05-09")]
    [InlineData("21 września 2018", "2018-09-21")]
    [InlineData("令和2年10月5日", "2020-10-05")]
    [InlineData("平成31年4月1日（月）", "2019-04-01")]
    [InlineData("令和元年12月1日", "2019-12-01")]
    [InlineData("2020年8月6日(木) 18時45分", "2020-08-06 18:45")]
    [InlineData("2020年8月6日　午後6時", "2020-08-06 18:00")]
    [InlineData("2021년 7월 9일", "2021-07-09")]
    [InlineData("2021.07.09. 오후 3:12", "2021-07-09 15:12")]
    [InlineData("2021年7月9日 星期五 08:30", "2021-07-09 08:30")]
    [InlineData("二O二一年七月九日", "2021-07-09")]
    [InlineData("二0二一年七月九日", "2021-07-09")]
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
    [InlineData("12 Häuser 2021")]
    [InlineData("Set 3, 2020")]
    [InlineData("3 mal 2020")]
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
    [InlineData("Publié le lundi 4 mai 2020", "lundi 4 mai 2020")]
    [InlineData("Erschienen am Freitag, den 8. Mai 2020.", "Freitag, den 8. Mai 2020")]
    [InlineData("We met on Thursday, March 11, 2021, in town", "Thursday, March 11, 2021")]
    public void A_day_of_the_week_is_part_of_it(string text, string printed)
    {
        var found = PrintedDate.FindIn(text)!;
        Assert.EndsWith(printed, found.Printed, StringComparison.Ordinal);
        Assert.Equal(found.Printed, text.Substring(found.Start, found.Printed.Length));
    }

    [Theory]
    [InlineData("20220129", "2022-01-29")]
    [InlineData("202201291030", "2022-01-29 10:30")]
    [InlineData("1581480000", "2020-02-12 04:00")]
    [InlineData("1581480000123", "2020-02-12 04:00")]
    public void Digits_alone_count_where_a_date_is_promised(string text, string expected)
    {
        Assert.Equal(expected, PrintedDate.Read(text, new RepairReport())?.ToString());
        Assert.Null(PrintedDate.FindIn(text));
    }
}
