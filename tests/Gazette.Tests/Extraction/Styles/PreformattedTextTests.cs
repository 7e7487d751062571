using AngleSharp.Html.Parser;
using Gazette.Extraction.Parsing;
using Gazette.Extraction.Styles;

namespace Gazette.Tests;

public sealed class PreformattedTextTests
{
    private const string First = "榆树镇本周启动老旧水渠清淤工程，首批涉及十二个村，预计在四月十日之前完成全部土方作业。";
    private const string Second = "镇长李谦表示，春灌不等人，各村务必赶在清明之前完成支渠疏通，确保农田按时灌溉。";

    [Theory]
    [InlineData("<pre>A\n\nB</pre>")]
    [InlineData("<pre>A\nB</pre>")]
    [InlineData("<textarea readonly>A\n\nB</textarea>")]
    [InlineData("<div style='white-space:pre-wrap'>A\nB</div>")]
    [InlineData("<div style='color:red; White-Space: pre-line'>A\n\n\nB\n</div>")]
    [InlineData("<div style='white-space-collapse: preserve'>A\nB</div>")]
    [InlineData("<div class='whitespace-pre-line text-lg'>A\nB</div>")]
    [InlineData("<style>.a, .t { white-space : pre-wrap }</style><div class=t>A\nB</div>")]
    [InlineData("<style>/* x */ div#c > p { margin: 0; white-space: pre-line; }</style><div id=c><p>A\nB</p></div>")]
    [InlineData("<p><span style='white-space: pre-wrap'>A\nB</span></p>")]
    [InlineData("<div style='white-space:pre-wrap'><section>A\nB</section></div>")]
    public void Line_ends_that_a_page_shows_part_paragraphs(string html)
    {
        var document = Unfolded(html.Replace("A", First, StringComparison.Ordinal).Replace("B", Second, StringComparison.Ordinal));
        Assert.Equal([First, Second], document.QuerySelectorAll("p").Where(p => p.QuerySelector("p") is null).Select(p => p.TextContent));
    }

    [Theory]
    [InlineData("<div>A\nB</div>")]
    [InlineData("<div style='white-space:nowrap'>A\nB</div>")]
    [InlineData("<div style='white-space:pre-wrap'><p style='white-space:normal'>A\nB</p></div>")]
    [InlineData("<style>@media print { .t { white-space: pre } }</style><style media=print>.u { white-space: pre }</style><div class=u>A\nB</div>")]
    [InlineData("<style>.code { white-space: pre }</style><div>A\nB</div>")]
    [InlineData("<div style='white-space:pre-wrap'>\n<p>A</p>\n<p>B</p>\n</div>")]
    [InlineData("<pre><code>A\nB</code></pre>")]
    [InlineData("<pre>渠水绕村流，\n新苗绿满畴。\n春风知我意，\n送雨到田头。</pre>")]
    [InlineData("<pre>open   09:00\nclose  21:00</pre>")]
    [InlineData("<pre>if (a == b) {\n  return new Thing(a); // Says that both are alike, which the caller wants to know.\n}</pre>")]
    public void Code_verses_and_what_a_page_runs_together_stay(string html)
    {
        var page = html.Replace("A", First, StringComparison.Ordinal).Replace("B", Second, StringComparison.Ordinal);
        Assert.Equal(new HtmlParser().ParseDocument(page).DocumentElement.OuterHtml, Unfolded(page).DocumentElement.OuterHtml);
    }

    [Fact]
    public void Wrapped_lines_are_put_together_and_markup_across_them_stays()
    {
        var document = Unfolded("<pre>The parish will clean its ditches in the week after Easter, and\nasks <b>all owners of land that lies beside them and who have tools\nof their own</b> to help, for there are 19 kilometres of them, and\n40 of the banks are broken.\n\nTools are lent at the hall.</pre>");
        Assert.Equal(
            ["The parish will clean its ditches in the week after Easter, and asks <b>all owners of land that lies beside them and who have tools of their own</b> to help, for there are 19 kilometres of them, and 40 of the banks are broken.", "Tools are lent at the hall."],
            document.QuerySelectorAll("p").Select(p => p.InnerHtml));
    }

    [Fact]
    public void A_table_amid_running_text_keeps_its_columns()
    {
        var document = Unfolded($"<pre>{First}\n\n村名    主渠   支渠\n东坡    120    300\n\n{Second}\n\n榆树镇水利站\n2024年3月1日</pre>");
        Assert.Equal(
            [$"<p>{First}</p>", "<pre>村名    主渠   支渠\n东坡    120    300</pre>", $"<p>{Second}</p>", "<p>榆树镇水利站<br>2024年3月1日</p>"],
            document.QuerySelector("div")!.Children.Select(c => c.OuterHtml));
    }

    [Theory]
    [InlineData("<head></head><body><pre style='word-wrap: break-word'>标题\n\n正文</pre></body>", "标题\n\n正文")]
    [InlineData("<head><link rel=stylesheet href=plaintext.css></head><body>\n<pre>a</pre>\n<script></script></body>", "a")]
    [InlineData("<head><title>T</title></head><body><pre>a</pre></body>", null)]
    [InlineData("<body><pre>a</pre><p>b</p></body>", null)]
    [InlineData("<body><pre>a <b>c</b></pre></body>", null)]
    [InlineData("<body><p>a</p></body>", null)]
    public void A_text_file_that_a_browser_saved_is_one_again(string html, string? text) =>
        Assert.Equal(text, PreformattedText.WholePage(new HtmlParser().ParseDocument(html)));

    private static AngleSharp.Html.Dom.IHtmlDocument Unfolded(string html)
    {
        var document = new HtmlParser().ParseDocument(html);
        PreformattedText.Unfold(document, PageContents.Of(document));
        return document;
    }
}
