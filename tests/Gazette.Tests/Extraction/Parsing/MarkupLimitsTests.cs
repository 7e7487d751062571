using System.Text;
using Gazette.Drafts;
using Gazette.Extraction.Parsing;
using Gazette.Uploads;

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
    [InlineData("a.html", "<div>", 257, "nests tags 257 deep at line 1; the limit is 256.")]
    [InlineData("a.html", "<hr>\n", 40_001, "has 40,001 elements up to line 40001, or formatting tags that are never closed; the limit is 40,000.")]
    [InlineData("a.html", "<td a b c d e>x", 24_001, "has 120,005 attributes up to line 1; the limit is 120,000.")]
    [InlineData("a.html", "x<b></b>", 10_001, "has 20,002 pieces inside one <body>; the limit is 20,000.")]
    [InlineData("a.html", "长", 100_001, "has 100,001 characters in one piece of text inside <body>; the limit is 100,000.")]
    [InlineData("a.txt", "长", 100_001, "has 100,001 characters in one paragraph; the limit is 100,000.")]
    [InlineData("a.txt", "行\n", 20_001, "has 20,001 paragraphs; the limit is 20,000.")]
    [InlineData("a.md", "字", 100_001, "has 100,001 characters in one line; the limit is 100,000.")]
    [InlineData("a.md", "[\n", 10_001, "has 10,001 links or brackets; the limit is 10,000.")]
    [InlineData("a.md", "> ", 500, "nests lists or quotes 129 deep or deeper; the limit is 128.")]
    public async Task A_rejection_names_the_limit_and_what_the_file_has(string name, string piece, int times, string fault)
    {
        var (_, rejection) = await Articles.TryReadAsync(name, Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(piece, times))));
        Assert.Equal(RejectionReason.TooComplex, rejection?.Reason);
        Assert.Equal($"The file {fault} Save the article's text alone as a new file and upload that.", rejection!.Detail);
    }

    [Theory]
    [InlineData("a1 ")]
    [InlineData("a=b ")]
    [InlineData("a = \"b>c\" ")]
    [InlineData("a='<p>' ")]
    [InlineData("/a/")]
    [InlineData("a=\"b\"")]
    public void Attributes_of_one_tag_are_counted_before_they_are_parsed(string attribute)
    {
        string Tag(int count) => $"<p {string.Concat(Enumerable.Repeat(attribute, count))}>text";
        Assert.Null(MarkupLimits.CheckMarkup(Tag(200)));
        Assert.Contains(" attributes on one tag at line 1; the limit is 200.", MarkupLimits.CheckMarkup(Tag(201))?.Detail, StringComparison.Ordinal);
        Assert.Contains(" attributes on one tag", MarkupLimits.CheckMarkup(Tag(1_000_000))?.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_of_too_many_characters_is_refused()
    {
        var text = string.Concat(Enumerable.Repeat(new string('长', 99_000) + "\n\n", 16));
        foreach (var name in (string[])["a.txt", "a.md"])
            Assert.Contains("has 1,584,0", (await Articles.TryReadAsync(name, Encoding.UTF8.GetBytes(text))).Rejection!.Detail, StringComparison.Ordinal);
    }

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

    [Theory]
    [InlineData("script")]
    [InlineData("style")]
    [InlineData("iframe")]
    [InlineData("noembed")]
    public async Task What_no_reader_sees_does_not_count_as_text(string tag) =>
        Assert.Null(await ReasonAsync("a.html", $"<p>The ferry goes back into the water on Friday morning, three winters later.</p><{tag}>{new string('x', MarkupLimits.MaxLine + 1)}</{tag}>"));

    [Theory]
    [InlineData("<div style='display:none'>", "</div>")]
    [InlineData("<div hidden>", "</div>")]
    [InlineData("<div style='position:absolute; left:-9999px'><p>", "</p></div>")]
    [InlineData("<div style='display: none'><a href=x>", "</a><b>more</b></div>")]
    public async Task What_intruders_hid_keeps_no_article_from_being_read(string before, string after)
    {
        const string Text = "榆树镇本周启动老旧水渠清淤工程，首批涉及十二个村，预计在四月十日之前完成全部土方作业。";
        var draft = await Articles.ReadAsync("a.html", $"<title>水渠清淤工程启动</title>{before}{string.Concat(Enumerable.Repeat("彩票送彩金，", 20_000))}{after}<p>{Text}</p>");
        Assert.Equal(Text, draft.Body.TextContent.Trim());
        Assert.Contains(draft.Report.Repairs, r => r is { Rule: "hidden-text", Certain: false } && r.Samples[0].Before.StartsWith("120,0", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_shown_is_no_less_refused()
    {
        var (draft, rejection) = await Articles.TryReadAsync("a.html", System.Text.Encoding.UTF8.GetBytes($"<p>{new string('文', 120_000)}</p>"));
        Assert.Null(draft);
        Assert.Equal(RejectionReason.TooComplex, rejection!.Reason);
    }

    [Fact]
    public async Task Cancelling_ends_the_parse()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        var text = new SourceText(FileKind.Html, "<p>x", "utf-8", new RepairReport());
        Assert.ThrowsAny<OperationCanceledException>(() => DraftParser.Parse(text, stop.Token));
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
