using Gazette.LocalHost;

namespace Gazette.Tests;

public sealed class SafeHtmlTests
{
    [Theory]
    [InlineData("FromSanitizer", "ArticleSanitizer.cs")]
    [InlineData("FromStoredRow", "ArticleRow.cs")]
    public void Only_the_sanitizer_and_the_stored_row_make_it(string maker, string onlyCaller)
    {
        var callers = Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Find(), "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file).Contains($"SafeHtml.{maker}(", StringComparison.Ordinal))
            .Select(Path.GetFileName);
        Assert.Equal([onlyCaller], callers);
    }
}
