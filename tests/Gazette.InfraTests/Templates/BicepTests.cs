using System.Text.Json;

namespace Gazette.InfraTests.Templates;

/// <summary>The templates compile, and the linter has nothing to say.</summary>
public sealed class BicepTests
{
    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Bicep.Infra, "*.bicep")
        .Concat(Directory.EnumerateFiles(Path.Combine(Bicep.Infra, "modules"), "*.bicep"))
        .Select(f => Path.GetRelativePath(Bicep.Infra, f))];

    /// <summary>With all modules that they use.</summary>
    [Theory]
    [InlineData("main.bicep")]
    [InlineData("events.bicep")]
    public async Task Compiles_without_a_warning(string file) => Assert.Empty((await Bicep.RunAsync("lint", file)).Errors);

    [Fact]
    public void Every_module_is_used()
    {
        var main = File.ReadAllText(Path.Combine(Bicep.Infra, "main.bicep"));
        Assert.All(Directory.EnumerateFiles(Path.Combine(Bicep.Infra, "modules"), "*.bicep"), f => Assert.Contains($"'modules/{Path.GetFileName(f)}'", main, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Is_formatted(string file) =>
        Assert.Equal((await Bicep.RunAsync("format", file, "--stdout")).Output, await File.ReadAllTextAsync(Path.Combine(Bicep.Infra, file), TestContext.Current.CancellationToken));

    [Fact]
    public void Every_rule_of_the_linter_is_an_error_but_the_one_about_new_versions()
    {
        using var settings = JsonDocument.Parse(File.ReadAllText(Path.Combine(Bicep.Infra, "bicepconfig.json")));
        var levels = settings.RootElement.GetProperty("analyzers").GetProperty("core").GetProperty("rules").EnumerateObject()
            .ToLookup(r => r.Value.GetProperty("level").GetString(), r => r.Name);
        Assert.Equal(["use-recent-api-versions"], levels["off"]);
        Assert.True(levels["error"].Count() > 35);
        Assert.Equal(["error", "off"], levels.Select(l => l.Key).Order());
    }

    [Fact]
    public async Task A_mistake_is_seen()
    {
        var folder = Directory.CreateTempSubdirectory("gazette-");
        try
        {
            File.Copy(Path.Combine(Bicep.Infra, "bicepconfig.json"), Path.Combine(folder.FullName, "bicepconfig.json"));
            var file = Path.Combine(folder.FullName, "wrong.bicep");
            await File.WriteAllTextAsync(file, "param unused string\n", TestContext.Current.CancellationToken);
            Assert.Contains("no-unused-params", (await Assert.ThrowsAsync<InvalidOperationException>(() => Bicep.RunAsync("lint", file))).Message, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Lock files do not know programs that are only fetched; so the hash stands here.</summary>
    [Fact]
    public void The_compiler_is_the_one_that_was_looked_at() => Assert.Equal(
        "kBnX0iG9wd/PWdCTwFfUvm6Jemn+5L7sY7b7HQi5k+LLwdFmrbw4y5RTLFxewCFMdBqUThiOILMa7sgzklPEAQ==",
        Bicep.Hash);
}
