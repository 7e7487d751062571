using System.Text.Json;
using Azure;
using Gazette.Articles.Media;
using Gazette.Processing;
using Gazette.Storage.Articles;
using Gazette.Storage.Media;
using Microsoft.Extensions.Options;

namespace Gazette.Publishing;

/// <summary>
/// Articles and the uploads that they show or link. A run over such an upload notes its end first, and reads then who looks for
/// it; an article's run stores the article and who it looks for first, and reads then what there is. So one of the two sees the
/// other, in whatever order they come.
/// </summary>
public sealed class DependentArticles(
    WantedFiles wanted, PublishedArticles articles, RunReceipts receipts, IOptions<GazetteOptions> options, TimeProvider clock)
{
    /// <summary>
    /// Makes the articles anew that show or link something else under a file's name than there is now. A run that is cut short
    /// here leaves its trace, and the next one goes on.
    /// </summary>
    /// <param name="hash">Of what there is; null when there is nothing.</param>
    /// <param name="refresh">Makes the article of an upload anew.</param>
    /// <returns>False when so many do that others wait for the next run.</returns>
    /// <exception cref="AggregateException">Some could not be made anew; all others were.</exception>
    public async Task<bool> RefreshAsync(
        string name, string? hash, Func<string, CancellationToken, Task<PublishResult>> refresh, CancellationToken cancellation)
    {
        var started = clock.GetTimestamp();
        var faults = new List<Exception>();
        await foreach (var (articleId, shown) in wanted.ReadAsync(name, cancellation))
        {
            if (clock.GetElapsedTime(started) > options.Value.LongestRefresh)
                return false;
            // One that is not there yet looks once more when it is.
            try
            {
                if (shown != hash && await articles.FindAsync(articleId, cancellation) is { IsPublic: true } stored)
                    await RefreshAsync(stored, new WantedFile(name, hash), refresh, cancellation);
            }
            catch (Exception fault) when (fault is FormatException or JsonException or InvalidOperationException or RequestFailedException { Status: 400 or 413 })
            {
                // One that cannot be read or written keeps the file from no other; a fault of storage ends the run.
                faults.Add(new InvalidOperationException($"The article {articleId} could not be made anew with {name}.", fault));
            }
        }

        return faults.Count == 0 ? true : throw new AggregateException(faults);
    }

    /// <summary>Whether an article shows what there is. To be asked once it is stored with the names under which it looks.</summary>
    public async Task<bool> IsUpToDateAsync(ArticleMedia media, CancellationToken cancellation)
    {
        var now = await Task.WhenAll(media.Wanted.Select(file => receipts.FindAsync(file.Name, cancellation)));
        return media.Wanted.Zip(now).All(pair => pair.First.Hash == pair.Second?.Receipt.MediaHash);
    }

    /// <summary>Of one whose newer upload was rejected, the version that stands loses what is no longer there.</summary>
    private async Task RefreshAsync(
        StoredArticle stored, WantedFile file, Func<string, CancellationToken, Task<PublishResult>> refresh, CancellationToken cancellation)
    {
        if (await refresh(stored.Article.Upload.Name, cancellation) is not (PublishResult.Unchanged or PublishResult.Rejected))
            return;
        while (await articles.FindAsync(stored.Article.Id, cancellation) is { IsPublic: true } standing)
        {
            var article = ArticleProcessor.Without(standing.Article, file.Name, file.Hash);
            if (ReferenceEquals(article, standing.Article) || await articles.TryReplaceAsync(article, standing, cancellation) is not null)
                return;
        }
    }
}
