using System.Reflection;
using Gazette.LocalHost;
using Gazette.LocalHost.Functions;
using Gazette.LocalHost.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gazette.Tests;

public sealed class RouteTests
{
    private static readonly Dictionary<string, string> Samples = new()
    {
        ["GetArticle"] = "/articles/some-id-abcdefghijkl",
        ["GetArticleEdits"] = "/api/articles/some-id-abcdefghijkl/edits",
        ["GetArticleJson"] = "/api/articles/some-id-abcdefghijkl",
        ["GetArticleList"] = "/api/articles",
        ["GetArticleVersion"] = "/api/articles/some-id-abcdefghijkl/versions/7",
        ["GetArticleVersions"] = "/api/articles/some-id-abcdefghijkl/versions",
        ["GetAsset"] = "/assets/site-0123456789abcdef.css",
        ["GetFrontPage"] = "/",
        ["GetHealth"] = "/healthz",
        ["GetHistoryPage"] = "/articles/some-id-abcdefghijkl/versions",
        ["GetVersionPage"] = "/articles/some-id-abcdefghijkl/versions/7",
        ["GetPrintView"] = "/articles/some-id-abcdefghijkl/print",
        ["GetQrPng"] = "/articles/some-id-abcdefghijkl/qr.png",
        ["GetQrSvg"] = "/articles/some-id-abcdefghijkl/qr.svg",
        ["GetUpload"] = "/api/uploads/news/2024/a file.html",
        ["GetUploadList"] = "/api/uploads",
        ["ReplayUpload"] = "/api/uploads/news/2024/a file.html",
        ["ReplayUploads"] = "/api/uploads",
        ["WithdrawArticle"] = "/api/articles/some-id-abcdefghijkl",
    };

    [Fact]
    public void Every_function_answers_its_own_address_and_no_earlier_one_takes_it()
    {
        var functions = Functions();
        var router = new FunctionRouter(functions, NullLogger<FunctionRouter>.Instance);

        Assert.Equal(Samples.Keys.Order(StringComparer.OrdinalIgnoreCase), functions.Select(f => f.Name));
        foreach (var function in functions)
        {
            Assert.NotEmpty(function.Methods);
            Assert.All(function.Methods, method => Assert.Equal(function.Name, router.Find(method, Samples[function.Name])?.Function.Name));
        }
    }

    /// <summary>
    /// Who may call what. A new function is added here by hand, so that none becomes open, and none that changes
    /// anything is reached without a key, by accident.
    /// </summary>
    [Fact]
    public void Every_function_asks_for_the_key_that_it_should_and_answers_these_methods_alone()
    {
        Dictionary<string, (AuthorizationLevel Level, string Methods)> expected = new()
        {
            ["GetArticle"] = (AuthorizationLevel.Anonymous, "get head"),
            ["GetArticleEdits"] = (AuthorizationLevel.Function, "get head"),
            ["GetArticleJson"] = (AuthorizationLevel.Anonymous, "get head"),
            ["GetArticleList"] = (AuthorizationLevel.Anonymous, "get head"),
            ["GetArticleVersion"] = (AuthorizationLevel.Function, "get head"),
            ["GetArticleVersions"] = (AuthorizationLevel.Function, "get head"),
            ["GetAsset"] = (AuthorizationLevel.Anonymous, "get head"),
            ["GetFrontPage"] = (AuthorizationLevel.Anonymous, "get head"),
            ["GetHealth"] = (AuthorizationLevel.Anonymous, "get head"),
            ["GetPrintView"] = (AuthorizationLevel.Anonymous, "get head"),
            ["GetQrPng"] = (AuthorizationLevel.Anonymous, "get head"),
            ["GetQrSvg"] = (AuthorizationLevel.Anonymous, "get head"),
            ["GetUpload"] = (AuthorizationLevel.Function, "get head"),
            ["GetUploadList"] = (AuthorizationLevel.Function, "get head"),
            ["ReplayUpload"] = (AuthorizationLevel.Function, "post"),
            ["ReplayUploads"] = (AuthorizationLevel.Function, "post"),
            ["WithdrawArticle"] = (AuthorizationLevel.Function, "delete"),
        };
        var actual = Triggers().ToDictionary(t => t.Name, t => (t.Trigger.AuthLevel, string.Join(' ', t.Trigger.Methods)));
        Assert.Equal(expected.OrderBy(e => e.Key), actual.OrderBy(e => e.Key));
    }

    [Fact]
    public void Without_a_key_everything_can_be_read_and_nothing_changed() => Assert.All(
        Triggers().Where(t => t.Trigger.AuthLevel == AuthorizationLevel.Anonymous),
        t => Assert.DoesNotContain(t.Trigger.Methods, m => m is not ("get" or "head")));

    private static IEnumerable<(string Name, HttpTriggerAttribute Trigger)> Triggers() => FunctionCatalog.ProductTypes
        .SelectMany(t => t.GetMethods())
        .Where(m => m.IsDefined(typeof(FunctionAttribute)))
        .Select(m => (m.GetCustomAttribute<FunctionAttribute>()!.Name, m.GetParameters().Select(p => p.GetCustomAttribute<HttpTriggerAttribute>()).SingleOrDefault(t => t is not null)))
        .Where(t => t.Item2 is not null)
        .Select(t => (t.Name, t.Item2!));

    private static IReadOnlyList<HttpFunction> Functions() => FunctionCatalog.Read(
        FunctionCatalog.ProductTypes,
        HostJson.Read(Path.Combine(RepositoryRoot.Find(), "host.json")),
        new ConfigurationBuilder().AddInMemoryCollection([new(LocalApplication.ReconcileSchedule, "0 0 0 * * *")]).Build()).Http;
}
