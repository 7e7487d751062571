using System.Text.Json;
using Gazette.Articles;
using Gazette.Benchmarks.Lists;
using Gazette.LocalHost;
using Gazette.LocalHost.Azurite;
using Gazette.LocalHost.Terminal;
using Gazette.Serving;
using Gazette.Serving.Searching;
using Gazette.Storage;
using Gazette.Storage.Articles;
using Gazette.Storage.Searching;
using Gazette.Text;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Cn.Smart;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Util;
using Microsoft.Extensions.DependencyInjection;

namespace Gazette.Benchmarks.Searching;

/// <summary>
/// <c>search-quality DIR</c>: whether each of the queries beside this file finds its article, and finds it first; ours, and Lucene.Net with two
/// analyzers over the same headlines and texts.
/// </summary>
internal sealed class SearchQualityCommand(string folder)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    /// <returns>The exit code: 1 where Lucene.Net finds more, or is right about the first one more often.</returns>
    public async Task<int> RunAsync()
    {
        var articles = ArticleFile.In(folder);
        var queries = Lines().Where(DataFile.IsEntry).Select(line => line.Split('\t')).Where(query => articles.Any(article => article.Id == query[1])).ToList();
        if (queries.Count == 0)
        {
            Console.Error.WriteLine(ArticleFile.NoneIn(folder, "search-quality"));
            return 2;
        }

        await using var azurite = await AzuriteServer.StartInMemoryAsync(RepositoryRoot.Find(), usualPorts: false, StartSteps.OnOutput(), CancellationToken.None);
        await using var services = ListsCommand.Services(azurite.ConnectionString, new StorageCalls());
        await AddAsync(services, articles);
        var endpoint = services.GetRequiredService<SearchEndpoint>();
        Console.WriteLine($"{queries.Count} queries over {articles.Count} articles: found, found first, others found");
        var ours = await CountAsync("gazette", queries, query => FindAsync(endpoint, query));
        var others = new List<(int Found, int First)>();
        foreach (var (name, analyzer) in new (string, Analyzer)[] { ("lucene, standard", new StandardAnalyzer(LuceneVersion.LUCENE_48)), ("lucene, smartcn", new SmartChineseAnalyzer(LuceneVersion.LUCENE_48)) })
        {
            using var lucene = new LuceneIndex(articles, analyzer);
            others.Add(await CountAsync(name, queries, query => Task.FromResult(lucene.Find(query))));
        }

        return others.TrueForAll(other => other.Found <= ours.Found && other.First <= ours.First) ? 0 : 1;
    }

    private static string[] Lines()
    {
        using var stream = typeof(SearchQualityCommand).Assembly.GetManifestResourceStream("Gazette.Benchmarks.Searching.queries.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n');
    }

    private static async Task<(int Found, int First)> CountAsync(string name, List<string[]> queries, Func<string, Task<IReadOnlyList<string>>> find)
    {
        var (found, first, others, missed) = (0, 0, 0, new List<string>());
        foreach (var query in queries)
        {
            var ids = await find(query[0]);
            var isFirst = ids.Count > 0 && ids[0] == query[1];
            found += ids.Contains(query[1]) ? 1 : 0;
            first += isFirst ? 1 : 0;
            others += ids.Count(id => id != query[1]);
            if (!isFirst)
                missed.Add(query[0]);
        }

        Console.WriteLine($"{name,-18} {found,4} {first,4} {others,5}   {string.Join(" | ", missed)}");
        return (found, first);
    }

    private static async Task<IReadOnlyList<string>> FindAsync(SearchEndpoint endpoint, string query)
    {
        var answer = (Response.Found)await endpoint.JsonAsync(query, null, null, null, null, null, CancellationToken.None);
        using var json = JsonDocument.Parse(answer.Representation.Identity);
        return [.. json.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("article").GetProperty("source").GetString()!)];
    }

    /// <summary>The name of the file stands in the source: ids of ours have another form.</summary>
    private static async Task AddAsync(ServiceProvider services, IReadOnlyList<ArticleFile> files)
    {
        await services.GetRequiredService<StorageAccount>().CreateAllAsync(CancellationToken.None);
        var (articles, index, timeline) = (services.GetRequiredService<ArticleStore>(), services.GetRequiredService<SearchIndex>(), services.GetRequiredService<Timeline>());
        foreach (var file in files)
        {
            var article = new Article
            {
                Id = ArticleId.FromBlobName(file.Id + ".html"),
                Title = file.Title is { Length: > 0 } title ? title : file.Id,
                Source = file.Id,
                Language = "zh-Hans",
                Body = SafeHtml.Empty,
                Text = file.Text,
                Summary = file.Text[..Math.Min(80, file.Text.Length)],
                Repairs = [],
                NeedsReview = false,
                Upload = new UploadInfo(file.Id + ".html", "0x1", Now, 1),
                FirstPublishedAt = Now,
                UpdatedAt = Now,
            };
            var stored = new StoredArticle { Article = article, Number = 1, UploadHash = "", TextHash = "", Pipeline = 12, Timeline = timeline.PlaceOf(article) };
            await index.SettleAsync((await articles.TrySaveAsync(stored, previous: null, CancellationToken.None))!, CancellationToken.None);
        }
    }
}
