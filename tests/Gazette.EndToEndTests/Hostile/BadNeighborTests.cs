using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Text;

namespace Gazette.EndToEndTests.Hostile;

/// <summary>Uploads that are meant to stop the host, or to keep it busy: each ends, and keeps nobody else from being published.</summary>
public sealed class BadNeighborTests(PublishedSite site)
{
    // Old, so that these do not fill the first page of the lists, which other tests look at.
    private const string Good = "文化馆春季课堂开课\n发布时间：2020-01-02 08:00\n\n市文化馆的春季公益课堂昨日开课，首批一百二十名学员走进教室，学习书法、国画和合唱。\n";
    private const int Much = 7 * 1024 * 1024;

    private static readonly TimeSpan Promise = TimeSpan.FromSeconds(10);

    public static TheoryData<string, string> Bad => new()
    {
        { "deep.html", "rejected" },
        { "deep-lists.md", "rejected" },
        { "unclosed.html", "rejected" },
        { "attributes.html", "rejected" },
        { "attributes-in-all.html", "rejected" },
        { "entities.html", "rejected" },
        { "entity-bomb.xhtml", "published" },
        { "aliases.md", "rejected" },
        { "nested-calc.html", "published" },
        { "one-line.txt", "rejected" },
        { "brackets.md", "rejected" },
        { "backtracking.txt", "published" },
        { "nul.txt", "rejected" },
        { "surrogates.txt", "published" },
        { "random.txt", "rejected" },
        { "broken-utf-8.txt", "published" },
        { "zip.html", "rejected" },
        { "gzip-bomb.html", "rejected" },
        { "parts.mhtml", "rejected" },
        { "nested.mhtml", "rejected" },
        { "parts.eml", "rejected" },
        { "nested.eml", "rejected" },
        { "head.eml", "rejected" },
        { "quotes.eml", "published" },
        { "parser.html", "rejected" },
        { "too-large.html", "rejected" },
        { "dates.txt", "published" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task A_good_upload_right_after_a_bad_one_is_published_at_once(string file, string end)
    {
        var (bad, good) = (site.Unique($"neighbors/{file}"), site.Unique($"neighbors/after-{file}.txt"));
        var etag = await site.UploadAsync(bad, Make(file));
        var time = Stopwatch.StartNew();
        await site.PublishAsync(good, Good);
        // The Functions host looks for uploads in its own time.
        Assert.True(time.Elapsed < Promise || site.IsGiven, $"The good one was published after {time.Elapsed.TotalSeconds:0.0} s.");

        var receipt = await site.ReceiptAsync(bad, etag);
        Assert.Equal(end, receipt.GetProperty("state").GetString());
        if (end == "rejected")
            Assert.Contains(bad, receipt.GetProperty("reason").GetProperty("detail").GetString(), StringComparison.Ordinal);
        else
            Assert.Equal(HttpStatusCode.OK, (await site.Http.GetAsync(new Uri(receipt.GetProperty("url").GetString()!).AbsolutePath, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task A_name_of_1024_characters_is_published_under_a_short_address()
    {
        var name = site.Unique("长名/").PadRight(1024 - 4, '长') + ".txt";
        var article = await site.PublishAsync(name, Good);
        Assert.InRange(article.GetProperty("id").GetString()!.Length, 1, 80);
        Assert.Equal(name, (await site.ReceiptAsync(name)).GetProperty("name").GetString());
    }

    [Fact]
    public async Task Names_that_differ_in_case_only_are_two_articles()
    {
        var upper = await site.PublishAsync(site.Unique("neighbors/Case.TXT"), Good);
        var lower = await site.PublishAsync(site.Unique("neighbors/case.txt"), Good.Replace("春季", "秋季", StringComparison.Ordinal));
        Assert.NotEqual(upper.GetProperty("id").GetString(), lower.GetProperty("id").GetString());
        Assert.Equal("文化馆春季课堂开课", (await site.JsonAsync($"/api/articles/{upper.GetProperty("id").GetString()}")).GetProperty("title").GetString());
    }

    [Theory]
    [InlineData("neighbors/C:drive.txt")]
    [InlineData("neighbors/marks'\"<>|&;%2F.txt")]
    [InlineData("neighbors//double.txt")]
    [InlineData("neighbors/...txt")]
    public async Task Odd_names_are_only_names(string name)
    {
        name = site.Unique(name);
        var article = await site.PublishAsync(name, Good);
        Assert.Matches("^[a-z0-9-]+$", article.GetProperty("id").GetString());
        Assert.Equal(name, (await site.ReceiptAsync(name)).GetProperty("name").GetString());
    }

    private static byte[] Make(string file) => file switch
    {
        "deep.html" => Utf8(Page(Fill("<div>", 250_000))),
        "deep-lists.md" => Utf8(Good + "\n" + Fill("> ", 20_000) + "正文"),
        "unclosed.html" => Utf8(Page(Fill("<p>", Much))),
        "attributes.html" => Utf8(Page($"<p {Numbered(i => $"a{i}=1 ", 1_000_000)}>")),
        "attributes-in-all.html" => Utf8(Page(Numbered(i => $"<p a{i}=1 b=2 c=3 d=4 e=5 f=6 g=7 h=8>", 30_000))),
        "entities.html" => Utf8(Page(Fill("&amp;", Much))),
        "entity-bomb.xhtml" => Utf8($"<!DOCTYPE html [<!ENTITY a \"aaaaaaaaaa\">{Numbered(i => $"<!ENTITY a{i} \"&a{i - 1};&a{i - 1};&a{i - 1};&a{i - 1};\">", 30)}]><html><body><p>{Good}&a29;</p></body></html>"),
        "aliases.md" => Utf8("---\na: &a [x, x]\n" + Numbered(i => $"b{i}: &b{i} [*b{i - 1}, *b{i - 1}]\n", 20) + "---\n" + Good),
        "nested-calc.html" => Utf8(Page($"<p style=\"width:{Fill("calc(", 90_000)}1px\">{Good}</p>")),
        "one-line.txt" => Utf8(Fill("市文化馆。", Much)),
        "brackets.md" => Utf8(Good + Fill("[", 60_000)),
        "backtracking.txt" => Utf8(Good + Numbered(i => $"{Fill("来源：　　 ", 3_000)}{i}\n\n{Fill("a b ", 9_000)}!\n\n", 20)),
        "nul.txt" => [.. Utf8(Good), .. new byte[4_000]],
        "surrogates.txt" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Good), 0x3D, 0xD8, 0x00, 0xDC, 0x00, 0xDC, 0x3D, 0xD8],
        "random.txt" => RandomBytes(200_000),
        "broken-utf-8.txt" => [.. Utf8(Good), 0xE5, 0xB8, .. Utf8("\n"), 0xFF, .. Utf8("末尾一段，讲课的老师来自市书法家协会。\n")],
        "zip.html" => Zip(),
        "gzip-bomb.html" => Gzip(),
        "parts.mhtml" => Utf8("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n" + Fill("--b\nContent-Type: text/plain\n\nx\n", 2_000_000) + "--b--\n"),
        "nested.mhtml" => Utf8("MIME-Version: 1.0\n" + Numbered(i => $"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n", 20_000)),
        "parts.eml" => Utf8("From: a@b.example\nTo: c@d.example\nContent-Type: multipart/mixed; boundary=b\n\n" + Fill("--b\n\nx\n", 2_000_000) + "--b--\n"),
        "nested.eml" => Utf8("From: a@b.example\nTo: c@d.example\n" + Numbered(i => $"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n", 20_000)),
        "head.eml" => Utf8($"From: a@b.example\nTo: {Fill("c@d.example, ", 4_000_000)}\n\n{Good}"),
        "quotes.eml" => Utf8($"From: a@b.example\nTo: c@d.example\nSubject: 课堂开课\n\n{Good}\n{Numbered(i => $"{new string('>', i % 40)} {i}\n\n", 9_000)}"),
        "parser.html" => Utf8(Page("<p><select><xmp></xmp><select>\n<p>文化馆</p>")),
        "too-large.html" => Utf8(Page(Fill("市文化馆。", 9 * 1024 * 1024))),
        "dates.txt" => Utf8("课堂开课\n发布时间：99999年99月99日 99:99:99\n来源：文化周刊\n\n" + Good),
        _ => throw new ArgumentOutOfRangeException(nameof(file), file, "No such upload."),
    };

    private static string Page(string body) => $"<!DOCTYPE html><title>文化馆</title><body><h1>文化馆</h1><p>{Good}</p>{body}";

    private static string Fill(string piece, int characters) => string.Concat(Enumerable.Repeat(piece, characters / piece.Length));

    private static string Numbered(Func<int, string> piece, int count) => string.Concat(Enumerable.Range(1, count).Select(piece));

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] RandomBytes(int count)
    {
        var bytes = new byte[count];
        new Random(1).NextBytes(bytes);
        return bytes;
    }

    private static byte[] Zip()
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = zip.CreateEntry("a.html").Open())
            entry.Write(new byte[50_000_000]);
        return file.ToArray();
    }

    private static byte[] Gzip()
    {
        var file = new MemoryStream();
        using (var gzip = new GZipStream(file, CompressionLevel.Optimal))
            gzip.Write(new byte[50_000_000]);
        return file.ToArray();
    }
}
