using System.Reflection;
using Gazette.LocalHost.Functions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.LocalHost.Http;

/// <summary>A function that answers requests.</summary>
internal sealed class HttpFunction
{
    private static readonly NullabilityInfoContext Nullability = new();

    private readonly FunctionMethod function;
    private readonly Func<HttpCall, object?>[] bindings;

    public HttpFunction(FunctionMethod function, HttpTriggerAttribute trigger, string routePrefix)
    {
        this.function = function;
        function.RequireReturn(typeof(Task), typeof(Task<IResult>), typeof(IResult));
        Methods = (trigger.Methods ?? []).ToHashSet(StringComparer.OrdinalIgnoreCase);
        NeedsKey = trigger.AuthLevel != AuthorizationLevel.Anonymous;
        Route = Parse(function, $"{routePrefix}/{trigger.Route ?? function.Name}".Trim('/'));
        bindings = function.Bind<HttpCall>(p => Source(p, Route));
    }

    public string Name => function.Name;

    /// <summary>In Azure the caller must show a key; here see <see cref="OwnMachine"/>.</summary>
    public bool NeedsKey { get; }

    /// <summary>Empty means every method.</summary>
    public IReadOnlySet<string> Methods { get; }

    public HttpRoute Route { get; }

    /// <returns>The route's values; null when this function does not answer such a request.</returns>
    public RouteValueDictionary? Match(string method, PathString path) =>
        Methods.Count == 0 || Methods.Contains(method) ? Route.Match(path) : null;

    public async Task AnswerAsync(HttpCall call)
    {
        var result = await function.InvokeAsync(call.Context.RequestServices, bindings, call);
        if (result is not null)
            await result.ExecuteAsync(call.Context);
    }

    private static HttpRoute Parse(FunctionMethod function, string route)
    {
        try
        {
            return new HttpRoute(route);
        }
        catch (ArgumentException fault)
        {
            throw function.Fault($"its route '{route}' is wrong: {fault.Message.TrimEnd('.')}");
        }
    }

    /// <summary>Only what works the same in the real worker; anything else it would bind to nothing, or fail on later.</summary>
    private static Func<HttpCall, object?>? Source(ParameterInfo parameter, HttpRoute route)
    {
        var name = parameter.Name!;
        if (parameter.ParameterType == typeof(HttpRequest) && parameter.IsDefined(typeof(HttpTriggerAttribute)))
            return call => call.Context.Request;
        if (parameter.ParameterType == typeof(CancellationToken))
            return call => call.Context.RequestAborted;
        if (parameter.ParameterType != typeof(string))
            return null;
        if (route.Parameters.Contains(name))
            return call => call.Values[name] as string;
        return MayBeNull(parameter) ? call => call.Context.Request.Query.TryGetValue(name, out var value) ? value.ToString() : null : null;
    }

    private static bool MayBeNull(ParameterInfo parameter)
    {
        lock (Nullability)
        {
            return Nullability.Create(parameter).WriteState == NullabilityState.Nullable;
        }
    }
}
