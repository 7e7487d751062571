using System.Text.Json;
using Gazette.LocalHost;

namespace Gazette.EndToEndTests.Readmes;

/// <summary>The examples of JSON in the README have the fields that are sent, in their order.</summary>
public sealed class ReadmeExampleTests(PublishedSite site)
{
    private static readonly string[] Readme = File.ReadAllLines(Path.Combine(RepositoryRoot.Find(), "src", "Gazette.Functions", "README.md"));

    [Theory]
    [InlineData("`GET /api/articles/{id}`", "/api/articles/ID")]
    [InlineData("`GET /api/articles/{id}/repairs`", "/api/articles/ID/repairs")]
    [InlineData("`GET /api/articles`", "/api/articles")]
    [InlineData("`GET /healthz`", "/healthz")]
    [InlineData("`GET /api/stats`", "/api/stats")]
    [InlineData("`GET /api/uploads?name=bus.txt`", "/api/uploads?name=NAME")]
    [InlineData("`GET /api/uploads`", "/api/uploads")]
    [InlineData("`GET /api/articles/{id}/versions`", "/api/articles/ID/versions")]
    [InlineData("`GET /api/articles/{id}/versions/2?diff=1`", "/api/articles/ID/versions/1?diff=1")]
    [InlineData("`GET /api/articles/{id}/edits`", "/api/articles/ID/edits")]
    public async Task An_example_has_the_fields_of_the_answer(string heading, string path)
    {
        path = path.Replace("ID", await site.OwnersIdAsync(), StringComparison.Ordinal).Replace("NAME", Uri.EscapeDataString(site.OwnersUpload), StringComparison.Ordinal);

        Assert.Equal(Fields(await site.JsonAsync(path)), Fields(Example(heading)));
    }

    [Fact]
    public void An_error_is_problem_details() =>
        Assert.Equal(["title", "status", "detail"], Fields(Example("Errors")));

    private static JsonElement Example(string heading)
    {
        var json = Readme.SkipWhile(l => l != $"### {heading}").SkipWhile(l => l != "```json").Skip(1).TakeWhile(l => l != "```");
        return JsonDocument.Parse(string.Join('\n', json)).RootElement;
    }

    /// <summary>Of the object, then of the first of its items.</summary>
    private static IEnumerable<string> Fields(JsonElement json) =>
        json.EnumerateObject().Select(p => p.Name).Concat(
            json.TryGetProperty("items", out var items) ? items[0].EnumerateObject().Select(p => p.Name) : []);
}
