namespace Gazette.InfraTests.Templates;

/// <summary>Who may do what: no more than works.</summary>
public sealed class RoleTests(CompiledTemplates templates)
{
    private const string Account = "Microsoft.Storage/storageAccounts";
    private const string Containers = Account + "/blobServices/containers";

    /// <summary>Of Azure, the same in every subscription.</summary>
    private static readonly Dictionary<string, string> Roles = new()
    {
        ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = "Storage Blob Data Owner",
        ["ba92f5b4-2d11-453d-a403-e96b0029c9fe"] = "Storage Blob Data Contributor",
        ["974c5e8b-45b9-4653-ba55-5f855dd0fb88"] = "Storage Queue Data Contributor",
        ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = "Storage Table Data Contributor",
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = "Monitoring Metrics Publisher",
    };

    [Fact]
    public void Are_these_and_no_others()
    {
        string[] expected =
        [
            "program: Storage Blob Data Owner, Storage Queue Data Contributor, Storage Table Data Contributor on " + Account,
            "deployer: Storage Blob Data Contributor on articles",
            "topic: Storage Blob Data Contributor on gazette-dead-events",
            "program: Monitoring Metrics Publisher on Microsoft.Insights/components",
        ];
        Assert.Equal(expected.Order(StringComparer.Ordinal), templates.Main.OfType("Microsoft.Authorization/roleAssignments").Select(Describe).Order(StringComparer.Ordinal));
        Assert.Empty(templates.Events.OfType("Microsoft.Authorization/roleAssignments"));
    }

    [Fact]
    public void No_key_or_password_opens_anything()
    {
        var policies = templates.Main.OfType("Microsoft.Web/sites/basicPublishingCredentialsPolicies");
        Assert.Equal(["ftp", "scm"], policies.SelectMany(p => p.Names()).Order());
        Assert.All(policies, p => Assert.False(p.Properties.GetProperty("allow").GetBoolean()));
        Assert.True(Assert.Single(templates.Main.OfType("Microsoft.Insights/components")).Properties.GetProperty("DisableLocalAuth").GetBoolean());
        var deployment = Assert.Single(templates.Main.OfType("Microsoft.Web/sites")).Properties.GetProperty("functionAppConfig").GetProperty("deployment");
        Assert.Equal("UserAssignedIdentity", deployment.GetProperty("storage").GetProperty("authentication").GetProperty("type").GetString());
    }

    private static string Who(string principal) => principal switch
    {
        _ when principal.Contains("editorPrincipalId", StringComparison.Ordinal) => "deployer",
        _ when principal.Contains("topic", StringComparison.OrdinalIgnoreCase) => "topic",
        _ when principal.Contains("userAssignedIdentities", StringComparison.Ordinal) || principal.Contains("publisher", StringComparison.Ordinal) => "program",
        _ => principal,
    };

    private static string Describe(Template.Resource assignment)
    {
        var role = assignment.Properties.GetProperty("roleDefinitionId").GetString()!;
        var variables = assignment.Module.GetProperty("variables").EnumerateObject().Where(v => Roles.ContainsKey(v.Value.GetString() ?? "")).ToList();
        // In a loop the roles stand in an array.
        var whole = assignment.Json.TryGetProperty("copy", out _) ? assignment.Json.GetProperty("name").GetString() + role : role;
        var names = variables.Where(v => whole.Contains($"variables('{v.Name}')", StringComparison.Ordinal)).Select(v => Roles[v.Value.GetString()!]);
        var scope = assignment.Json.GetProperty("scope").GetString()!;
        var on = scope.Contains(Containers, StringComparison.Ordinal) ? scope.Split('\'')[^2] : scope.Split('\'')[1];
        return $"{Who(assignment.Properties.GetProperty("principalId").GetString()!)}: {string.Join(", ", names)} on {on}";
    }
}
