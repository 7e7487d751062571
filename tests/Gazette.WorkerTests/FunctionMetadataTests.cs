using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gazette.LocalHost.Functions;
using Gazette.WorkerTests.Protocol;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Gazette.WorkerTests;

/// <summary>What the worker tells the host of its functions is what their attributes say.</summary>
public sealed class FunctionMetadataTests(WorkerSite site)
{
    public static TheoryData<string> Names => [.. Product.Keys];

    private static Dictionary<string, MethodInfo> Product { get; } = FunctionCatalog.ProductTypes
        .SelectMany(t => t.GetMethods())
        .Where(m => m.IsDefined(typeof(FunctionAttribute)))
        .ToDictionary(m => m.GetCustomAttribute<FunctionAttribute>()!.Name);

    [Fact]
    public void Every_function_of_the_product_is_described_and_loads()
    {
        Assert.Equal(Product.Keys.Order(StringComparer.OrdinalIgnoreCase), site.Worker.Functions.Select(f => f.Name));
        Assert.All(site.Worker.Loaded, loaded => Assert.Equal((StatusResult.Types.Status.Success, null), (loaded.Status, loaded.Exception?.Message)));
        Assert.Equal(Product.Count, site.Worker.Loaded.Count);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_bindings_are_what_the_attributes_say(string name)
    {
        var (parameter, trigger) = Product[name].GetParameters()
            .Select(p => (p, p.GetCustomAttributes().OfType<TriggerBindingAttribute>().SingleOrDefault()))
            .Single(p => p.Item2 is not null);
        string[] expected = [.. Bindings(parameter.Name!, trigger!).Select(b => Sorted(b))];
        Assert.Equal(expected, site.Worker.Functions.Single(f => f.Name == name).Bindings.Select(b => Sorted(b)));
    }

    private static JsonObject[] Bindings(string parameter, TriggerBindingAttribute trigger) => trigger switch
    {
        HttpTriggerAttribute http =>
        [
            In("httpTrigger", parameter, ("authLevel", $"{http.AuthLevel}"), ("methods", JsonSerializer.SerializeToNode(http.Methods)), ("route", http.Route)),
            new() { ["name"] = "$return", ["type"] = "http", ["direction"] = "Out" },
        ],
        BlobTriggerAttribute blob =>
            [In("blobTrigger", parameter, ("path", blob.BlobPath), ("source", $"{blob.Source}"), ("properties", new JsonObject { ["supportsDeferredBinding"] = "True" }))],
        TimerTriggerAttribute timer => [In("timerTrigger", parameter, ("schedule", timer.Schedule))],
        _ => throw new NotSupportedException($"{trigger.GetType().Name}: say here what its binding is."),
    };

    private static JsonObject In(string type, string parameter, params ReadOnlySpan<(string Name, JsonNode? Value)> more)
    {
        var binding = new JsonObject { ["name"] = parameter, ["type"] = type, ["direction"] = "In" };
        foreach (var (name, value) in more)
            binding[name] = value;
        return binding;
    }

    private static string Sorted(JsonObject binding) =>
        string.Join('\n', binding.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => $"{v.Key}: {v.Value?.ToJsonString()}"));
}
