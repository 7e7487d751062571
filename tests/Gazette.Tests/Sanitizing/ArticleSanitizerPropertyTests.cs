using AngleSharp.Html.Parser;
using CsCheck;
using Gazette.Sanitizing;

namespace Gazette.Tests;

public sealed class ArticleSanitizerPropertyTests
{
    private const int Samples = 10_000;

    private static readonly ArticleSanitizer Sanitizer = new();

    [Fact]
    public void Sanitizing_twice_equals_once() => HtmlMutations.ParsedHtml.Sample(
        html =>
        {
            var once = Sanitize(html);
            return Sanitize(once) == once;
        },
        iter: Samples);

    [Fact]
    public void Published_html_is_parsed_and_serialized_to_the_same_characters() => HtmlMutations.ParsedHtml.Sample(
        html =>
        {
            var once = Sanitize(html);
            return new HtmlParser().ParseDocument("<!DOCTYPE html><body>" + once).Body!.InnerHtml == once;
        },
        iter: Samples);

    [Fact]
    public void Whatever_is_left_is_on_the_list() => HtmlMutations.ParsedHtml.Sample(
        html => Allowed.Violations(Sanitize(html)).Count == 0,
        iter: Samples);

    [Fact]
    public void Text_is_the_same_before_and_after_the_trip_through_a_page() => HtmlMutations.ParsedHtml.Sample(
        html =>
        {
            var draft = Drafts.OfHtml(html);
            var published = Sanitizer.Sanitize(draft).ToString();
            return BlockText.Of(draft.Body) == BlockText.Of(new HtmlParser().ParseDocument("<!DOCTYPE html><body>" + published).Body!);
        },
        iter: Samples);

    [Theory]
    [InlineData("div")]
    [InlineData("b")]
    [InlineData("blockquote")]
    [InlineData("ul><li")]
    [InlineData("table><tr><td")]
    [InlineData("font")]
    public void Deep_nesting_is_flattened(string tags)
    {
        var draft = Drafts.OfHtml(string.Concat(Enumerable.Repeat($"<{tags}>", 500)) + "text");
        var published = Sanitizer.Sanitize(draft).ToString();
        Assert.Contains("text", published, StringComparison.Ordinal);
        Assert.Equal(published, Sanitize(published));
    }

    [Fact]
    public async Task One_sanitizer_serves_many_threads()
    {
        const string Html = "<div onclick=x><p style=a>one<p><a href=https://example.org/>two</a></div>";
        var expected = Sanitize(Html);
        var results = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => Sanitize(Html), TestContext.Current.CancellationToken)));
        Assert.All(results, r => Assert.Equal(expected, r));
    }

    private static string Sanitize(string html) => Sanitizer.Sanitize(Drafts.OfHtml("<!DOCTYPE html><body>" + html)).ToString();
}
