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
    private const AuthorizationLevel Anonymous = AuthorizationLevel.Anonymous;
    private const AuthorizationLevel Function = AuthorizationLevel.Function;

    /// <summary>
    /// An address of each function, and who may call it how. A new function is added here by hand, so that none becomes
    /// open, or changes anything without a key, by accident.
    /// </summary>
    private static readonly Dictionary<string, (string Sample, AuthorizationLevel Level, string Methods)> Expected = new()
    {
        ["CorrectArticle"] = ("/api/articles/some-id-abcdefghijkl", Function, "patch"),
        ["GetAccessibility"] = ("/accessibility", Anonymous, "get head"),
        ["GetArchive"] = ("/archive", Anonymous, "get head"),
        ["GetArchiveMonth"] = ("/archive/2026-03", Anonymous, "get head"),
        ["GetArticle"] = ("/articles/some-id-abcdefghijkl", Anonymous, "get head"),
        ["GetArticleEdits"] = ("/api/articles/some-id-abcdefghijkl/edits", Function, "get head"),
        ["GetArticleJson"] = ("/api/articles/some-id-abcdefghijkl", Anonymous, "get head"),
        ["GetArticleList"] = ("/api/articles", Anonymous, "get head"),
        ["GetArticleRepairs"] = ("/api/articles/some-id-abcdefghijkl/repairs", Function, "get head"),
        ["GetArticleVersion"] = ("/api/articles/some-id-abcdefghijkl/versions/7", Function, "get head"),
        ["GetArticleVersions"] = ("/api/articles/some-id-abcdefghijkl/versions", Function, "get head"),
        ["GetAtomFeed"] = ("/feed.xml", Anonymous, "get head"),
        ["GetAsset"] = ("/assets/site-0123456789abcdef.css", Anonymous, "get head"),
        ["GetCard"] = ("/articles/some-id-abcdefghijkl/card.png", Anonymous, "get head"),
        ["GetColumn"] = ("/columns/news/city", Anonymous, "get head"),
        ["GetColumnFeed"] = ("/feeds/news/city", Anonymous, "get head"),
        ["GetColumnList"] = ("/columns", Anonymous, "get head"),
        ["GetDesk"] = ("/desk", Anonymous, "get head"),
        ["GetDeskDifference"] = ("/api/desk/differences/some-id-abcdefghijkl", Function, "get head"),
        ["GetDeskLog"] = ("/api/desk/log", Function, "get head"),
        ["GetDeskUpload"] = ("/api/desk/upload", Function, "get head"),
        ["GetDeskUploads"] = ("/api/desk/uploads", Function, "get head"),
        ["GetFrontPage"] = ("/", Anonymous, "get head"),
        ["GetHealth"] = ("/healthz", Anonymous, "get head"),
        ["GetHistoryPage"] = ("/articles/some-id-abcdefghijkl/versions", Anonymous, "get head"),
        ["GetIndexNowKey"] = ("/indexnow.txt", Anonymous, "get head"),
        ["GetJsonFeed"] = ("/feed.json", Anonymous, "get head"),
        ["GetLog"] = ("/api/log", Function, "get head"),
        ["GetNewerArticle"] = ("/articles/some-id-abcdefghijkl/newer", Anonymous, "get head"),
        ["GetNewsSitemap"] = ("/sitemap-news.xml", Anonymous, "get head"),
        ["GetOlderArticle"] = ("/articles/some-id-abcdefghijkl/older", Anonymous, "get head"),
        ["GetRelatedArticles"] = ("/articles/some-id-abcdefghijkl/related", Anonymous, "get head"),
        ["GetRelatedArticlesJson"] = ("/api/articles/some-id-abcdefghijkl/related", Anonymous, "get head"),
        ["GetReviewFeed"] = ("/desk/feed", Anonymous, "get head"),
        ["GetRobots"] = ("/robots.txt", Anonymous, "get head"),
        ["GetSitemap"] = ("/sitemaps/2026-03.xml", Anonymous, "get head"),
        ["GetSitemapIndex"] = ("/sitemap.xml", Anonymous, "get head"),
        ["GetOriginal"] = ("/originals/page", Anonymous, "get head"),
        ["GetAttachment"] = ("/files/0123456789abcdef0123456789abcdef/form.docx", Anonymous, "get head"),
        ["GetPicture"] = ("/media/0123456789abcdef0123456789abcdef/960.webp", Anonymous, "get head"),
        ["GetPoster"] = ("/articles/some-id-abcdefghijkl/poster", Anonymous, "get head"),
        ["GetPrintView"] = ("/articles/some-id-abcdefghijkl/print", Anonymous, "get head"),
        ["GetQrPng"] = ("/articles/some-id-abcdefghijkl/qr.png", Anonymous, "get head"),
        ["GetQrSvg"] = ("/articles/some-id-abcdefghijkl/qr.svg", Anonymous, "get head"),
        ["GetReader"] = ("/reader", Anonymous, "get head"),
        ["GetReaderSheet"] = ("/reader.css", Anonymous, "get head"),
        ["GetStats"] = ("/api/stats", Function, "get head"),
        ["GetThemeFile"] = ("/theme/style.css", Anonymous, "get head"),
        ["GetUpload"] = ("/api/uploads/news/2024/a file.html", Function, "get head"),
        ["GetUploadList"] = ("/api/uploads", Function, "get head"),
        ["GetVersionPage"] = ("/articles/some-id-abcdefghijkl/versions/7", Anonymous, "get head"),
        ["PreviewArticle"] = ("/api/articles/some-id-abcdefghijkl/preview", Function, "post"),
        ["PutUpload"] = ("/api/uploads/news/2024/a file.html", Function, "put"),
        ["PutUploadByName"] = ("/api/uploads", Function, "put"),
        ["PreviewCorrection"] = ("/api/desk/previews/some-id-abcdefghijkl", Function, "post"),
        ["ReplayUpload"] = ("/api/uploads/news/2024/a file.html", Function, "post"),
        ["ReplayUploads"] = ("/api/uploads", Function, "post"),
        ["SearchArticles"] = ("/search", Anonymous, "get head"),
        ["SearchArticlesJson"] = ("/api/search", Anonymous, "get head"),
        ["SetReader"] = ("/reader", Anonymous, "post"),
        ["WithdrawDeletedUploads"] = ("/api/events/deleted-uploads", Function, "post"),
        ["WithdrawArticle"] = ("/api/articles/some-id-abcdefghijkl", Function, "delete"),
    };

    [Fact]
    public void Every_function_answers_its_own_address_and_no_earlier_one_takes_it()
    {
        var functions = Functions();
        var router = new FunctionRouter(functions, NullLogger<FunctionRouter>.Instance);

        Assert.Equal(Expected.Keys.Order(StringComparer.OrdinalIgnoreCase), functions.Select(f => f.Name));
        foreach (var function in functions)
        {
            Assert.NotEmpty(function.Methods);
            Assert.All(function.Methods, method => Assert.Equal(function.Name, router.Find(method, Expected[function.Name].Sample)?.Function.Name));
        }
    }

    [Fact]
    public void Every_function_asks_for_the_key_that_it_should_and_answers_these_methods_alone()
    {
        var actual = Triggers().ToDictionary(t => t.Name, t => (t.Trigger.AuthLevel, string.Join(' ', t.Trigger.Methods ?? [])));
        Assert.Equal(Expected.ToDictionary(e => e.Key, e => (e.Value.Level, e.Value.Methods)), actual);
    }

    [Fact]
    public void Without_a_key_everything_can_be_read_and_nothing_changed_but_the_readers_own_cookies() => Assert.All(
        Triggers().Where(t => t.Trigger.AuthLevel == AuthorizationLevel.Anonymous && t.Name != "SetReader"),
        t => Assert.DoesNotContain(t.Trigger.Methods ?? [], m => m is not ("get" or "head")));

    [Fact]
    public void No_host_binds_a_value_of_the_query_for_hosts_differ_where_a_name_stands_twice() => Assert.All(
        Functions(),
        function => Assert.All(
            FunctionCatalog.ProductTypes.Single(t => t.Name == function.Name).GetMethod("RunAsync")!.GetParameters().Where(p => p.ParameterType == typeof(string)),
            parameter => Assert.Contains(parameter.Name!, function.Route.Parameters)));

    private static IEnumerable<(string Name, HttpTriggerAttribute Trigger)> Triggers() => FunctionCatalog.ProductTypes
        .SelectMany(t => t.GetMethods())
        .Where(m => m.IsDefined(typeof(FunctionAttribute)))
        .Select(m => (m.GetCustomAttribute<FunctionAttribute>()!.Name, m.GetParameters().Select(p => p.GetCustomAttribute<HttpTriggerAttribute>()).SingleOrDefault(t => t is not null)))
        .Where(t => t.Item2 is not null)
        .Select(t => (t.Name, t.Item2!));

    private static IReadOnlyList<HttpFunction> Functions() => FunctionCatalog.Read(
        FunctionCatalog.ProductTypes,
        HostJson.Read(Path.Combine(RepositoryRoot.Find(), "host.json")),
        new ConfigurationBuilder().AddInMemoryCollection([new(ReconcileSchedule.Setting, "0 0 0 * * *")]).Build()).Http;
}
