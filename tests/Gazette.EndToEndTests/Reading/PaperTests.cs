using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Gazette.EndToEndTests.Reading;

/// <summary>Print view and poster as they come out of a printer.</summary>
public sealed partial class PaperTests(PublishedSite site) : TestsInChromium
{
    private const float PointsOfMillimetre = 72 / 25.4f;

    private readonly string folder = Directory.CreateTempSubdirectory("gazette-print").FullName;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("", 2)]
    [InlineData("?size=large", 3)]
    public async Task The_print_view_numbers_its_sheets_and_ends_with_text_and_code(string query, int sheets)
    {
        var pdf = await PrintAsync($"{await ArticleAsync()}/print{query}");
        var texts = await TextsAsync(pdf);
        Assert.Equal(sheets, texts.Count);
        Assert.All(texts.Index(), sheet => Assert.Contains($"{sheet.Index + 1}/{sheets}", sheet.Item.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.StartsWith("Gazette", texts[0].Trim(), StringComparison.Ordinal);
        Assert.DoesNotContain("返回", string.Concat(texts), StringComparison.Ordinal);
        // Three lines of the text at least, then the code.
        var last = texts[^1];
        Assert.Contains("楊寒出席會議", last.Replace("\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.InRange(last[..last.IndexOf("掃描", StringComparison.Ordinal)].Split('\n', StringSplitOptions.RemoveEmptyEntries).Length, 3, 100);
        Assert.Contains(await PublicArticleAsync(), await CodesAsync(pdf));
    }

    [Theory]
    [InlineData("", 210, 297)]
    [InlineData("?size=a5", 148, 210)]
    public async Task The_poster_is_one_sheet_with_a_code_of_eight_centimetres(string query, int width, int height)
    {
        var pdf = await PrintAsync($"{await ArticleAsync()}/poster{query}");
        var size = PageSize().Match(await ExternalProgram.OutputAsync("pdfinfo", pdf));
        Assert.Equal(width, float.Parse(size.Groups[1].Value, CultureInfo.InvariantCulture) / PointsOfMillimetre, tolerance: 1f);
        Assert.Equal(height, float.Parse(size.Groups[2].Value, CultureInfo.InvariantCulture) / PointsOfMillimetre, tolerance: 1f);
        var sheet = Assert.Single(await TextsAsync(pdf)).Replace("\n", "", StringComparison.Ordinal);
        Assert.Contains("易先榮主持召開市疫情防控指揮部指揮長會議", sheet, StringComparison.Ordinal);
        Assert.Contains("2022-01-29", sheet, StringComparison.Ordinal);
        Assert.Equal([await PublicArticleAsync()], await CodesAsync(pdf));

        var page = await Browser.NewPageAsync();
        await page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });
        await page.GotoAsync($"{await ArticleAsync()}/poster{query}");
        var image = await page.Locator(".scan img").BoundingBoxAsync();
        // Of the image, a quiet zone of four modules at each side is not code.
        var svg = await site.Http.GetStringAsync($"/articles/{await site.OwnersIdAsync()}/qr.svg", TestContext.Current.CancellationToken);
        var modules = int.Parse(ViewBox().Match(svg).Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.InRange(image!.Width / 96 * 25.4 * (modules - 8) / modules, 80, 110);
    }

    private async Task<string> ArticleAsync() => $"{site.Address}/articles/{await site.OwnersIdAsync()}";

    private async Task<string> PublicArticleAsync() => $"{site.PublicAddress}/articles/{await site.OwnersIdAsync()}";

    private async Task<string> PrintAsync(string address)
    {
        var page = await Browser.NewPageAsync();
        await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle });
        var pdf = Path.Combine(folder, "sheets.pdf");
        await page.PdfAsync(new() { Path = pdf, Format = "A4", PreferCSSPageSize = true });
        return pdf;
    }

    private static async Task<List<string>> TextsAsync(string pdf) =>
        [.. (await ExternalProgram.OutputAsync("pdftotext", "-enc", "UTF-8", pdf, "-")).TrimEnd('\f').Split('\f')];

    private async Task<List<string>> CodesAsync(string pdf)
    {
        await ExternalProgram.OutputAsync("pdftoppm", "-png", "-r", "200", pdf, Path.Combine(folder, "sheet"));
        var codes = await Task.WhenAll(Directory.GetFiles(folder, "sheet-*.png").Select(async p => await QrReader.TryDecodePngAsync(await File.ReadAllBytesAsync(p))));
        return [.. codes.OfType<string>()];
    }

    [GeneratedRegex(@"Page size: +([\d.]+) x ([\d.]+) pts", RegexOptions.NonBacktracking)]
    private static partial Regex PageSize();

    [GeneratedRegex(@"viewBox=""0 0 (\d+) ", RegexOptions.NonBacktracking)]
    private static partial Regex ViewBox();
}
