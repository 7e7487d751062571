using YamlDotNet.RepresentationModel;

namespace Gazette.InfraTests.Scripts;

/// <summary><c>infra/azure.yaml</c>: what azd does between its own steps.</summary>
public sealed class AzdTests
{
    private static readonly YamlMappingNode Project = Read();

    // azd passes what the template gives back on to its hooks.
    private static readonly Dictionary<string, string> Outputs = new()
    {
        ["AZURE_RESOURCE_GROUP"] = "rg-demo",
        ["GAZETTE_APP"] = "demo-abc123",
        ["GAZETTE_APP_URL"] = "https://demo-abc123.azurewebsites.example",
        ["GAZETTE_URL"] = "https://demo.example",
        ["GAZETTE_STORAGE_ACCOUNT"] = "stdemoabc123",
        ["GAZETTE_TOPIC"] = "evgt-demo",
    };

    [Fact]
    public void Names_the_template_and_the_program()
    {
        var infra = (YamlMappingNode)Project["infra"];
        Assert.True(File.Exists(Path.Combine(StandIns.Infra, Text(infra, "path"), Text(infra, "module") + ".bicep")));
        var (service, app) = Assert.Single((YamlMappingNode)Project["services"]);
        Assert.True(File.Exists(Path.Combine(StandIns.Infra, Text((YamlMappingNode)app, "project"), "Gazette.Functions.csproj")));
        Assert.Equal("function", Text((YamlMappingNode)app, "host"));
        // By this tag azd finds where the program goes.
        Assert.Contains($"'azd-service-name': '{service}'", File.ReadAllText(Path.Combine(StandIns.Infra, "modules", "app.bicep")), StringComparison.Ordinal);
        Assert.Contains("'azd-env-name': name", File.ReadAllText(Path.Combine(StandIns.Infra, "main.bicep")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Looks_for_its_tools_before_and_tries_the_site_out_after()
    {
        using var tools = new StandIns();

        Assert.Equal(0, (await RunHookAsync(tools, "preup")).ExitCode);
        Assert.Empty(tools.Calls);
        var (exitCode, output, errors) = await RunHookAsync(tools, "postdeploy");

        Assert.True(exitCode == 0, errors);
        Assert.Contains("Smoke test passed", output, StringComparison.Ordinal);
        Assert.Contains(tools.Calls, c => c.StartsWith("az deployment group create", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Says_what_is_missing_before_anything_is_made()
    {
        using var tools = new StandIns(without: ["zbarimg"]);

        var (exitCode, _, errors) = await RunHookAsync(tools, "preup");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("zbarimg is missing", errors, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Output, string Errors)> RunHookAsync(StandIns tools, string name)
    {
        var words = Text((YamlMappingNode)((YamlMappingNode)Project["hooks"])[name], "run").Split(' ');
        Assert.Equal("bash", words[0]);
        return await tools.RunAsync(words[1], words[2..], Outputs);
    }

    private static YamlMappingNode Read()
    {
        using var reader = new StreamReader(Path.Combine(StandIns.Infra, "azure.yaml"));
        var yaml = new YamlStream();
        yaml.Load(reader);
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }

    private static string Text(YamlMappingNode node, string name) => ((YamlScalarNode)node[name]).Value!;
}
