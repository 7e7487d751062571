using AngleSharp.Html.Parser;
using Gazette.Drafts;
using Gazette.Extraction.Authors;
using Gazette.Extraction.Head;

namespace Gazette.Tests;

public sealed class PageAuthorsTests
{
    private const string Head = "<title>A bridge is repaired</title><meta property='og:site_name' content='The Herald'><h1>A bridge is repaired</h1>";
    private const string Text = "<p>The council has repaired the bridge over the river, which had been closed for a year.</p>";

    [Theory]
    // Tags.
    [InlineData("<script type='application/ld+json'>{\"@type\":\"Article\",\"author\":{\"@type\":\"Person\",\"name\":\"Jane Doe\"}}</script>" + Head, "Jane Doe")]
    [InlineData("<script type='application/ld+json'>{\"@type\":\"Article\",\"author\":[{\"name\":\"Jane Doe\"},\"Ann Lee\"]}</script>" + Head, "Jane Doe|Ann Lee")]
    [InlineData("<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"Article\",\"author\":{\"@id\":\"#p\"}},{\"@type\":\"Person\",\"@id\":\"#p\",\"name\":\"Jane Doe\"}]}</script>" + Head, "Jane Doe")]
    [InlineData("<script type='application/ld+json'>{\"@type\":\"Article\",\"author\":{\"@type\":\"Organization\",\"name\":\"Wells and Sons\"}}</script>" + Head, "")]
    [InlineData("<meta name='author' content='Maddy'>" + Head, "Maddy")]
    [InlineData("<meta name='author' content='责编：何平'>" + Head, "")]
    [InlineData(Head + "<p><span class='author'>责任编辑：何平</span></p>", "")]
    [InlineData(Head + "<p><span class='author'>校对 何平</span></p>", "")]
    [InlineData(Head + "<p>Von Anna Reuter | 3. Mai 2021</p>", "Anna Reuter")]
    [InlineData(Head + "<p>Par Jean Morel, le 3 mai 2021</p>", "Jean Morel")]
    [InlineData(Head + "<p>di Carla Bianchi, 3 maggio 2021</p>", "Carla Bianchi")]
    [InlineData(Head + "<p>Von Berlin nach Talheim</p>", "")]
    [InlineData("<meta name='author' content='Linny and Peter'>" + Head, "Linny and Peter")]
    [InlineData("<meta name='author' content='ops@example.org'>" + Head, "")]
    [InlineData("<meta name='author' content='admin'>" + Head, "")]
    [InlineData("<meta property='article:author' content='https://example.org/jane'>" + Head, "")]
    [InlineData("<meta property='article:author' content='262588213843476'>" + Head, "")]
    [InlineData("<meta name='twitter:label1' content='Written by'><meta name='twitter:data1' content='Jane Doe'>" + Head, "Jane Doe")]
    [InlineData("<meta name='twitter:label1' content='Time to read'><meta name='twitter:data1' content='9 minutes'>" + Head, "")]
    [InlineData("<meta name='author' content='The Herald'>" + Head, "The Herald")]
    [InlineData("<meta name='author' content='参考消息'>" + Head, "")]
    [InlineData("<meta name='author' content='欧阳明'>" + Head, "欧阳明")]
    // Print.
    [InlineData(Head + "<p>By Jane Doe</p>", "Jane Doe")]
    [InlineData(Head + "<p>By <a href='/writers/a-neal'>A. J. Neal</a> <a href='/issue'>View issue</a></p>", "A. J. Neal")]
    [InlineData(Head + "<p>by <a href='/author/amanda/'>Amanda</a> · Dec 20, 2025 at 3:00 am</p>", "Amanda")]
    [InlineData(Head + "<p>by Jane Doe ● December 23, 2025 ● 6 min read</p>", "Jane Doe")]
    [InlineData(Head + "<p>Jane Doe | Senior Writer | July 2, 2025</p>", "Jane Doe")]
    [InlineData(Head + "<div class='author-line'><span>Written By:</span> <span class='author-name'>Jane Doe</span> <span class='author-title'>Executive Digital Editor</span></div>", "Jane Doe")]
    [InlineData(Head + "<div class='meta'><span class='byline'>By <a rel='author'>Jane Doe</a></span> Reviewed by <a href='/authors/dr-lee'>Ann Lee, MD</a></div>", "Jane Doe")]
    [InlineData(Head + "<p class='author'>Jane Doe, MS, RD</p>", "Jane Doe, MS, RD")]
    [InlineData(Head + "<p>By State</p>", "")]
    [InlineData(Head + "<div class='byline'><a>Wellness</a> <a>Prevention</a></div>", "")]
    [InlineData(Head + Text + "<div class='author-box'><h4 class='author-name'>Jane Doe</h4></div>", "Jane Doe")]
    [InlineData(Head + Text + "<h3>Author</h3><p>Jane Doe</p>", "Jane Doe")]
    [InlineData(Head + Text + "<h2>Article written by:</h2><h3>Jane Doe, MD</h3>", "Jane Doe, MD")]
    [InlineData(Head + Text + "<div class='comments'><p class='comment-author'>Jane Doe</p></div>", "")]
    // Print and tag together.
    [InlineData("<meta name='author' content='Jane Doe'>" + Head + "<p class='byline'>By Jane Doe Executive Digital</p>", "Jane Doe")]
    [InlineData("<meta name='author' content='Herald Team'>" + Head + "<p>By Jane Doe</p>", "Jane Doe")]
    [InlineData("<meta name='author' content='John Roe'>" + Head + "<p>By Jane Doe</p>", "Jane Doe")]
    public void The_writer_is_the_person_that_the_page_names(string html, string expected)
    {
        var document = new HtmlParser().ParseDocument(html);
        var page = new PageElements(document);
        var (tags, json) = (HeadTags.Of(page), JsonLdArticle.Find(page));
        var head = PageHead.Of(page, PageTitle.Choose(page, tags, json));
        var metadata = new Metadata();
        PageAuthors.Of(head, tags, json).Fill(metadata, head.Evidence.Author, []);
        Assert.Equal(expected, string.Join('|', metadata.Authors));
    }
}
