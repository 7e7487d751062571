using Gazette.Articles;
using Gazette.Drafts;
using Gazette.Extraction.Parsing;
using Gazette.Uploads;

namespace Gazette.Tests;

/// <summary>Paragraphs that an open comment or an open quote has taken into itself come back; a person is asked to look.</summary>
public sealed class SwallowedTextTests
{
    private const string Last = "北干渠建于一九五八年，灌溉农田二十一万亩。";

    [Theory]
    [InlineData("<p>昨天检修了十二座闸门。<!-- 广告位</p><p>" + Last + "</p>")]
    [InlineData("<p>昨天检修了十二座闸门。<a href=\"/a>更多</a></p><p>" + Last + "</p>")]
    [InlineData("<p>昨天检修了十二座闸门。</span style=\"font-size: 16px</p><p>" + Last + "</p>")]
    [InlineData("<p class='a>昨天检修了十二座闸门。</p><p>" + Last + "</p>")]
    public void Comes_back_and_asks_for_a_review(string body)
    {
        var draft = Parse($"<!DOCTYPE html><title>检修</title><body><h1>检修</h1>{body}</body></html>");
        Assert.Contains(Last, draft.Document.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(draft.Report.Repairs, r => r is { Rule: SwallowedText.Rule, Certain: false });
        Assert.DoesNotContain(SwallowedText.Rule, ReviewReason.Of(SwallowedText.Rule), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<p>Text.<!-- a comment --></p><p>More.</p>")]
    [InlineData("<p title=\"<p>a tip</p>\">Text.</p><p>More.</p>")]
    [InlineData("<p>Text.</p><script>document.write(\"<a href='x>y</p><p>z\");</script><p>More.</p>")]
    [InlineData("<p>He measured 5\" by <a href=\"/b\">7\"</a>.</p><p>More.</p>")]
    [InlineData("<p>Text.</p><div id=\"side</div><div class=\"b\"></div><p>More.</p>")]
    [InlineData("<noscript><!-- <p>a</p></noscript><p>More.</p>")]
    public void Whole_markup_stays(string body)
    {
        var html = $"<!DOCTYPE html><title>t</title><body>{body}</body></html>";
        Assert.Null(SwallowedText.Release(html, out _));
    }

    private static Draft Parse(string html) =>
        DraftParser.Parse(new SourceText(FileKind.Html, html, "utf-8", new RepairReport()), TestContext.Current.CancellationToken).Draft!;
}
