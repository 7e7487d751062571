using System.Text;
using CsCheck;

namespace Gazette.Tests;

public sealed class ReadingPropertyTests
{
    private static readonly string[] Pieces =
    [
        "<p>", "</p>", "<div class=content>", "</div>", "<h1>", "</h1>", "<h2>副标题", "<table><tr><td>", "</table>", "<a href='/x'>", "</a>", "<b>", "<i id=1>",
        "<script>", "</script>", "<!--", "-->", "<title>", "</title>", "<meta name=PubDate content='2022-13-45'>", "<meta property=og:title content=标题>",
        "<base href='http://[bad'>", "<link rel=canonical href='://'>", "<time datetime='x'>", "<br>", "<svg><p>", "<template>", "<frameset>", "<select>", "<math>",
        "<script type='application/ld+json'>{\"@type\":\"Article\",\"author\":[{\"name\":1},\"王\"]}</script>", "<script type='application/ld+json'>[[[",
        "发布时间：2022年1月29日", "来源：", "作者：王帅", "（记者王帅）", "By Jane Doe", "打印", "市政府昨日召开会议，部署工作，要求各单位落实责任。", "The council met, and it decided. ",
        "&amp;", "&#0;", "&#x10FFFF;", "\u0000", "\uD800", "　", "\n", "---\n", "title: x\n", "- item\n", "1. item\n", "====\n", "| a | b |\n", "[^1]", "> ",
    ];

    private static readonly string[] Names = ["a.html", "a.txt", "a.md"];

    private static readonly Gen<string> Piece = Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]);

    private static readonly Gen<string> Name = Gen.Int[0, Names.Length - 1].Select(i => Names[i]);

    [Fact]
    public async Task Random_bytes_are_read_or_refused_but_never_a_fault() =>
        await Gen.Select(Gen.Byte.Array[0, 400], Name).SampleAsync(
            async (bytes, name) => await AssertEnded(name, bytes), iter: 400, threads: 1, seed: "0N0XIzNsQ0O2");

    [Fact]
    public async Task Random_markup_is_read_or_refused_but_never_a_fault() =>
        await Gen.Select(Piece.Array[0, 60], Name).SampleAsync(
            async (pieces, name) => await AssertEnded(name, Encoding.UTF8.GetBytes(string.Concat(pieces))), iter: 600, threads: 1, seed: "0N0XIzNsQ0O2");

    [Theory]
    [InlineData("a.txt", "标题\uFFFE一行\n\n今天天气很好，我们去公园散步。")]
    [InlineData("a.html", "<h1>标题</h1><p>今天天气很好，&#xFFFE;我们去公园散步。</p>")]
    public async Task A_character_that_is_none_is_read_like_any_other(string name, string text)
    {
        var (draft, _) = await Articles.TryReadAsync(name, Encoding.UTF8.GetBytes(text));
        Assert.StartsWith("标题", draft!.Metadata.Title, StringComparison.Ordinal);
        Assert.Contains("公园散步", draft.Body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_an_emoji_in_the_description_of_the_article_costs_that_value_alone()
    {
        const string Page = """
            <script type="application/ld+json">{"@type":"Article","headline":"The fair opens \ud83c","author":[{"name":"\udfa1"},"Jane Doe"]}</script>
            <h1>The fair opens</h1><p>The fair opened on Monday, and the first visitors came early, in spite of the rain.</p>
            """;
        var (draft, _) = await Articles.TryReadAsync("a.html", Encoding.UTF8.GetBytes(Page));
        Assert.Equal("The fair opens", draft!.Metadata.Title);
        Assert.Equal(["Jane Doe"], draft.Metadata.Authors);
    }

    private static async Task AssertEnded(string name, byte[] bytes)
    {
        var (draft, rejection) = await Articles.TryReadAsync(name, bytes);
        Assert.True(draft is null != rejection is null);
        if (draft is null)
            Assert.NotEqual("", rejection!.Detail);
        else
            Assert.Same(draft.Document, draft.Body.Owner);
    }

    [Theory]
    [InlineData("<title>{0}</title><h1>{0}</h1><p>Text", " - a")]
    [InlineData("<meta name=author content=\"{0}\"><meta name=ContentSource content=\"{0}\"><p>Text", "Jane and ")]
    [InlineData("<p>{0}</p><p>Text</p>", "。”")]
    [InlineData("<p>（记者{0}</p>", "（记者")]
    [InlineData("<p>{0}</p>", "2022-01-2 ")]
    public async Task Long_hostile_values_are_read_without_a_fault(string page, string piece)
    {
        var html = string.Format(System.Globalization.CultureInfo.InvariantCulture, page, string.Concat(Enumerable.Repeat(piece, 100_000)));
        await AssertEnded("a.html", Encoding.UTF8.GetBytes(html));
        await AssertEnded("a.txt", Encoding.UTF8.GetBytes(html));
    }

    [Fact]
    public async Task A_headline_on_thousands_of_lines_is_read_in_seconds()
    {
        var text = Encoding.UTF8.GetBytes("标题在这里\n\n" + string.Concat(Enumerable.Repeat("标题在这里\n", 19_000)));
        var time = System.Diagnostics.Stopwatch.StartNew();
        await AssertEnded("a.txt", text);
        Assert.True(time.Elapsed < TimeSpan.FromSeconds(15), $"{time.Elapsed}");
    }
}
