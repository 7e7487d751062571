namespace Gazette.InfraTests.Templates;

/// <summary>What happens is noted, and nothing secret is.</summary>
public sealed class VisibilityTests(CompiledTemplates templates)
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
}
