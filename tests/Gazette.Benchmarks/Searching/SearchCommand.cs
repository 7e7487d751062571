using Azure.Data.Tables;
using Gazette.Articles;
using Gazette.Benchmarks.Lists;
using Gazette.LocalHost;
using Gazette.LocalHost.Azurite;
using Gazette.LocalHost.Terminal;
using Gazette.Serving.Searching;
using Gazette.Storage;
using Gazette.Storage.Articles;
using Gazette.Storage.Searching;
using Microsoft.Extensions.DependencyInjection;

namespace Gazette.Benchmarks.Searching;

/// <summary>
/// <c>search ROWS ...</c>: storage calls and milliseconds of queries of 2, 4 and 8 characters, with so many articles in the index (Azurite, in
/// memory). One pair stands in every article, the others in shares of them; of the articles those exist that a first page can show.
/// </summary>
internal sealed class SearchCommand(IReadOnlyList<int> counts)
{
    // What storage takes in one transaction.
    private const int AtOnce = 100;
    private const int ShownArticles = 60;

    private const string Everywhere = "云溪";
    private const string Phrase = "云溪管网改造工程";

    private static readonly DateTimeOffset Newest = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Each pair, and one of how many articles has it.</summary>
    private static readonly (string Pair, int Every)[] Pairs = [("云溪", 1), ("溪管", 100), ("管网", 10), ("网改", 50), ("改造", 20), ("造工", 50), ("工程", 3)];

    private int grown;

    /// <returns>Null when the arguments are not understood.</returns>
    public static SearchCommand? Read(string[] args) => RowCounts.Read(args, least: 1_000) is { } counts ? new SearchCommand(counts) : null;

    /// <returns>The program's exit code.</returns>
    public async Task<int> RunAsync()
    {
        await using var azurite = await AzuriteServer.StartInMemoryAsync(RepositoryRoot.Find(), usualPorts: false, StartSteps.OnOutput(), CancellationToken.None);
        var calls = new StorageCalls();
        await using var services = ListsCommand.Services(azurite.ConnectionString, calls);
        var account = services.GetRequiredService<StorageAccount>();
        await account.CreateAllAsync(CancellationToken.None);
        await AddArticlesAsync(services.GetRequiredService<ArticleStore>(), services.GetRequiredService<Timeline>());
        var (index, endpoint) = (services.GetRequiredService<ArticleSearch>(), services.GetRequiredService<SearchEndpoint>());
        foreach (var count in counts)
        {
            await GrowAsync(account, count);
            Console.WriteLine($"{count:N0} articles");
            foreach (var query in new[] { Phrase[..2], Phrase[2..4], Phrase[..4], Phrase })
            {
                var ofIndex = await index.FindAsync(Text.Searching.SearchQuery.Parse(query)!, SearchWindow.All, [], CancellationToken.None, CancellationToken.None);
                await ListsCommand.MeasureAsync($"{query} ({ofIndex.Reads} of the index)", () => endpoint.JsonAsync(query, null, null, null, null, null, CancellationToken.None), calls);
            }
        }

        return 0;
    }

    private async Task GrowAsync(StorageAccount account, int count)
    {
        var rows = Enumerable.Range(grown, count - grown)
            .SelectMany(number => Pairs.Where(pair => number % pair.Every == 0 || number % 100 == 0).Select(pair => Entry(pair.Pair, number)))
            .GroupBy(row => row.PartitionKey)
            .SelectMany(group => group.Chunk(AtOnce));
        await Parallel.ForEachAsync(rows, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (chunk, token) =>
            await account.Search.SubmitTransactionAsync(chunk.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)), token));
        grown = count;
    }

    private static TableEntity Entry(string pair, int number) =>
        new(SearchKey.PartitionOf(pair), SearchKey.RowOf(pair, SearchKey.InBody, SearchKey.Reversed(Newest.AddHours(-5 * number)), IdOf(number)));

    private static string IdOf(int number) => $"generated-{number}";

    private static async Task AddArticlesAsync(ArticleStore articles, Timeline timeline)
    {
        var numbers = Enumerable.Range(0, ShownArticles).Concat(Enumerable.Range(0, ShownArticles).Select(i => i * 10)).Concat(Enumerable.Range(0, ShownArticles).Select(i => i * 100)).Distinct();
        foreach (var number in numbers)
        {
            var text = string.Concat(Enumerable.Repeat("这是一段关于民生的正文，有许多别的内容。", 40)) + (number % 100 == 0 ? Phrase : number % 10 == 0 ? Everywhere + "的管网" : Everywhere);
            var article = new Article
            {
                Id = IdOf(number),
                Title = $"第{number}号情况通报",
                Language = "zh-Hans",
                Body = SafeHtml.Empty,
                Text = text,
                Summary = text[..60],
                Repairs = [],
                NeedsReview = false,
                Upload = new UploadInfo($"{number}.txt", "0x1", Newest, 1),
                FirstPublishedAt = Newest.AddHours(-5 * number),
                UpdatedAt = Newest,
            };
            var stored = new StoredArticle { Article = article, Number = 1, UploadHash = "", TextHash = "", Pipeline = 12, Timeline = timeline.PlaceOf(article) };
            await articles.TrySaveAsync(stored, previous: null, CancellationToken.None);
        }
    }
}
