namespace Gazette.Tests;

/// <summary>Which blocks of a page's body stay, and which are left out.</summary>
public sealed class BlockJudgeTests
{
    private const string First = "The ferry across the harbour runs again after two years of repairs, and the first boat left full on Monday morning.";
    private const string Second = "Its captain said that the new engine is quieter than the old one, and that the crossing now takes eleven minutes.";
    private const string Third = "Tickets cost the same as before, and children under six travel free on every boat until the end of the summer.";

    [Theory]
    [InlineData("<p>Read more: <a href='/x'>The bridge that never came</a></p>")]
    [InlineData("<p>We may earn a commission when you buy through links on our site.</p>")]
    [InlineData("<div class='newsletter-signup'><p>The harbour in your mail</p></div>")]
    [InlineData("<figure><img src='/a.jpg'><figcaption>The ferry at dawn</figcaption></figure>")]
    public async Task What_is_no_part_of_the_article_is_left_out_and_reported(string block)
    {
        var draft = await Articles.ReadAsync("ferry.html", Page($"<p>{First}</p><p>{Second}</p>{block}<p>{Third}</p>"));

        Assert.Equal([$"p: {First}", $"p: {Second}", $"p: {Third}"], Articles.Lines(draft));
        Assert.Contains(draft.Report.Repairs, r => r is { Rule: "left-out-blocks", Certain: true });
    }

    [Fact]
    public async Task An_article_without_such_blocks_stays_whole()
    {
        var draft = await Articles.ReadAsync("ferry.html", Page($"<p>{First}</p><h2>A quieter engine</h2><p>{Second}</p><ul><li>Adults two coins</li><li>Bicycles one coin</li></ul><p>{Third}</p>"));

        Assert.Equal([$"p: {First}", "h2: A quieter engine", $"p: {Second}", "li: Adults two coins", "li: Bicycles one coin", $"p: {Third}"], Articles.Lines(draft));
        Assert.DoesNotContain(draft.Report.Repairs, r => r.Rule == "left-out-blocks");
    }

    [Fact]
    public async Task A_sentence_that_points_elsewhere_by_the_way_stays()
    {
        var draft = await Articles.ReadAsync("ferry.html", Page($"<p>{First}</p><p>{Second}</p><p><a href='/x'>Click here to see the whole timetable</a> with the hours of each boat and the fares.</p><p>{Third}</p>"));

        Assert.Contains("p: Click here to see the whole timetable with the hours of each boat and the fares.", Articles.Lines(draft));
    }

    private static string Page(string body) => $"<!DOCTYPE html><html><head><title>The ferry is back</title></head><body><article><h1>The ferry is back</h1>{body}</article></body></html>";
}
