using System.Text.Json;
using Gazette.LocalHost.Functions;

namespace Gazette.InfraTests.Templates;

/// <summary>The parameter files fit the template.</summary>
public sealed class ParameterTests(CompiledTemplates templates)
{
    private static readonly string[] GivenByHand = ["location", "name"];

    [Theory]
    [InlineData("small-town.parameters.json")]
    [InlineData("large-portal.parameters.json")]
    public void Every_file_names_every_parameter_within_its_limits(string file)
    {
        var given = Given(file);
        Assert.Equal(
            templates.Main.Parameters.Select(p => p.Name).Except(GivenByHand).Where(n => n != "budgetStart").Order(StringComparer.Ordinal), given.Keys.Order(StringComparer.Ordinal));
        Assert.All(given, g => AssertFits(templates.Main.Parameters.Single(p => p.Name == g.Key).Value, g.Value));
    }

    [Fact]
    public void The_small_town_has_the_defaults() => Assert.All(
        Given("small-town.parameters.json"),
        g => Assert.True(JsonElement.DeepEquals(Default(g.Key), g.Value), $"{g.Key} is {g.Value}, and {Default(g.Key)} in the template."));

    [Fact]
    public void Azd_fills_in_what_nobody_else_knows()
    {
        var given = Given("main.parameters.json");
        Assert.Equal(GivenByHand, given.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(("${AZURE_ENV_NAME}", "${AZURE_LOCATION}"), (given["name"].GetString(), given["location"].GetString()));
    }

    [Theory]
    [InlineData("small-town.parameters.json")]
    [InlineData("large-portal.parameters.json")]
    public void Groups_that_always_run_are_groups_of_functions_that_there_are(string file) => Assert.All(
        Given(file)["alwaysReady"].EnumerateArray().Select(g => g.GetProperty("name").GetString()!),
        name => Assert.True(name is "http" or "blob" || (name.StartsWith("function:", StringComparison.Ordinal) && FunctionCatalog.ProductTypes.Any(t => t.Name == name[9..])), name));

    /// <summary>Azure keeps the values of all other parameters with the deployment, for whoever may read it.</summary>
    [Fact]
    public void Secrets_are_settings_that_no_deployment_keeps_and_no_file_names()
    {
        Assert.Equal("secureObject", templates.Main.Parameters.Single(p => p.Name == "secretSettings").Value.GetProperty("type").GetString());
        Assert.Equal("{}", Default("secretSettings").GetRawText());
        var app = Assert.Single(templates.Main.OfType("Microsoft.Web/sites"));
        Assert.Equal("secureObject", app.Module.GetProperty("parameters").GetProperty("secretSettings").GetProperty("type").GetString());
        var settings = templates.Main.OfType("Microsoft.Web/sites/config").Single(c => c.Names().Single() == "appsettings").Properties.GetString()!;
        Assert.Contains("items(parameters('secretSettings'))", settings, StringComparison.Ordinal);
        // References to a vault are read by the identity that the program has: there is no other.
        Assert.NotEmpty(app.Properties.GetProperty("keyVaultReferenceIdentity").GetString()!);
    }

    [Theory]
    [InlineData("small-town.parameters.json")]
    [InlineData("large-portal.parameters.json")]
    public void Settings_of_the_site_are_settings_of_the_program(string file) => Assert.All(
        Given(file)["siteSettings"].EnumerateObject(), s => Assert.NotNull(typeof(GazetteOptions).GetProperty(s.Name)));

    [Fact]
    public void Every_parameter_says_what_it_is() =>
        Assert.All(templates.Main.Parameters, p => Assert.NotEmpty(p.Value.GetProperty("metadata").GetProperty("description").GetString()!));

    private static Dictionary<string, JsonElement> Given(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Bicep.Infra, file)));
        return json.RootElement.GetProperty("parameters").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetProperty("value").Clone());
    }

    private JsonElement Default(string name) => templates.Main.Parameters.Single(p => p.Name == name).Value.GetProperty("defaultValue");

    private static void AssertFits(JsonElement parameter, JsonElement value)
    {
        var kind = parameter.GetProperty("type").GetString() switch
        {
            "int" => JsonValueKind.Number,
            "array" => JsonValueKind.Array,
            "object" or "secureObject" => JsonValueKind.Object,
            "string" => JsonValueKind.String,
            _ => JsonValueKind.Undefined,
        };
        Assert.True(kind == value.ValueKind || value.ValueKind is JsonValueKind.True or JsonValueKind.False, value.ToString());
        if (parameter.TryGetProperty("allowedValues", out var allowed))
            Assert.Contains(allowed.EnumerateArray(), a => JsonElement.DeepEquals(a, value));
        if (parameter.TryGetProperty("minValue", out var least))
            Assert.InRange(value.GetInt32(), least.GetInt32(), parameter.GetProperty("maxValue").GetInt32());
    }
}
