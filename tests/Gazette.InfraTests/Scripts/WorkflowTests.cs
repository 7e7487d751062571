using System.Text.Json;
using System.Text.RegularExpressions;
using Gazette.LocalHost;
using YamlDotNet.RepresentationModel;

namespace Gazette.InfraTests.Scripts;

/// <summary>The workflows run what a person runs, and keep no secret; the dev container has what both need.</summary>
public sealed partial class WorkflowTests
{
    private static readonly string Root = RepositoryRoot.Find();

    private static readonly JsonDocumentOptions WithComments = new() { CommentHandling = JsonCommentHandling.Skip };

    [Theory]
    [InlineData("ci.yml", "tests/run")]
    [InlineData("deploy.yml", "infra/deploy --name \"$SITE\"")]
    public void Runs_the_script_that_a_person_runs(string file, string command)
    {
        var steps = ((YamlMappingNode)((YamlMappingNode)Read(file)["jobs"]).Children.Single().Value)["steps"];
        var commands = ((YamlSequenceNode)steps).Cast<YamlMappingNode>().Where(s => s.Children.ContainsKey("run")).Select(s => ((YamlScalarNode)s["run"]).Value!);
        Assert.Contains(commands, c => c.Contains(command, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ci.yml")]
    [InlineData("deploy.yml")]
    public void Keeps_no_secret_and_may_write_nothing(string file)
    {
        var text = File.ReadAllText(Path.Combine(Root, ".github", "workflows", file));
        Assert.DoesNotContain("secrets.", text, StringComparison.Ordinal);
        var permissions = ((YamlMappingNode)Read(file)["permissions"]).Children.ToDictionary(p => p.Key.ToString(), p => p.Value.ToString());
        Assert.Equal("read", permissions["contents"]);
        Assert.Equal(file == "deploy.yml" ? "write" : null, permissions.GetValueOrDefault("id-token"));
    }

    [Fact]
    public void Values_of_a_form_reach_no_shell_as_text()
    {
        var commands = Run().Matches(File.ReadAllText(Path.Combine(Root, ".github", "workflows", "deploy.yml")));
        Assert.Equal(2, commands.Count);
        Assert.All(commands, c => Assert.DoesNotContain("${{", c.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void The_deployment_knows_the_options_of_the_script()
    {
        var script = File.ReadAllText(Path.Combine(Root, "infra", "deploy"));
        var options = Option().Matches(File.ReadAllText(Path.Combine(Root, ".github", "workflows", "deploy.yml"))).Select(m => m.Value).Except(["--yes", "--no-install-recommends"]).Distinct().ToList();
        Assert.Equal(["--location", "--name", "--parameters", "--program-only", "--what-if"], options.Order(StringComparer.Ordinal));
        Assert.All(options, o => Assert.Contains(o, script, StringComparison.Ordinal));
    }

    [Fact]
    public void The_dev_container_has_the_tools_that_the_scripts_and_the_tests_ask_for()
    {
        using var container = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root, ".devcontainer", "devcontainer.json")), WithComments);
        Assert.Contains("dotnet", container.RootElement.GetProperty("image").GetString(), StringComparison.Ordinal);
        var features = string.Join(' ', container.RootElement.GetProperty("features").EnumerateObject().Select(f => f.Name));
        Assert.All(["azure-cli", "azd", "node", "azure-functions-core-tools"], tool => Assert.Contains(tool, features, StringComparison.Ordinal));
        var packages = container.RootElement.GetProperty("postCreateCommand").GetString()!;
        // Those that tests/run looks for, and zip.
        var wanted = Missing().Matches(File.ReadAllText(Path.Combine(Root, "tests", "run"))).Select(m => m.Groups[1].Value).Append("zip").ToList();
        Assert.True(wanted.Count >= 6);
        Assert.All(wanted, package => Assert.Contains(package, packages.Split(' ')));
    }

    private static YamlMappingNode Read(string file)
    {
        using var reader = new StreamReader(Path.Combine(Root, ".github", "workflows", file));
        var yaml = new YamlStream();
        yaml.Load(reader);
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }

    [GeneratedRegex(@"missing\+=\(([\w.-]+)\)", RegexOptions.NonBacktracking)]
    private static partial Regex Missing();

    [GeneratedRegex(@"--[a-z-]+", RegexOptions.NonBacktracking)]
    private static partial Regex Option();

    [GeneratedRegex(@"run: \|\n(?: {10}.*\n?)+", RegexOptions.NonBacktracking)]
    private static partial Regex Run();
}
