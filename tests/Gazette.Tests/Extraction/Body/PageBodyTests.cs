using System.Text;
using AngleSharp.Dom;
using Gazette.Extraction;
using Gazette.Extraction.Parsing;
using Gazette.Intake;

namespace Gazette.Tests;

/// <summary>Which element of a page becomes the body.</summary>
public sealed class PageBodyTests
{
    private const string First = "The tram depot on Miller Street opens its gates to visitors on the first Sunday of every month, rain or shine.";
    private const string Second = "Inside stand eleven cars from the years before the war, two of which still run on the short line to the river.";

    [Theory]
    [InlineData("<div id=page><nav><a href='/'>Home</a></nav><div class=story><h2>On rails</h2><p>{0}</p><ul><li>Line 3</li></ul><p>{1}</p></div></div>")]
    [InlineData("<div class=TRS_Editor><p>{0}</p><p>{1}</p></div>")]
    [InlineData("<p>{0}</p><p>{1}</p>")]
    public void The_body_is_made_of_the_pages_own_text_nodes(string markup)
    {
        var html = string.Format(System.Globalization.CultureInfo.InvariantCulture, markup, First, Second);
        Assert.True(UploadReader.TryRead(Uploads.Of("depot.html", Encoding.UTF8.GetBytes(html)), out var text, out _));
        var (draft, _) = DraftParser.Parse(text, TestContext.Current.CancellationToken);
        var before = draft!.Document.Body!.Descendants<IText>().ToHashSet(ReferenceEqualityComparer.Instance);

        Assert.Null(ArticleReader.Read(draft));

        var pieces = draft.Body.Descendants<IText>().ToArray();
        Assert.Contains(pieces, p => p.Data == First);
        Assert.All(pieces, p => Assert.Contains(p, before));
        Assert.Empty(draft.Body.QuerySelectorAll("[data-gazette-origin]"));
    }

    [Fact]
    public async Task Links_keep_the_addresses_that_the_page_gave_them()
    {
        var draft = await Articles.ReadAsync("depot.html", $"<article><p>{First} <a href='../lines/3?a=b&amp;c'>Line 3</a></p><p>{Second}</p></article>");

        Assert.Equal("../lines/3?a=b&c", draft.Body.QuerySelector("a")!.GetAttribute("href"));
    }
}
