using System.Text;
using CsCheck;
using Gazette.Articles;
using Gazette.Cleaning;
using Gazette.Processing;
using Gazette.Uploads;

namespace Gazette.Tests;

/// <summary>Nothing that a file's reader could have read is lost in silence; see <see cref="PageAccount"/>.</summary>
public sealed class PageAccountTests
{
    private static readonly ArticleProcessor Processor = new(new Site("Gazette", "https://news.example", "zh-Hans", TimeZoneInfo.Utc), new CleaningRules(), TimeProvider.System);

    public static TheoryData<string> Files => [.. Folders.SelectMany(f => Directory.GetFiles(f, "*", SearchOption.AllDirectories)).Where(IsUpload).Select(f => Path.GetRelativePath(ExtractionCaseTests.RepositoryRoot(), f)).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Folders =>
        [Path.Combine(ExtractionCaseTests.RepositoryRoot(), "tests", "Gazette.Tests", "Cases"), Path.Combine(ExtractionCaseTests.RepositoryRoot(), "seeds")];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Every_case_is_accounted_for(string file)
    {
        var bytes = await File.ReadAllBytesAsync(Path.Combine(ExtractionCaseTests.RepositoryRoot(), file), TestContext.Current.CancellationToken);
        var upload = Uploads.Of(Path.GetFileName(file), bytes);
        Assert.Null(await FaultOfAsync(upload));
        var (article, _) = await Processor.ProcessAsync(upload, TestContext.Current.CancellationToken);
        Assert.All(article?.Repairs.Where(r => !r.Certain) ?? [], r => Assert.True(ReviewReason.IsKnown(r.Rule), $"{r.Rule} has no sentence for its reader."));
    }

    [Fact]
    public async Task A_table_within_its_own_caption_is_accounted_for() =>
        Assert.Null(await FaultOfAsync(Uploads.Of("a.html", "<p>The mill turns again.</p><figure><figcaption>Flour <table><tr><td>rye</td><td>2</td></tr></table></figcaption></figure>"u8.ToArray())));

    [Fact]
    public async Task Text_behind_an_open_quote_that_would_stand_in_a_reading_is_accounted_for() =>
        Assert.Null(await FaultOfAsync(Uploads.Of("a.html", "<rt><h1 href='mailto:a@exa>a</h4><figcaption id=\"note-a\">mple.org'></h1></rt><h4 href='mailto:a@example.org'>text and more"u8.ToArray())));

    [Theory]
    [InlineData("<p>The mill turns again.</p><select><option><table><template></template><font>Flour was sold on Sunday.")]
    [InlineData("<select><button><thead><template></template><sup>The mill turns again.</sup>Flour was sold on Sunday.")]
    public async Task Text_that_the_parser_hangs_beside_the_root_is_accounted_for(string markup) =>
        Assert.Null(await FaultOfAsync(Uploads.Of("a.html", Encoding.UTF8.GetBytes(markup))));

    [Fact]
    public async Task Hidden_words_beyond_the_length_of_a_line_are_accounted_for() => Assert.Null(await FaultOfAsync(Uploads.Of(
        "a.html",
        Encoding.UTF8.GetBytes($"<p>The mill turns again, and the first flour was sold on Sunday by the weir.</p><div style='display:none'>{string.Concat(Enumerable.Repeat("cheap watches ", 10_000))}</div>"))));

    [Fact]
    public async Task Text_that_the_parser_hangs_into_a_hidden_copy_of_a_picture_is_accounted_for() => Assert.Null(await FaultOfAsync(Uploads.Of(
        "a.eml", "From: Press <press@a.example>\nTo: b@b.example\nSubject: T\nContent-Type: text/html; charset=utf-8\n\n<p>The ferry leaves at six, and tickets cost four crowns.</p><noscript><select><option><img src=x><br>Read more"u8.ToArray())));

    [Fact]
    public Task Every_markup_is_accounted_for() => HtmlMutations.ParsedHtml.SampleAsync(
        async html => Assert.Null(await FaultOfAsync(Uploads.Of("a.html", Encoding.UTF8.GetBytes("<meta charset=utf-8>" + html)))),
        iter: 2_000);

    [Fact]
    public Task Every_page_is_accounted_for() => Pages.SampleAsync(
        async html => Assert.Null(await FaultOfAsync(Uploads.Of("a.html", Encoding.UTF8.GetBytes(html)))),
        iter: 1_000);

    [Fact]
    public Task Every_message_is_accounted_for() => Messages.SampleAsync(
        async text => Assert.Null(await FaultOfAsync(Uploads.Of("a.eml", Encoding.UTF8.GetBytes($"From: Press <press@a.example>\nTo: b@b.example\nSubject: Fwd: T\nContent-Type: text/plain; charset=utf-8\n\n{text}")))),
        iter: 2_000);

    [Fact]
    public Task Every_message_in_HTML_is_accounted_for() => Pages.SampleAsync(
        async html => Assert.Null(await FaultOfAsync(Uploads.Of("a.eml", Encoding.UTF8.GetBytes($"From: Press <press@a.example>\nTo: b@b.example\nSubject: T\nContent-Type: text/html; charset=utf-8\n\n{html}")))),
        iter: 1_000);

    /// <summary>Null also for what is rejected: nothing of it is published.</summary>
    private static async Task<string?> FaultOfAsync(Upload upload)
    {
        var (article, _) = await Processor.ProcessAsync(upload, TestContext.Current.CancellationToken);
        return article is null ? null : PageAccount.FaultOf(upload, article);
    }

    private static bool IsUpload(string file) => Path.GetExtension(file) is ".html" or ".htm" or ".xhtml" or ".eml" or ".txt" or ".md" or ".docx" or ".pdf" && !file.EndsWith("published.txt", StringComparison.Ordinal) && !file.EndsWith("expected.txt", StringComparison.Ordinal);

    private static readonly string[] Sentences =
    [
        "The ferry leaves at six.", "Tickets cost four crowns, children ride free.", "市民可以在晚上十点以前散步和跑步。", "公园管理处说，灯光按季节调整，试运行期间欢迎市民提出意见。",
        "Nobody was hurt.", "Read more", "首页", "打印本页", "来源：江城日报", "2024-05-06 10:20", "责任编辑：王帅", "© 2024", "Share", "开(kāi)放(fàng)", "1. one", "&lt;b&gt;", "分享到：", "附件：名单.docx",
    ];

    private static readonly string[] Places =
    [
        "<p>{0}</p>", "<div>{0}</div>", "<h2>{0}</h2>", "<ul><li>{0}</li><li>{0}</li></ul>", "<table><tr><td>{0}</td><td>{0}</td></tr></table>", "<nav><a href=/x>{0}</a></nav>", "<aside>{0}</aside>",
        "<div hidden>{0}</div>", "<div style='display: none'><p>{0}</p></div>", "<button>{0}</button>", "<select><option>{0}</option></select>", "<textarea>{0}</textarea>", "<details><summary>{0}</summary>{0}</details>",
        "<blockquote>{0}</blockquote>", "<pre>{0}</pre>", "<figure><img src=x><figcaption>{0}</figcaption></figure>", "<svg><text>{0}</text></svg>", "<video>{0}</video>", "<form><label>{0}</label></form>",
        "<section class=related><h3>{0}</h3></section>", "<div class=share>{0}</div>", "<dl><dt>{0}</dt><dd>{0}</dd></dl>", "{0}<br>{0}", "<script>{0}</script>", "<noscript>{0}</noscript>", "<footer>{0}</footer>",
        "<div class='tabs'><div class='tab-pane'>{0}</div></div>", "<math><mi>x</mi><mo>=</mo><mn>1</mn></math>{0}", "<p><code>{0}</code></p>",
    ];

    private static readonly string[] MailLines =
    [
        "Dear editors,", "please find below our press release.", "-- ", "--", "Kind regards", "Anna Berger", "Tel. 0123 456789", "press@a.example", "PRESS RELEASE", "ENDS", "", "", "T",
        "-----Original Message-----", "From: Press <press@a.example>", "Sent: Monday, March 2, 2026 9:30", "To: b@b.example", "Subject: T", "On 2 March 2026, Anna <a@a.example> wrote:", "发件人：王帅", "发送时间：2026年3月2日",
        "This e-mail is confidential and intended solely for the addressee.", "Unsubscribe", "此致", "敬礼", "电话：0555-123456", "各位记者：",
    ];

    private static readonly Gen<string> Messages = Gen.Select(Gen.Int[0, 3], Gen.Frequency((2, Gen.Int[0, MailLines.Length - 1].Select(i => MailLines[i])), (1, Gen.Int[0, Sentences.Length - 1].Select(i => Sentences[i]))))
        .Select(line => $"{new string('>', line.Item1 == 3 ? 0 : line.Item1)}{(line.Item1 is 1 or 2 ? " " : "")}{line.Item2}").Array[1, 40].Select(lines => string.Join('\n', lines));

    private static readonly Gen<string> Text = Gen.Int[0, Sentences.Length - 1].Select(i => Sentences[i]).Array[1, 4].Select(string.Concat);

    /// <summary>Parts of pages, one in another, around paragraphs of text.</summary>
    private static readonly Gen<string> Part = Enumerable.Range(0, 3).Aggregate(Text, (inner, _) => Gen.Frequency(
        (1, Text),
        (3, Gen.Select(Gen.Int[0, Places.Length - 1], inner.Array[1, 3], (place, content) => Places[place].Replace("{0}", string.Concat(content), StringComparison.Ordinal)))));

    private static readonly Gen<string> Pages = Part.Array[3, 30].Select(parts => $"<!DOCTYPE html><meta charset=utf-8><title>T</title><body>{string.Concat(parts)}</body>");
}
