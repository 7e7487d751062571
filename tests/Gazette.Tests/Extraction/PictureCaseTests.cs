using System.Text.RegularExpressions;

namespace Gazette.Tests;

/// <summary>Whole documents beside which all of their pictures lie: the body is as <c>Cases/Pictures/CASE/expected.html</c> says.</summary>
public sealed partial class PictureCaseTests
{
    public static TheoryData<string> Cases => [.. Directory.GetDirectories(Root).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal)];

    private static string Root => Path.Combine(ExtractionCaseTests.RepositoryRoot(), "tests", "Gazette.Tests", "Cases", "Pictures");

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Are_published_as_expected(string name)
    {
        var folder = Path.Combine(Root, name);
        var input = Directory.GetFiles(folder, "input.*").Single();
        var text = await File.ReadAllTextAsync(input, TestContext.Current.CancellationToken);
        string[] pictures = [.. Names().Matches(text).Select(m => m.Value).Distinct()];
        var published = await new PictureDesk(pictures).PublishAsync(Path.GetFileName(input), text);
        // Which picture, and not how browsers choose its size.
        var actual = Markup().Replace(published.Body.ToString(), m => $"[{pictures.Single(p => PictureDesk.HashOf(p) == m.Groups["hash"].Value)}]") + "\n";
        var expected = Path.Combine(folder, "expected.html");
        if (Environment.GetEnvironmentVariable("UPDATE_CASES") == "1")
        {
            Assert.NotEqual("true", Environment.GetEnvironmentVariable("CI"));
            await File.WriteAllTextAsync(expected, actual, TestContext.Current.CancellationToken);
        }

        Assert.Equal(await File.ReadAllTextAsync(expected, TestContext.Current.CancellationToken), actual);
    }

    [GeneratedRegex("[a-z0-9-]+\\.(?:jpg|png|gif)")]
    private static partial Regex Names();

    [GeneratedRegex("<picture>.*?/media/(?<hash>[0-9a-f]+)/.*?</picture>")]
    private static partial Regex Markup();
}
