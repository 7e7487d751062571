using System.Text.Encodings.Web;
using System.Text.Json;
using Gazette.Articles;
using Gazette.Drafts;
using Gazette.Extraction.Lines;

namespace Gazette.Tests;

/// <summary>Whole documents: <c>Cases/Extraction/CASE/input.*</c> has to be read as its <c>expected.json</c> says.</summary>
public sealed class ExtractionCaseTests
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static TheoryData<string> Cases => [.. Directory.GetDirectories(Root).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal)];

    private static string Root => Path.Combine(RepositoryRoot(), "tests", "Gazette.Tests", "Cases", "Extraction");

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Is_read_as_expected(string name)
    {
        var folder = Path.Combine(Root, name);
        var actual = await ReadAsync(Directory.GetFiles(folder, "input.*").Single());
        var expected = Path.Combine(folder, "expected.json");
        if (Environment.GetEnvironmentVariable("UPDATE_CASES") == "1")
        {
            Assert.NotEqual("true", Environment.GetEnvironmentVariable("CI"));
            await File.WriteAllTextAsync(expected, actual, TestContext.Current.CancellationToken);
        }

        Assert.Equal(await File.ReadAllTextAsync(expected, TestContext.Current.CancellationToken), actual);
    }

    private static async Task<string> ReadAsync(string path)
    {
        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        var (draft, rejection) = await Articles.TryReadAsync(Path.GetFileName(path), bytes);
        return (draft is null ? JsonSerializer.Serialize(rejection, Json) : JsonSerializer.Serialize(Described(draft), Json)) + "\n";
    }

    private static object Described(Draft draft) => new
    {
        draft.Metadata.Title,
        draft.Metadata.Standfirst,
        PublishedAt = draft.Metadata.PublishedAt?.ToString(),
        draft.Metadata.Source,
        draft.Metadata.Authors,
        draft.Metadata.Column,
        draft.Metadata.Language,
        Summary = Summary.Of(string.Join("\n\n", TextLines.Of(draft.Body).Select(l => l.Text))),
        Body = Articles.Lines(draft),
        Report = draft.Report.Repairs.Select(r => $"{r.Rule} {r.Count} {(r.Certain ? "certain" : "doubtful")}"),
    };

    internal static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Functions.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("Functions.sln stands in no folder above the tests.");
        return folder.FullName;
    }
}
