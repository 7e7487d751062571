using AngleSharp.Html.Parser;
using Gazette.Articles;
using Gazette.Drafts;
using Gazette.Extraction.Fields;
using Gazette.Extraction.Head;

namespace Gazette.Tests;

public sealed class PageDateTests
{
    private const string Title = "<title>A bridge is repaired</title>";
    private const string Head = Title + "<h1>A bridge is repaired</h1>";

    [Theory]
    // Tags.
    [InlineData("<meta property='article:published_time' content='2024-03-17T08:30:00+01:00'>" + Head, "2024-03-17 08:30")]
    [InlineData("<meta name='published-date' content='2021-02-16'><meta name='published-time' content='2026-03-09T08:45:32Z'>" + Head, "2021-02-16")]
    [InlineData("<meta name='published' content='July 17, 2025'>" + Head, "2025-07-17")]
    [InlineData("<meta itemprop='datePublished' content='20240317'>" + Head, "2024-03-17")]
    [InlineData("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2024-03-17T00:00:00Z\",\"dateModified\":\"2025-01-01\"}</script>" + Head, "2024-03-17")]
    [InlineData("<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"WebPage\",\"datePublished\":\"2024-03-17T06:10:00+00:00\"}]}</script>" + Head, "2024-03-17 06:10")]
    [InlineData("<script type='application/ld+json'>[{\"@type\":\"Article\",\"headline\":\"A\nB\",\"datePublished\":\"2024-03-17\"}]</script>" + Head, "2024-03-17")]
    [InlineData("<link rel=canonical href='https://example.org/2024/03/17/a-bridge/'>" + Head, "2024-03-17")]
    [InlineData(Head + "<time class='entry-date published' datetime='2024-03-17T08:30:00Z'></time>", "2024-03-17 08:30")]
    // Print.
    [InlineData(Head + "<p>Jane Doe | Senior Writer | July 2, 2025</p>", "2025-07-02")]
    [InlineData(Head + "<p>by <a href='/author/ann/'>Ann</a> · Dec 20, 2025 at 3:00 am · 5 comments</p>", "2025-12-20 03:00")]
    [InlineData("<div>OCTOBER 13, 2025</div>" + Head, "2025-10-13")]
    [InlineData(Head + "<p><span>23.07.2025</span> · 5 min</p>", "2025-07-23")]
    [InlineData(Head + "<ul><li>2/24/2026</li><li>News</li></ul>", "2026-02-24")]
    [InlineData(Head + "<p>Text of the article.</p><p>This article was originally published on 26 Sep 2019 at 4:12pm and has been changed since.</p>", "2019-09-26 16:12")]
    // Which of several.
    [InlineData("<meta property='article:published_time' content='2024-10-15T18:50:00Z'>" + Head + "<p>Updated on June 18, 2025 at 12:35 PM</p>", "2024-10-15 18:50")]
    [InlineData(Head + "<p>Updated: June 18, 2025 Published: May 2, 2025</p>", "2025-05-02")]
    [InlineData(Head + "<p>发布时间：2022-01-29 更新时间：2022-02-03</p>", "2022-01-29")]
    [InlineData(Head + "<p>更新时间：2022-02-03 发布时间：2022-01-29</p>", "2022-01-29")]
    [InlineData("<meta property='article:published_time' content='2013-03-11T11:11:07-07:00'>" + Head + "<p>March 20, 2023</p>", "2023-03-20")]
    [InlineData("<meta name='PubDate' content='2022-01-29 10:30'>" + Head + "<p>2022-01-29</p>", "2022-01-29 10:30")]
    [InlineData(Head + "<p>Text of the article.</p><p>Last updated: November 13, 2025</p>", "2025-11-13")]
    // Other languages.
    [InlineData(Head + "<p>Veröffentlicht am 3. Februar 2021</p>", "2021-02-03")]
    [InlineData(Head + "<p>Stand: 3. Februar 2021 | Veröffentlicht: 1. Februar 2021</p>", "2021-02-01")]
    [InlineData(Head + "<p>Publié le 3 février 2021 à 8h15 - Mis à jour le 5 mars 2021</p>", "2021-02-03 08:15")]
    [InlineData(Head + "<p>Publicado el 3 de febrero de 2021</p>", "2021-02-03")]
    [InlineData(Head + "<p>Pubblicato il 3 febbraio 2021</p>", "2021-02-03")]
    [InlineData(Head + "<p>Gepubliceerd op 3 februari 2021</p>", "2021-02-03")]
    [InlineData(Head + "<p>Por María Ruiz, 3 de febrero de 2021</p>", "2021-02-03")]
    [InlineData(Head + "<p>更新日：2021年3月1日　公開日：2021年2月3日</p>", "2021-02-03")]
    [InlineData(Head + "<p>03.02.2021</p>", "2021-02-03")]
    [InlineData(Head + "<p>By Ann Lee — February 3, 2021 leave a comment</p>", "2021-02-03")]
    [InlineData("<meta property='article:published_time' content='1612310400'>" + Head, "2021-02-03")]
    [InlineData("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":1612310400}</script>" + Head, "2021-02-03")]
    [InlineData("<script type='application/ld+json'>/* <![CDATA[ */{\"@type\":\"NewsArticle\",\"datePublished\":\"2021-02-03\"}/* ]]> */</script>" + Head, "2021-02-03")]
    [InlineData("<meta property='article:published_time' content='2021-02-03'>" + Head + "<p><span class='meta-updated'>2022-05-06</span> · 4 min read</p>", "2021-02-03")]
    // A chronicle, and the time of a meeting.
    [InlineData(Head + "<h3>2021-02-03</h3><p>The council met for the first time to speak about the bridge.</p><h3>2021-04-09</h3><p>The bridge was closed for all but people on foot and on bicycles.</p>", null)]
    [InlineData(Head + "<p>2021-02-03</p><p>2021-02-01</p><p>The council met for the first time to speak about the bridge.</p>", "2021-02-03")]
    [InlineData(Head + "<p>发布时间：2021-02-03</p><p>时间：2021年2月20日</p><p>The council met for the first time to speak about the bridge.</p>", "2021-02-03")]
    // None.
    [InlineData(Head + "<p>Tickets are sold before the Dec 5, 2025 opening of the bridge</p>", null)]
    [InlineData(Head + "<p>昨天 10:30</p><p>3天前</p><p>2小时前</p>", null)]
    [InlineData(Head + "<p>02/03/2024</p>", null)]
    [InlineData(Head + "<p>2022-02-30</p>", null)]
    [InlineData("<time class='updated' datetime='2024-03-17'>Updated</time>" + Head, null)]
    public void The_day_of_publishing_is_that_which_the_page_states(string html, string? expected) =>
        Assert.Equal(expected, Read(html, new RepairReport())?.ToString());

    [Fact]
    public void An_impossible_date_is_reported_once()
    {
        var report = new RepairReport();
        Assert.Null(Read(Head + "<p>发布时间：2022-02-30 10:00</p>", report));
        Assert.Equal(("impossible-date", 1, false), report.Repairs.Select(r => (r.Rule, r.Count, r.Certain)).Single());
    }

    [Theory]
    [InlineData("fr", "03/05/2021", "2021-05-03")]
    [InlineData("it-IT", "Pubblicato il 03-05-2021 alle 10:30", "2021-05-03 10:30")]
    [InlineData("pt_BR", "Publicado em 3/5/2021 às 10h30", "2021-05-03 10:30")]
    [InlineData("en-GB", "03/05/2021", "2021-05-03")]
    [InlineData("en-GB", "2021/05/03", "2021-05-03")]
    [InlineData("en", "03/05/2021", null)]
    [InlineData("en-US", "03/05/2021", null)]
    [InlineData("zh-CN", "03/05/2021", null)]
    public void The_pages_language_tells_which_number_is_the_day(string language, string printed, string? expected) =>
        Assert.Equal(expected, Read($"<html lang='{language}'><body>{Head}<p>{printed}</p>", new RepairReport())?.ToString());

    [Theory]
    // What machines write in UTC, readers saw by their own clock.
    [InlineData("2021-02-03T01:20:00Z", "", "2021-02-03 09:20")]
    [InlineData("2021-02-03T17:45:30.000+00:00", "", "2021-02-04 01:45")]
    [InlineData("2021-02-03T16:00:00Z", "", "2021-02-04")]
    [InlineData("1612345530", "", "2021-02-03 17:45")]
    // A day alone, a time without a zone and one of another zone stay as stated.
    [InlineData("2021-02-03T00:00:00Z", "", "2021-02-03")]
    [InlineData("2021-02-03T23:40:00", "", "2021-02-03 23:40")]
    [InlineData("2021-02-03T23:40:00+01:00", "", "2021-02-03 23:40")]
    // The page's own print wins, and may be told more precisely by the same moment in UTC.
    [InlineData("2021-02-03T01:20:00Z", "发布时间：2021-02-03 09:20", "2021-02-03 09:20")]
    [InlineData("2021-02-03T17:45:00Z", "2021-02-04", "2021-02-04 01:45")]
    [InlineData("2021-02-03T17:45:00Z", "2021-02-03", "2021-02-03")]
    public void Times_in_utc_are_those_of_the_sites_clock(string tag, string printed, string expected)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
        var read = Read($"<meta property='article:published_time' content='{tag}'>{Head}<p>{printed}</p>", new RepairReport(), zone);
        Assert.Equal(expected, read?.FromUtcTo(zone).ToString());
    }

    private static PublishDate? Read(string html, RepairReport report, TimeZoneInfo? zone = null)
    {
        var document = new HtmlParser().ParseDocument(html);
        var page = new PageElements(document);
        var (tags, json) = (HeadTags.Of(page), JsonLdArticle.Find(page));
        var head = PageHead.Of(page, PageTitle.Choose(page, tags, json));
        return PageDate.Choose(page, tags, json, head.Evidence, report, zone);
    }
}
