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

    [Fact]
    public void All_that_readers_have_no_need_of_asks_for_a_key()
    {
        var guarded = FunctionCatalog.ProductTypes
            .SelectMany(t => t.GetMethods())
            .Where(m => m.GetParameters().Any(p => p.GetCustomAttribute<HttpTriggerAttribute>() is { AuthLevel: not AuthorizationLevel.Anonymous }))
            .Select(m => m.DeclaringType!.Name);
        Assert.Equal(["GetArticleEdits", "GetArticleVersion", "GetArticleVersions", "GetUpload", "GetUploadList", "ReplayUpload", "ReplayUploads", "WithdrawArticle"], guarded.Order());
    }

    private static IReadOnlyList<HttpFunction> Functions() => FunctionCatalog.Read(
        FunctionCatalog.ProductTypes,
        HostJson.Read(Path.Combine(RepositoryRoot.Find(), "host.json")),
        new ConfigurationBuilder().AddInMemoryCollection([new(LocalApplication.ReconcileSchedule, "0 0 0 * * *")]).Build()).Http;
}
