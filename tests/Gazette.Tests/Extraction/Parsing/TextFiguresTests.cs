using AngleSharp.Html.Parser;
using Gazette.Extraction.Parsing;

namespace Gazette.Tests;

public sealed class TextFiguresTests
{
    private const string Prose = "<p>榆树镇本周启动老旧水渠清淤工程，首批涉及十二个村，预计在四月十日之前完成全部土方作业。</p><p>镇长李谦表示，春灌不等人，各村务必赶在清明之前完成支渠疏通，确保农田按时灌溉。</p>";

    [Theory]
    [InlineData("<figure><table><tr><th>a</th><td>b</td></tr></table><figcaption>表1　进度</figcaption></figure>", "<div><table><caption>表1　进度</caption><tbody><tr><th>a</th><td>b</td></tr></tbody></table></div>")]
    [InlineData("<figure id=q><blockquote>a</blockquote><figcaption>——李谦</figcaption></figure>", "<div id=\"q\"><blockquote>a</blockquote><p>——李谦</p></div>")]
    [InlineData("<figure><figcaption>Listing 1</figcaption><pre>a</pre></figure>", "<div><p>Listing 1</p><pre>a</pre></div>")]
    [InlineData("<figure><ul><li>a</li></ul><figcaption><p>b</p><p>c</p></figcaption></figure>", "<div><ul><li>a</li></ul><div><p>b</p><p>c</p></div></div>")]
    [InlineData("<div class=table-caption>表2</div><table><tbody><tr><td>a</td></tr></tbody></table>", "<div>表2</div><table><tbody><tr><td>a</td></tr></tbody></table>")]
    [InlineData("<div><table></table></div><p class=caption>表3</p>", "<div><table></table></div><p>表3</p>")]
    public void Captions_of_text_belong_to_it(string html, string expected) => Assert.Equal(expected, Opened(html));

    [Theory]
    [InlineData("<figure><img src=\"a.jpg\"><figcaption>渠</figcaption></figure>")]
    [InlineData("<figure><a href=\"a.jpg\"><picture></picture></a><figcaption>渠</figcaption></figure>")]
    [InlineData("<figure><video></video><ul><li>a</li></ul><figcaption>渠</figcaption></figure>")]
    [InlineData("<figure><figcaption>渠</figcaption></figure>")]
    [InlineData("<img src=\"a.jpg\"><p class=\"caption\">渠</p><p>正文</p>")]
    [InlineData("<div class=\"caption\"><img src=\"a.jpg\">渠</div><table></table>")]
    public void Those_of_pictures_stay_with_them(string html) => Assert.Equal(html, Opened(html));

    [Theory]
    [InlineData("<figure><table><tr><th>村</th><th>米</th></tr><tr><td>东坡</td><td>120</td></tr></table><figcaption>表1　各村进度</figcaption></figure>", "表1　各村进度")]
    [InlineData("<figure><blockquote><p>渠水虽小，关系收成。</p></blockquote><figcaption>——李谦在现场会上的讲话</figcaption></figure>", "——李谦在现场会上的讲话")]
    [InlineData("<figure><ol><li>先清主渠，再清支渠。</li><li>收工之前清点工具。</li></ol><figcaption>图2　清淤口诀</figcaption></figure>", "图2　清淤口诀")]
    public async Task They_are_published(string figure, string caption)
    {
        var draft = await Articles.ReadAsync("a.html", $"<title>水渠清淤</title><h1>水渠清淤</h1><div class=content>{Prose}{figure}{Prose.Replace("本周", "下周", StringComparison.Ordinal)}</div>");
        Assert.Contains(caption, draft.Body.TextContent, StringComparison.Ordinal);
    }

    private static string Opened(string html)
    {
        var document = new HtmlParser().ParseDocument("<!DOCTYPE html>" + html);
        TextFigures.Open(PageContents.Of(document));
        return document.Body!.InnerHtml;
    }
}
