using Gazette.Drafts;
using Gazette.Extraction.Parsing;
using Gazette.Uploads;

namespace Gazette.Tests;

/// <summary>What a page hides amid a sentence is no part of it.</summary>
public sealed class HiddenPiecesTests
{
    [Theory]
    [InlineData("<span style=\"font-size:0px\">本文转自某网</span>")]
    [InlineData("<font style=\"display:none\">dafq38</font>")]
    [InlineData("<font class=\"jammer\">9 d2 k! s</font>")]
    [InlineData("<i style=\"color:#fff;opacity:0\">x9</i>")]
    public void Goes(string piece)
    {
        var draft = Parse($"<body><p>昨天检修了{piece}十二座闸门。</p></body>");
        Assert.Equal("昨天检修了十二座闸门。", draft.Document.Body!.TextContent.Trim());
        Assert.NotEmpty(draft.Report.Edits.Unparsed);
    }

    [Theory]
    [InlineData("<span style=\"display:none\">全部工程六月完工。</span>")]
    [InlineData("<span style=\"font-size:0.9em\">北干渠</span>")]
    [InlineData("<span style=\"opacity:0.8\">北干渠</span>")]
    public void What_waits_for_a_click_or_is_only_small_stays(string piece)
    {
        var draft = Parse($"<body><p>昨天检修了{piece}十二座闸门。</p></body>");
        Assert.Empty(draft.Report.Edits.Unparsed);
    }

    private static Draft Parse(string html) =>
        DraftParser.Parse(new SourceText(FileKind.Html, html, "utf-8", new RepairReport()), TestContext.Current.CancellationToken).Draft!;
}
