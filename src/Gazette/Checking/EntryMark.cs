using Azure.Data.Tables;
using Gazette.Articles;
using Gazette.Storage.Articles;
using Gazette.Uploads;

namespace Gazette.Checking;

/// <summary>An entry of a list in few bytes.</summary>
/// <param name="Owner">The article's id or the upload's name.</param>
/// <param name="Hash">Of what the list shows; equal within one process only.</param>
internal readonly record struct EntryMark(string Owner, int Hash)
{
    public static EntryMark Of(Article article) => new(article.Id, HashCode.Combine(
        article.Title, article.Standfirst, article.Source, article.Author, article.Column, article.Summary, HashCode.Combine(article.UpdatedAt, Timeline.ThumbnailOf(article))));

    /// <param name="row">Of the timeline.</param>
    public static EntryMark OfTimeline(TableEntity row) => new(row.GetString("Id"), HashCode.Combine(
        row.GetString("Title"),
        row.GetString("Standfirst"),
        row.GetString("Source"),
        row.GetString("Author"),
        row.GetString("Column"),
        row.GetString("Summary"),
        HashCode.Combine(row.GetDateTimeOffset("UpdatedAt").GetValueOrDefault(), row.GetString("Thumbnail"))));

    public static EntryMark Of(Receipt receipt) => new(receipt.Name, HashCode.Combine(
        receipt.ETag, receipt.State, receipt.Reason?.Detail, receipt.ArticleId, receipt.NeedsReview, receipt.Attempts, receipt.At));
}
