using System.Text;
using Gazette.Articles;
using Gazette.Cleaning;
using Gazette.Extraction.Blocks;
using Gazette.Extraction.Body;
using Gazette.Extraction.Lines;
using Gazette.Processing;

namespace Gazette.Tests;

/// <summary>A page that may have lost text asks a person to look, by a reason of its own.</summary>
public sealed class BodyDoubtTests
{
    private const string Long =
        "<p>The old mill by the weir turns again after eleven years, and on Sunday the first sacks of flour were carried over the bridge.</p>"
        + "<p>Two hundred people came to see the wheel start. The miller, who learned the trade from his aunt, says that the stones need another month.</p>"
        + "<p>The town paid for the timber, a school class for the paint. What is ground here will be sold at the Saturday market from May on.</p>";

    private const string Other =
        "<p>Further up the valley the dairy has opened its cellar to visitors, who can taste four kinds of cheese there every afternoon.</p>"
        + "<p>The cellar was cut into the rock in the year of the great flood. It keeps the same ten degrees in summer and in winter, says the dairymaid.</p>"
        + "<p>Groups are asked to call the day before. Children under six come in for free, dogs have to wait at the gate in the shade.</p>";

    private const string Linked =
        "<p><a href='/a'>The cellar in the year of its opening, with the first wheels of cheese on the boards that were cut from the old bridge</a>; the dairymaid is the third from the left, and behind her stands the smith who made the hinges.</p>"
        + "<p><a href='/b'>The smith who made the hinges of the door came with his two sons, and they brought the cart that had carried the stones</a>; it stands in the yard to this day, and children climb on it when school is out.</p>";

    private const string Lines = "<p>Bread and butter</p><p>Pears from the hill</p><p>Soup of the day</p><p>Trout with almonds</p><p>Cheese of the valley</p><p>Plums in brandy</p>";

    [Theory]
    [InlineData("<article>" + Long + "</article>", "")]
    [InlineData("<article>" + Long + "</article><footer><p>Printed in the valley.</p></footer>", "")]
    [InlineData("<p>Menu</p><p>Wind</p><p>Tide</p>", BodyDoubt.WholePage)]
    public async Task Asks_for_a_review_with_its_reason(string body, string reason)
    {
        var article = (await ReadAsync(body))!;
        string[] reasons = [.. article.Repairs.Where(r => !r.Certain && r.Rule != "no-date").Select(r => r.Rule)];
        Assert.Equal(reason.Length == 0 ? [] : [reason], reasons);
    }

    /// <summary>What stays, what is left out of the article's element and outside of it, the odds of what goes, and the reasons.</summary>
    [Theory]
    [InlineData(Long, "<aside>" + Other + "</aside>", -5, false, "")]
    [InlineData(Long, Other, -5, false, BodyDoubt.MissingText)]
    [InlineData(Long + Long, Other, -5, true, BodyDoubt.MissingText)]
    [InlineData(Long + Long, Other, 3, false, BodyDoubt.MissingText)]
    [InlineData(Long, Other + Other, -9, false, BodyDoubt.MissingText + " " + BodyDoubt.OtherText)]
    [InlineData(Long + Long, Linked, 3, false, BodyDoubt.MissingText)]
    [InlineData(Long + Long, Linked, -9, false, "")]
    [InlineData(Long, Lines + Lines + Lines, -9, true, BodyDoubt.MissingText)]
    [InlineData(Long, Lines, -9, true, "")]
    [InlineData(Long, "<div class=modal hidden>" + Other + Other + "</div>", -9, false, BodyDoubt.HiddenText)]
    [InlineData(Long + Long + Long + Long, "<p>The cellar was cut into the rock in the year of the great flood. It keeps ten degrees.</p>", -0.4, true, BodyDoubt.LeftOutProse)]
    [InlineData(Long + Long + Long + Long, "<p>The cellar was cut into the rock in the year of the great flood, and keeps ten degrees.</p>", -0.4, true, "")]
    [InlineData("<p>We use cookies to keep you logged in and to count visits.</p>", "", 0, false, BodyDoubt.Notice)]
    public void Names_what_is_doubtful(string stays, string goes, double odds, bool isInside, string reason)
    {
        var draft = Drafts.OfHtml($"<body><main>{stays}</main><section>{goes}</section>");
        var root = draft.Document.Body!;
        var page = PageBody.BlocksOf(root, TextLines.Of(root), draft.Budget);
        var judged = page.Blocks.Select(b => (new BlockContext(b) { IsInside = isInside }, b.Line.Parent!.Closest("main") is not null)).ToList();
        new BodyDoubt(judged, b => odds).Note(draft.Report, new HashSet<TextLine>());
        Assert.Equal(reason.Split(' ', StringSplitOptions.RemoveEmptyEntries), draft.Report.Repairs.Where(r => !r.Certain).Select(r => r.Rule));
    }

    [Fact]
    public async Task A_long_text_that_the_page_hides_until_a_click_is_published() =>
        Assert.Contains("the great flood", (await ReadAsync($"<div class=content>{Long}</div><div style='display:none'>{Other}</div>"))!.Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("<main><p>We use cookies to keep you logged in and to count visits. You can accept or refuse them at any time in the settings.</p></main>")]
    [InlineData("<div class=content><p>Please sign in with the account of your library to go on reading. The page opens after that.</p></div>")]
    public async Task A_notice_alone_is_rejected_or_asks_for_a_review(string body) =>
        Assert.True(await ReadAsync(body) is not { } article || article.Repairs.Any(r => r is { Certain: false, Rule: not "no-date" }));

    [Theory]
    [InlineData("One.", false)]
    [InlineData("One, e.g. this one", false)]
    [InlineData("One. Two.", true)]
    [InlineData("It said: “Stop!” Nobody did.", true)]
    [InlineData("第一句。第二句。", true)]
    [InlineData("第一句。", false)]
    [InlineData("Version 2.10 of 3.5", false)]
    public void Counts_sentences(string text, bool expected) => Assert.Equal(expected, BodyDoubt.HasTwoSentences(text));

    private static async Task<Article?> ReadAsync(string body)
    {
        var processor = new ArticleProcessor(new Site("Gazette", "https://news.example", "en", TimeZoneInfo.Utc), new CleaningRules(), TimeProvider.System);
        var html = $"<!DOCTYPE html><meta charset=utf-8><title>The mill turns again</title><body><h1>The mill turns again</h1>{body}";
        var (article, _) = await processor.ProcessAsync(Uploads.Of("a.html", Encoding.UTF8.GetBytes(html)), TestContext.Current.CancellationToken);
        return article;
    }
}
