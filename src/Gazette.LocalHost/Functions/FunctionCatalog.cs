using System.Reflection;
using Gazette.LocalHost.Blobs;
using Gazette.LocalHost.Http;
using Gazette.LocalHost.Timers;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;

namespace Gazette.LocalHost.Functions;

/// <summary>
/// All functions of an application, read from the attributes of the Functions worker that they carry anyway; each list in the
/// host's order: by name, ignoring case.
/// </summary>
internal sealed record FunctionCatalog(
    IReadOnlyList<HttpFunction> Http, IReadOnlyList<BlobFunction> Blobs, IReadOnlyList<TimerFunction> Timers)
{
    /// <summary>
    /// Where the product's own functions are found: the very assembly that runs under <c>func start</c> and in Azure. This host
    /// calls their methods in its own process, for machines without Core Tools, and for a debugger.
    /// </summary>
    public static IEnumerable<Type> ProductTypes => typeof(Gazette.Functions.Uploads.IngestArticle).Assembly.GetTypes();

    /// <param name="settings">Where <c>%NAME%</c> in triggers is looked up.</param>
    /// <exception cref="StartupException">A function that could not run as written.</exception>
    public static FunctionCatalog Read(IEnumerable<Type> types, HostJson host, IConfiguration settings)
    {
        var functions = Find(types);
        return new FunctionCatalog(
            [.. With<HttpTriggerAttribute>(functions).Select(f => new HttpFunction(f.Function, f.Trigger, host.RoutePrefix))],
            [.. With<BlobTriggerAttribute>(functions).Select(f => new BlobFunction(f.Function, f.Trigger, settings))],
            [.. With<TimerTriggerAttribute>(functions).Select(f => new TimerFunction(f.Function, f.Trigger, settings))]);
    }

    private static List<FunctionMethod> Find(IEnumerable<Type> types)
    {
        List<FunctionMethod> functions = [.. types
            .SelectMany(t => t.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(m => m.IsDefined(typeof(FunctionAttribute)))
            .Select(m => new FunctionMethod(m))
            .OrderBy(f => f.Name, StringComparer.OrdinalIgnoreCase)];
        foreach (var function in functions)
            RequireOneTrigger(function);
        foreach (var same in functions.GroupBy(f => f.Name, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
            throw same.First().Fault("two functions have this name");
        return functions;
    }

    private static void RequireOneTrigger(FunctionMethod function)
    {
        object?[] triggers = [function.Trigger<HttpTriggerAttribute>(), function.Trigger<BlobTriggerAttribute>(), function.Trigger<TimerTriggerAttribute>()];
        if (triggers.Count(t => t is not null) != 1)
            throw function.Fault("exactly one parameter must carry a trigger");
    }

    private static IEnumerable<(FunctionMethod Function, TTrigger Trigger)> With<TTrigger>(List<FunctionMethod> functions)
        where TTrigger : Attribute =>
        functions.Select(f => (f, f.Trigger<TTrigger>()!)).Where(f => f.Item2 is not null);
}
