using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Gazette.Articles;
using Gazette.Articles.Corrections;
using Gazette.Cleaning;
using Gazette.Processing;
using Gazette.Uploads;

namespace Gazette.Tests.Correcting;

/// <summary>A copy desk whose corrections have always been through storage.</summary>
internal static class Desk
{
    private static readonly CopyDesk CopyDesk = new(new Site("Gazette", "https://news.example", "zh-Hans", TimeZoneInfo.Utc), new CleaningRules(), TimeProvider.System);

    public static Task<EditedCopy> EditAsync(string name, string text, Corrections? corrections = null) =>
        EditAsync(Uploads.Of(name, Encoding.UTF8.GetBytes(text)), corrections);

    public static Task<EditedCopy> EditAsync(Upload upload, Corrections? corrections = null) =>
        CopyDesk.EditAsync(upload, JsonSerializer.Deserialize<Corrections>(JsonSerializer.Serialize(corrections ?? Corrections.None))!, TestContext.Current.CancellationToken);

    public static Corrections Corrected(this Corrections corrections, ArticleField field, string? value, Article article)
    {
        var machine = article.Edits!.Replaced.TryGetValue(field.Name, out var read) ? read : field.Of(ArticleFields.Of(article, TimeZoneInfo.Utc));
        Assert.Null(corrections.Correct(field, value, machine, out var corrected));
        return corrected;
    }

    public static Corrections Undo(this Article article, params int[] numbers)
    {
        Assert.Null(Corrections.None.UndoEdits(numbers, article.Edits!, out var corrected));
        return corrected;
    }

    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
