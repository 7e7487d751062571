using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Gazette.Articles;
using Gazette.Pages;
using Gazette.Pages.Desk;

namespace Gazette.Tests.Pages;

public sealed partial class AssetsTests
{
    [Theory]
    [InlineData("site.css", "text/css; charset=utf-8")]
    [InlineData("site.js", "text/javascript; charset=utf-8")]
    [InlineData("article.js", "text/javascript; charset=utf-8")]
    [InlineData("print.css", "text/css; charset=utf-8")]
    [InlineData("poster.css", "text/css; charset=utf-8")]
    [InlineData("print.js", "text/javascript; charset=utf-8")]
    [InlineData("desk.css", "text/css; charset=utf-8")]
    [InlineData("desk.js", "text/javascript; charset=utf-8")]
    [InlineData("review.js", "text/javascript; charset=utf-8")]
    [InlineData("sending.js", "text/javascript; charset=utf-8")]
    [InlineData("icon.svg", "image/svg+xml")]
    public void Name_carries_the_hash_of_the_bytes(string plainName, string contentType)
    {
        var file = Assets.Href(plainName)["/assets/".Length..];
        var asset = Assets.Find(file, out var isCurrent);
        Assert.NotNull(asset);
        Assert.True(isCurrent);
        Assert.Equal(contentType, asset.ContentType);
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(asset.Bytes.Span))[..16], file, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_hash_gives_the_current_file_and_says_so()
    {
        var current = Assets.Find(Assets.Href("site.css")["/assets/".Length..], out _);
        Assert.Same(current, Assets.Find("site-0123456789abcdef.css", out var isCurrent));
        Assert.False(isCurrent);
    }

    [Theory]
    [InlineData("other-0123456789abcdef.css")]
    [InlineData("site-0123456789abcdef.png")]
    [InlineData("site-0123456789ABCDEF.css")]
    [InlineData("site-.css")]
    [InlineData("site.css")]
    [InlineData("../site-0123456789abcdef.css")]
    [InlineData("site-0123456789abcdef.css\n")]
    [InlineData("")]
    public void An_unknown_file_is_null(string file)
    {
        Assert.Null(Assets.Find(file, out var isCurrent));
        Assert.False(isCurrent);
    }

    [Fact]
    public void Styles_and_scripts_load_nothing_more_than_the_related_articles() =>
        Assert.All(Assets.All.Where(a => !a.Name.EndsWith(".svg", StringComparison.Ordinal)), asset =>
            Assert.DoesNotMatch(@"url\(|@import|https?://|fetch\(|eval\(", Encoding.UTF8.GetString(asset.Bytes.Span)
                .Replace("fetch(next.dataset.related)", "", StringComparison.Ordinal)
                // The desk's one way to ask, for paths of its own.
                .Replace("fetch(path, {", "", StringComparison.Ordinal)));

    /// <summary>The desk is small: its pages come to where lines are slow, too.</summary>
    [Fact]
    public void The_desk_has_less_than_60_KiB_compressed_with_all_that_it_loads()
    {
        var files = "site.js site.css desk.css desk.js review.js sending.js icon.svg".Split(' ').Select(name => Assets.Find(Assets.Href(name)["/assets/".Length..], out _)!.Bytes.ToArray());
        var pages = InterfaceLanguage.All.Select(language => Encoding.UTF8.GetBytes(DeskPage.Render(language, new DeskLimits(1, 1, 1, 1, [".html"], [".png"], [".pdf"], ".zip"), new Site("Gazette", "https://news.example", "zh-Hans", TimeZoneInfo.Utc))));
        var bytes = files.Sum(Compressed) + pages.Max(Compressed);
        TestContext.Current.TestOutputHelper?.WriteLine($"{bytes} bytes");
        Assert.InRange(bytes, 5 * 1024, 60 * 1024);
    }

    private static int Compressed(byte[] bytes)
    {
        using var buffer = new MemoryStream();
        using (var stream = new BrotliStream(buffer, new BrotliCompressionOptions { Quality = 5 }))
            stream.Write(bytes);
        return buffer.ToArray().Length;
    }

    [Fact]
    public void Text_links_and_pressed_buttons_stand_out_from_the_paper_in_every_scheme()
    {
        var css = Encoding.UTF8.GetString(Assets.All.Single(a => a.Name.StartsWith("site-", StringComparison.Ordinal) && a.Name.EndsWith(".css", StringComparison.Ordinal)).Bytes.Span);
        var schemes = Colours().Matches(css).Select(m => m.Groups.Values.Skip(1).Select(g => Luminance(g.Value)).ToArray()).ToList();
        Assert.Equal(7, schemes.Count);
        Assert.All(schemes, scheme =>
        {
            Assert.True(Contrast(scheme[0], scheme[1]) >= 7, "ink on paper");
            Assert.True(Contrast(scheme[0], scheme[2]) >= 4.5, "accent on paper, and paper on accent");
        });
    }

    private static double Contrast(double one, double other) => (Math.Max(one, other) + 0.05) / (Math.Min(one, other) + 0.05);

    // https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
    private static double Luminance(string hex)
    {
        var parts = Enumerable.Range(0, 3).Select(i => int.Parse(hex.AsSpan(2 * i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4)).ToArray();
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }

    [GeneratedRegex(@"--paper: #([0-9a-f]{6});\s+--ink: #([0-9a-f]{6});\s+--accent: #([0-9a-f]{6});", RegexOptions.NonBacktracking)]
    private static partial Regex Colours();
}
