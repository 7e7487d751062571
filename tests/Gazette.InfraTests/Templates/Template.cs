using System.Text.Json;
using System.Text.RegularExpressions;

namespace Gazette.InfraTests.Templates;

/// <summary>A compiled template, its modules within it.</summary>
internal sealed partial class Template
{
    private readonly JsonElement root;

    private Template(JsonElement root)
    {
        this.root = root;
        Resources = [.. ResourcesOf(root)];
    }

    /// <summary>Of all modules, those that are only referred to left out.</summary>
    public IReadOnlyList<Resource> Resources { get; }

    public IEnumerable<JsonProperty> Parameters => root.GetProperty("parameters").EnumerateObject();

    public IEnumerable<JsonProperty> Outputs => ModulesOf(root).Prepend(root).Where(t => t.TryGetProperty("outputs", out _)).SelectMany(t => t.GetProperty("outputs").EnumerateObject());

    /// <summary>All of it, as JSON.</summary>
    public string Text => root.GetRawText();

    public static async Task<Template> CompileAsync(string file)
    {
        var (output, _) = await Bicep.RunAsync("build", file, "--stdout");
        return new Template(JsonDocument.Parse(output).RootElement.Clone());
    }

    public IReadOnlyList<Resource> OfType(string type) => [.. Resources.Where(r => r.Type == type)];

    private static IEnumerable<JsonElement> ModulesOf(JsonElement template) => Items(template)
        .Where(r => r.Json.GetProperty("type").GetString() == "Microsoft.Resources/deployments")
        .Select(r => r.Json.GetProperty("properties").GetProperty("template"));

    /// <summary>With what the module calls each; empty where the compiler did not need it.</summary>
    private static IEnumerable<(string Symbol, JsonElement Json)> Items(JsonElement template)
    {
        var resources = template.GetProperty("resources");
        return resources.ValueKind == JsonValueKind.Array
            ? resources.EnumerateArray().Select(r => ("", r))
            : resources.EnumerateObject().Select(r => (r.Name, r.Value));
    }

    private static IEnumerable<Resource> ResourcesOf(JsonElement template)
    {
        foreach (var (symbol, resource) in Items(template))
        {
            if (resource.TryGetProperty("existing", out var existing) && existing.GetBoolean())
                continue;
            var type = resource.GetProperty("type").GetString()!;
            if (type != "Microsoft.Resources/deployments")
                yield return new Resource(type, symbol, resource, template);
            else
                foreach (var inner in ResourcesOf(resource.GetProperty("properties").GetProperty("template")))
                    yield return inner;
        }
    }

    /// <summary>A resource, or a loop of them.</summary>
    /// <param name="Symbol">What the module calls it; empty where the compiler did not need it.</param>
    internal sealed partial record Resource(string Type, string Symbol, JsonElement Json, JsonElement Module)
    {
        public JsonElement Properties => Json.GetProperty("properties");

        /// <summary>The last part of the name of each; those of a loop stand in a variable.</summary>
        public IEnumerable<string> Names()
        {
            var name = Json.GetProperty("name").GetString()!;
            return Loop().Match(name) is { Success: true } loop ? Values(loop.Groups[1].Value) : [Literal().Matches(name)[^1].Groups[1].Value];
        }

        /// <summary>What the module's variable holds, with other variables in their places.</summary>
        public IEnumerable<string> Values(string variable) => Module.GetProperty("variables").GetProperty(variable).EnumerateArray()
            .Select(v => Variable().Match(v.GetString()!) is { Success: true } other ? Value(other.Groups[1].Value) : v.GetString()!);

        public string Value(string variable) => Module.GetProperty("variables").GetProperty(variable).GetString()!;

        [GeneratedRegex(@"variables\('(\w+)'\)\[copyIndex\(\)\]", RegexOptions.NonBacktracking)]
        private static partial Regex Loop();

        [GeneratedRegex(@"^\[variables\('(\w+)'\)\]$", RegexOptions.NonBacktracking)]
        private static partial Regex Variable();

        [GeneratedRegex("'([^']+)'", RegexOptions.NonBacktracking)]
        private static partial Regex Literal();
    }
}
