using System.Text;
using Gazette.Extraction;

namespace Gazette.Tests;

public sealed class MarkupLimitsTests
{
    [Theory]
    [InlineData("<div>", 50_000)]
    [InlineData("<span>", 50_000)]
    [InlineData("<table><tr><td>", 20_000)]
    [InlineData("<blockquote><p>", 300)]
    [InlineData("<p>x", 100_000)]
    [InlineData("<br>", 300_000)]
    [InlineData("x<b></b>", 30_000)]
    public async Task Markup_beyond_the_limits_is_refused(string tag, int times) =>
        Assert.Equal(RejectionReason.TooComplex, await ReasonAsync("a.html", string.Concat(Enumerable.Repeat(tag, times))));

    [Theory]
    [InlineData("<svg><style>", "</style>")]
    [InlineData("<math><title>", "</title>")]
    [InlineData("<!-- never closed", "")]
    [InlineData("<script>never closed", "")]
    public async Task Depth_cannot_hide(string before, string after) =>
        Assert.Equal(RejectionReason.TooComplex, await ReasonAsync("a.html", before + string.Concat(Enumerable.Repeat("<div>", 5_000)) + after));

    [Fact]
    public async Task Formatting_left_open_over_many_paragraphs_is_refused()
    {
        var open = string.Concat(Enumerable.Range(0, 250).Select(i => $"<b id={i}>"));
        Assert.Equal(RejectionReason.TooComplex, await ReasonAsync("a.html", "<p>" + open + string.Concat(Enumerable.Repeat("<p>x", 5_000))));
    }

    [Theory]
    [InlineData("> ", 5_000)]
    [InlineData("- ", 5_000)]
    public async Task Markdown_that_nests_too_deep_is_refused(string mark, int times) =>
        Assert.Equal(RejectionReason.TooComplex, await ReasonAsync("a.md", string.Concat(Enumerable.Repeat(mark, times)) + "x"));

    [Fact]
    public async Task A_text_of_too_many_lines_is_refused() =>
        Assert.Equal(RejectionReason.TooComplex, await ReasonAsync("a.txt", string.Concat(Enumerable.Repeat("行\n", MarkupLimits.MaxChildren + 1))));

    [Theory]
    [InlineData("<div>x</div>", 2_000)]
    [InlineData("<p>x", 2_000)]
    [InlineData("<ul><li>x<li>y</ul>", 2_000)]
    [InlineData("<!-- <div> --><script>'<div>'</script>", 2_000)]
    [InlineData("<img src=x><br/><hr>x", 2_000)]
    public async Task Long_but_flat_markup_is_read(string tag, int times) =>
        Assert.Null(await ReasonAsync("a.html", "<p>Text</p>" + string.Concat(Enumerable.Repeat(tag, times))));

    [Fact]
    public async Task Cancelling_ends_the_parse()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        var text = new SourceText(FileKind.Html, "<p>x", "utf-8", new RepairReport());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => DraftParser.ParseAsync(text, stop.Token));
    }

    private static async Task<string?> ReasonAsync(string name, string text) =>
        (await Articles.TryReadAsync(name, Encoding.UTF8.GetBytes(text))).Rejection?.Reason;

    [Theory]
    [InlineData("<")]
    [InlineData("<!--")]
    public void Markup_that_ends_nowhere_is_looked_through_once(string piece)
    {
        var html = "<p>Text</p>" + string.Concat(Enumerable.Repeat(piece, 2_000_000));
        var time = System.Diagnostics.Stopwatch.StartNew();
        Assert.Null(MarkupLimits.CheckMarkup(html));
        Assert.True(time.Elapsed < TimeSpan.FromSeconds(10), $"{time.Elapsed}");
    }

    [Theory]
    [InlineData("![a](")]
    [InlineData("http://a.b ")]
    [InlineData("[a]: http://x.y\n")]
    public async Task Markdown_of_links_alone_is_refused_in_seconds(string piece)
    {
        var text = Encoding.UTF8.GetBytes("Text\n\n" + string.Concat(Enumerable.Repeat(piece, 100_000)));
        var time = System.Diagnostics.Stopwatch.StartNew();
        var (_, rejection) = await Articles.TryReadAsync("a.md", text);
        Assert.Equal(RejectionReason.TooComplex, rejection?.Reason);
        Assert.True(time.Elapsed < TimeSpan.FromSeconds(10), $"{time.Elapsed}");
    }
}
