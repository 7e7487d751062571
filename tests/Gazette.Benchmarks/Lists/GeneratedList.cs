using Azure.Data.Tables;
using Gazette.Articles;
using Gazette.Storage;
using Gazette.Storage.Articles;

namespace Gazette.Benchmarks.Lists;

/// <summary>Fills the lists of a site with entries of articles that there are not: one every five hours, backwards from now.</summary>
internal sealed class GeneratedList(StorageAccount account, Timeline timeline)
{
    public const string Column = "news";

    // What storage takes in one transaction.
    private const int AtOnce = 100;

    private static readonly TimeSpan Pause = TimeSpan.FromHours(5);
    private static readonly DateTimeOffset Newest = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    public async Task GrowAsync(int count)
    {
        var rows = Enumerable.Range(Count, count - Count).SelectMany(RowsOf).GroupBy(row => row.PartitionKey).SelectMany(group => group.Chunk(AtOnce));
        await Parallel.ForEachAsync(rows, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (chunk, token) =>
            await account.Timeline.SubmitTransactionAsync(chunk.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)), token));
        Count = count;
    }

    public static TimeKey KeyOf(int number) => TimeKey.Of($"generated-{number}", Newest - (Pause * number));

    private IEnumerable<TableEntity> RowsOf(int number)
    {
        var article = new Article
        {
            Id = $"generated-{number}",
            Title = $"云溪市第{number}号民生工程进展情况通报",
            Column = Column,
            Language = "zh-Hans",
            Body = SafeHtml.Empty,
            Text = "",
            Summary = $"第{number}号工程本月完成了管网改造和道路恢复，受益居民一千二百户，下一步将转入绿化和照明施工。",
            Repairs = [],
            NeedsReview = false,
            Upload = new UploadInfo($"{Column}/{number}.txt", "0x1", Newest, 1),
            FirstPublishedAt = Newest,
            UpdatedAt = Newest,
        };
        return new TimelinePlace(KeyOf(number), Column).Entries.Select(key => timeline.RowOf(key, article));
    }
}
