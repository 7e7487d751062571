using Gazette.Articles;
using Gazette.Cleaning;
using Gazette.Processing;
using Gazette.Uploads;

namespace Gazette.Benchmarks;

/// <summary>The seeds as benchmark input; the project copies them beside the program.</summary>
internal static class Samples
{
    public static readonly Site Site = new("Gazette", "https://news.example", "zh-Hans", TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));

    public static Upload Upload(string file) =>
        new(file, "\"1\"", DateTimeOffset.UnixEpoch, File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "seeds", file)), ContentType: null);

    public static Article Article(string file)
    {
        var (article, rejection) = new ArticleProcessor(Site, new CleaningRules(), TimeProvider.System).ProcessAsync(Upload(file), CancellationToken.None).GetAwaiter().GetResult();
        return article ?? throw new InvalidOperationException(rejection!.Detail);
    }
}
