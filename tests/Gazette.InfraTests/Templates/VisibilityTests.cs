using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using Gazette.LocalHost;
using Gazette.Telemetry;

namespace Gazette.InfraTests.Templates;

/// <summary>What happens is noted, and nothing secret is.</summary>
public sealed partial class VisibilityTests(CompiledTemplates templates)
{
    private static readonly string[] Secrets =
        ["listKeys", "listAccountSas", "listServiceSas", "listSecrets", "listConnectionStrings", "AccountKey=", "SharedAccessKey"];

    private static readonly string[] SecretWords = ["key", "secret", "password", "sas", "token"];

    /// <summary>Types that have nothing to note, or whose parent notes it.</summary>
    private static readonly string[] WithoutDiagnostics =
    [
        "Microsoft.Authorization/roleAssignments", "Microsoft.Consumption/budgets", "Microsoft.Insights/actionGroups",
        "Microsoft.Insights/diagnosticSettings", "Microsoft.Insights/scheduledQueryRules", "Microsoft.Insights/workbooks",
        "Microsoft.ManagedIdentity/userAssignedIdentities", "Microsoft.Resources/resourceGroups",
        // It is where the others' notes go.
        "Microsoft.Insights/components",
        "Microsoft.Cdn/profiles/afdEndpoints", "Microsoft.Cdn/profiles/afdEndpoints/routes", "Microsoft.Cdn/profiles/customDomains",
        "Microsoft.Cdn/profiles/originGroups", "Microsoft.Cdn/profiles/originGroups/origins",
        "Microsoft.Network/privateDnsZones", "Microsoft.Network/privateDnsZones/virtualNetworkLinks", "Microsoft.Network/privateEndpoints",
        "Microsoft.Network/privateEndpoints/privateDnsZoneGroups",
        "Microsoft.Storage/storageAccounts/blobServices/containers", "Microsoft.Storage/storageAccounts/managementPolicies",
        "Microsoft.Storage/storageAccounts/queueServices/queues", "Microsoft.Storage/storageAccounts/tableServices/tables",
        "Microsoft.Web/sites/basicPublishingCredentialsPolicies", "Microsoft.Web/sites/config",
    ];

    [Fact]
    public void Every_resource_has_a_diagnostic_setting_that_can()
    {
        var noted = templates.Main.OfType("Microsoft.Insights/diagnosticSettings").Select(d => d.Json.GetProperty("scope").GetString()!.Split('\'')[1]).ToList();
        var able = templates.Main.Resources.Select(r => r.Type).Where(t => !WithoutDiagnostics.Contains(t)).ToList();
        Assert.NotEmpty(able);
        Assert.Equal(able.Order(StringComparer.Ordinal), noted.Order(StringComparer.Ordinal));
        Assert.All(WithoutDiagnostics, type => Assert.NotEmpty(templates.Main.OfType(type)));
    }

    [Fact]
    public void Every_diagnostic_setting_keeps_something_in_the_workspace() => Assert.All(
        templates.Main.OfType("Microsoft.Insights/diagnosticSettings"),
        d =>
        {
            Assert.True(d.Properties.TryGetProperty("workspaceId", out _));
            Assert.True(d.Properties.TryGetProperty("logs", out _) || d.Properties.TryGetProperty("metrics", out _));
        });

    [Fact]
    public void No_secret_is_read_and_none_is_in_an_output() => Assert.All(templates.Both, template =>
    {
        foreach (var reader in Secrets)
            Assert.DoesNotContain(reader, template.Text, StringComparison.OrdinalIgnoreCase);
        Assert.All(template.Outputs, output =>
        {
            Assert.NotEqual("securestring", output.Value.GetProperty("type").GetString());
            Assert.Empty(output.Name.Split('_').Intersect(SecretWords, StringComparer.OrdinalIgnoreCase));
        });
    });

    [Fact]
    public void What_the_whole_template_gives_back_are_names_and_addresses() => Assert.Equal(
        ["AZURE_RESOURCE_GROUP", "GAZETTE_APP", "GAZETTE_APP_URL", "GAZETTE_DOMAIN_RECORD", "GAZETTE_STORAGE_ACCOUNT", "GAZETTE_TOPIC", "GAZETTE_URL"],
        templates.Main.Outputs.Select(o => o.Name).Where(n => n.StartsWith("AZURE_", StringComparison.Ordinal) || n.StartsWith("GAZETTE_", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("alerts.bicep", 3)]
    [InlineData("workbook.json", 7)]
    public void Asks_for_measurements_that_the_program_makes(string file, int least)
    {
        var queries = File.ReadAllText(Path.Combine(Bicep.Infra, "modules", file));
        var asked = Measurement().Matches(queries).Select(m => m.Groups[1].Value).ToList();
        Assert.True(asked.Count >= least);
        var code = string.Concat(Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Find(), "src", "Gazette"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        Assert.Empty(asked.Except(Made()));
        Assert.All(Dimension().Matches(queries), d => Assert.Contains($"\"{d.Groups[1].Value}\"", code, StringComparison.Ordinal));
        Assert.All(Value().Matches(queries), v => Assert.Contains($"\"{v.Groups[1].Value}\"", code, StringComparison.Ordinal));
    }

    [Fact]
    public void The_workbook_shows_every_measurement_that_the_program_makes()
    {
        var shown = Measurement().Matches(File.ReadAllText(Path.Combine(Bicep.Infra, "modules", "workbook.json"))).Select(m => m.Groups[1].Value);
        Assert.Equal(Made().Order(StringComparer.Ordinal), shown.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_README_lists_every_measurement()
    {
        var readme = File.ReadAllText(Path.Combine(RepositoryRoot.Find(), "src", "Gazette.Functions", "README.md"));
        Assert.All(Made(), name => Assert.Contains($"| `{name}` |", readme, StringComparison.Ordinal));
    }

    private static List<string> Made()
    {
        var made = new List<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter.Name == Measurements.Source)
                made.Add(instrument.Name);
        };
        listener.Start();
        Assert.NotEmpty(Measurements.ProgramVersion);
        Assert.NotEmpty(made);
        return made;
    }

    [GeneratedRegex(@"Name == .(gazette\.[a-z.]+)", RegexOptions.NonBacktracking)]
    private static partial Regex Measurement();

    [GeneratedRegex(@"Properties\.(\w+)", RegexOptions.NonBacktracking)]
    private static partial Regex Dimension();

    [GeneratedRegex(@"Properties\.\w+\) == .([\w-]+)", RegexOptions.NonBacktracking)]
    private static partial Regex Value();
}
