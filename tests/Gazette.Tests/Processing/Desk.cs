using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Gazette.Articles;
using Gazette.Articles.Corrections;
using Gazette.Cleaning;
using Gazette.Processing;
using Gazette.Uploads;

namespace Gazette.Tests.Correcting;

/// <summary>A processor whose corrections have always been through storage.</summary>
internal static class Desk
{
    private static readonly ArticleProcessor ArticleProcessor = new(new Site("Gazette", "https://news.example", "zh-Hans", TimeZoneInfo.Utc), new CleaningRules(), TimeProvider.System);

    public static Task<ProcessedUpload> ProcessAsync(string name, string text, ArticleCorrections? corrections = null) =>
        ProcessAsync(Uploads.Of(name, Encoding.UTF8.GetBytes(text)), corrections);

    public static Task<ProcessedUpload> ProcessAsync(Upload upload, ArticleCorrections? corrections = null) =>
        ArticleProcessor.ProcessAsync(upload, JsonSerializer.Deserialize<ArticleCorrections>(JsonSerializer.Serialize(corrections ?? ArticleCorrections.None))!, NoMedia.Instance, TestContext.Current.CancellationToken);

    public static ArticleCorrections Corrected(this ArticleCorrections corrections, ArticleField field, string? value, Article article)
    {
        var machine = article.Edits!.Replaced.TryGetValue(field.Name, out var read) ? read : field.Of(ArticleFields.Of(article, TimeZoneInfo.Utc));
        Assert.Null(corrections.Correct(field, value, machine, out var corrected));
        return corrected;
    }

    public static ArticleCorrections Undo(this Article article, params int[] numbers)
    {
        Assert.Null(ArticleCorrections.None.UndoEdits(numbers, article.Edits!, out var corrected));
        return corrected;
    }

    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
