using Gazette.Sanitizing;

namespace Gazette.Tests;

public sealed class ProseTextTests
{
    private const string First = "The parish will clean its ditches in the week after Easter, and asks all owners to help.";
    private const string Second = "Tools are lent at the hall, where the clerk keeps a list of them.";

    [Theory]
    [InlineData("<p>" + First + "</p><table><tr><th>Day</th><th>Hour</th></tr><tr><td>Monday</td><td>9</td></tr></table><p>" + Second + "</p>", First + "\n\n" + Second)]
    [InlineData("<h2>Ditches</h2><p>" + First + "</p><ol><li>Spade<li>Barrow</ol><p>" + Second + "</p>", First + "\n\n" + Second)]
    [InlineData("<p>" + First + "</p><p>Table 2: days and hours</p><table><tr><th>Day</th><th>Hour</th></tr><tr><td>Monday</td><td>9</td></tr></table>", First)]
    [InlineData("<p>" + First + "</p><p>The hours are:</p><table><tr><th>Day</th><th>Hour</th></tr><tr><td>Monday</td><td>9</td></tr></table>", First + "\n\nThe hours are:")]
    [InlineData("<figure><img src=x><figcaption>A ditch</figcaption></figure><p>" + First + "</p><pre>09:00</pre>", First)]
    [InlineData("<blockquote><p>" + First + "</p></blockquote>", First)]
    [InlineData("<p>Bring:</p><ol><li>a spade<li>a barrow</ol>", "Bring:\n\na spade\n\na barrow")]
    [InlineData("<ul><li>a spade<ul><li>a long one</ul><li><p>a barrow</p></ul>", "a spade\n\na long one\n\na barrow")]
    [InlineData("<p>" + First + "<sup><a href=#n>1</a></sup></p><p id=n>" + Second + "</p>", First + "\n\n" + Second)]
    [InlineData("<table><tr><th>Day</th><th>Hour</th></tr><tr><td>Monday</td><td>9</td></tr></table>", "")]
    public void Is_made_of_paragraphs(string html, string expected)
    {
        var draft = Drafts.OfHtml(html);
        new ArticleSanitizer().Sanitize(draft);
        Assert.Equal(expected, ProseText.Of(draft.Body));
    }
}
