using System.Text.RegularExpressions;
using Gazette.LocalHost;
using Gazette.LocalHost.Functions;
using Gazette.LocalHost.Http;
using Microsoft.Extensions.Configuration;

namespace Gazette.EndToEndTests.Requests;

/// <summary>Every HTTP function of the product, so that a new one is attacked like the others without being listed.</summary>
internal static partial class SiteRoutes
{
    public static IReadOnlyList<HttpFunction> All { get; } =
        FunctionCatalog.Read(FunctionCatalog.ProductTypes, HostJson.ReadBesideProgram(), Settings()).Http;

    public static HttpFunction Named(string name) => All.Single(f => f.Name == name);

    /// <summary>The path with these values in the places of the parameters.</summary>
    /// <exception cref="KeyNotFoundException">A route has a parameter that is not among them: add it.</exception>
    public static string Path(HttpFunction function, IReadOnlyDictionary<string, string> values) =>
        "/" + Parameter().Replace(function.Route.Text, match => values[match.Groups["name"].Value]);

    private static IConfigurationRoot Settings() =>
        new ConfigurationBuilder().AddInMemoryCollection([new(ReconcileSchedule.Setting, "0 0 0 * * *")]).Build();

    [GeneratedRegex(@"\{\*?(?<name>[a-z]+)[^}]*\}", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Parameter();
}
