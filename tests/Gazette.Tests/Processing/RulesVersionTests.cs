using System.Globalization;
using System.Text;
using Gazette.Cleaning;
using Gazette.Processing;
using Gazette.Publishing;
using Gazette.Storage.Articles;
using Gazette.Tests.Pages;

namespace Gazette.Tests;

/// <summary>
/// Articles that older rules made are made anew only when <see cref="PublishPipeline.Version"/> has grown. So
/// <c>Cases/published.txt</c> keeps, under that number, the hash of what each case is published as: who changes one raises the
/// number, then runs once with <c>UPDATE_CASES=1</c>.
/// </summary>
public sealed class RulesVersionTests
{
    private static readonly string RecordFile = Path.Combine(ExtractionCaseTests.RepositoryRoot(), "tests", "Gazette.Tests", "Cases", "published.txt");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_published_changes_only_with_the_version_of_the_rules()
    {
        var published = await PublishedAsync();
        var (version, recorded) = Read();
        if (Environment.GetEnvironmentVariable("UPDATE_CASES") == "1")
        {
            Assert.NotEqual("true", Environment.GetEnvironmentVariable("CI"));
            if (version != PublishPipeline.Version)
                recorded = [];
            await File.WriteAllLinesAsync(
                RecordFile,
                [PublishPipeline.Version.ToString(CultureInfo.InvariantCulture), .. published.Select(c => $"{recorded.GetValueOrDefault(c.Key, c.Value)} {c.Key}")],
                Cancellation);
            (version, recorded) = Read();
        }

        Assert.True(version == PublishPipeline.Version, "The rules have another number than Cases/published.txt: run this test once with UPDATE_CASES=1.");
        Assert.Equal(published.Keys.Order(StringComparer.Ordinal), recorded.Keys.Order(StringComparer.Ordinal));
        var changed = published.Where(c => recorded[c.Key] != c.Value).Select(c => c.Key).ToList();
        Assert.True(changed.Count == 0, $"Published otherwise than before under the same number; raise PublishPipeline.Version: {string.Join(", ", changed)}");
    }

    private static (int Version, Dictionary<string, string> Hashes) Read()
    {
        var lines = File.ReadAllLines(RecordFile);
        return (int.Parse(lines[0], CultureInfo.InvariantCulture), lines.Skip(1).Select(line => line.Split(' ', 2)).ToDictionary(parts => parts[1], parts => parts[0], StringComparer.Ordinal));
    }

    private static async Task<SortedDictionary<string, string>> PublishedAsync()
    {
        var processor = new ArticleProcessor(Sample.Site, new CleaningRules(), TimeProvider.System);
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var cases = Path.GetDirectoryName(RecordFile)!;
        foreach (var input in Directory.GetFiles(cases, "input.*", SearchOption.AllDirectories))
        {
            var upload = Uploads.Of(Path.GetFileName(input), await File.ReadAllBytesAsync(input, Cancellation));
            var (article, rejection) = await processor.ProcessAsync(upload, Cancellation);
            string?[] parts = article is null
                ? [rejection!.Reason]
                : [article.Title, article.Standfirst, article.PublishedAt?.ToString(), article.Source, article.Author, article.Column, article.Language, article.Body.ToString()];
            var name = Path.GetRelativePath(cases, Path.GetDirectoryName(input)!).Replace('\\', '/');
            hashes.Add(name, StoredArticle.HashOf(Encoding.UTF8.GetBytes(string.Join('\n', parts)))[..16]);
        }

        return hashes;
    }
}
