using System.Text.Json.Nodes;
using Gazette.LocalHost.Http;
using Gazette.WorkerTests.Protocol;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Gazette.WorkerTests;

/// <summary>A function as the worker describes it.</summary>
internal sealed class WorkerFunction
{
    private readonly HttpRoute? route;
    private readonly HashSet<string> methods = new(StringComparer.OrdinalIgnoreCase);

    public WorkerFunction(RpcFunctionMetadata metadata)
    {
        Metadata = metadata;
        Bindings = [.. metadata.RawBindings.Select(b => JsonNode.Parse(b)!.AsObject())];
        if (!IsHttp)
            return;
        route = new HttpRoute((string)Trigger["route"]!);
        methods.UnionWith(Trigger["methods"]!.AsArray().Select(m => (string)m!));
    }

    public RpcFunctionMetadata Metadata { get; }

    public string Name => Metadata.Name;

    /// <summary>The trigger first.</summary>
    public IReadOnlyList<JsonObject> Bindings { get; }

    public bool IsHttp => (string?)Trigger["type"] == "httpTrigger";

    /// <summary>The parameter that carries the trigger.</summary>
    public string Parameter => (string)Trigger["name"]!;

    private JsonObject Trigger => Bindings[0];

    /// <returns>The route's values; null when this function does not answer such a request.</returns>
    public RouteValueDictionary? Match(string method, PathString path) => methods.Contains(method) ? route?.Match(path) : null;
}
