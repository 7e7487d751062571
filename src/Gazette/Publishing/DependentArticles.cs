using System.Text.Json;
using Azure;
using Gazette.Articles.Media;
using Gazette.Processing;
using Gazette.Storage.Articles;
using Gazette.Storage.Media;
using Gazette.Uploads;
using Microsoft.Extensions.Options;

namespace Gazette.Publishing;

/// <summary>
/// Articles and the uploads that they show or link. A run over such an upload notes its end first, and reads then who looks for
/// it; an article's run stores the article and who it looks for first, and reads then what there is. So one of the two sees the
/// other, in whatever order they come.
/// <para>
/// An article that waits for several pictures is not made anew for each: while another of them says "processing", it is left to
/// that one's run, which notes its end later and looks then, whatever becomes of the picture. The last one to end leaves it to
/// nobody. Where that run dies, its trace is found.
/// </para>
/// </summary>
public sealed class DependentArticles(
    WantedFiles wanted, PublishedArticles articles, RunReceipts receipts, IOptions<GazetteOptions> options, TimeProvider clock)
{
    /// <summary>For so long readers may miss pictures that are there, and so long is waited for one that is being made.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Makes the articles anew that show or link something else under a file's name than there is now. A run that is cut short
    /// here leaves its trace, and the next one goes on.
    /// </summary>
    /// <param name="hash">Of what there is; null when there is nothing.</param>
    /// <param name="refresh">Makes the article of an upload anew.</param>
    /// <returns>Whether that is done: so many may do that others wait for the next run. And whether any article looks for the name.</returns>
    /// <exception cref="AggregateException">Some could not be made anew; all others were.</exception>
    public async Task<(bool IsDone, bool IsWanted)> RefreshAsync(
        string name, string? hash, Func<string, CancellationToken, Task<PublishResult>> refresh, CancellationToken cancellation)
    {
        var started = clock.GetTimestamp();
        var (faults, isWanted) = (new List<Exception>(), false);
        await foreach (var (articleId, shown) in wanted.ReadAsync(name, cancellation))
        {
            isWanted = true;
            if (clock.GetElapsedTime(started) > options.Value.LongestRefresh)
                return (false, isWanted);
            // One that is not there yet looks once more when it is.
            try
            {
                // One that shows nothing where there is nothing may have been left to this run because of others.
                if ((shown != hash || hash is null) && await articles.FindAsync(articleId, cancellation) is { IsStanding: true } stored
                    && await IsForThisRunAsync(stored, shown, hash, cancellation))
                    await RefreshAsync(stored, new WantedFile(name, hash), refresh, cancellation);
            }
            catch (Exception fault) when (fault is FormatException or JsonException or InvalidOperationException or RequestFailedException { Status: 400 or 413 })
            {
                // One that cannot be read or written keeps the file from no other; a fault of storage ends the run.
                faults.Add(new InvalidOperationException($"The article {articleId} could not be made anew with {name}.", fault));
            }
        }

        return faults.Count == 0 ? (true, isWanted) : throw new AggregateException(faults);
    }

    /// <summary>
    /// Whether an article shows what there is, or the run over one of its pictures will see to it. To be asked once it is stored
    /// with the names under which it looks.
    /// </summary>
    public async Task<bool> IsSeenToAsync(ArticleMedia media, CancellationToken cancellation) =>
        await LookAsync(media, cancellation) is not Look.Behind;

    private async Task<bool> IsForThisRunAsync(StoredArticle stored, string? shown, string? hash, CancellationToken cancellation)
    {
        // What was taken away goes at once.
        if (shown is not null)
            return true;
        return await LookAsync(stored.Article.Media, cancellation) switch
        {
            Look.Behind => true,
            Look.LeftToOthers => (clock.GetUtcNow() - stored.ChangedAt).Duration() > LongestWait,
            _ => hash is not null,
        };
    }

    private async Task<Look> LookAsync(ArticleMedia media, CancellationToken cancellation)
    {
        var receiptsNow = await Task.WhenAll(media.Wanted.Select(file => receipts.FindAsync(file.Name, cancellation)));
        var files = media.Wanted.Zip(receiptsNow, (file, stored) => (file.Name, Shown: file.Hash, stored?.Receipt)).ToList();
        var behind = files.Where(f => f.Shown != f.Receipt?.MediaHash).ToList();
        if (behind.Count == 0)
            return Look.UpToDate;
        return behind.TrueForAll(f => f.Shown is null) && files.Exists(f => f.Shown is null && IsBeingMade(f.Receipt)) ? Look.LeftToOthers : Look.Behind;
    }

    /// <summary>A first attempt: one that has failed may fail for ever.</summary>
    private bool IsBeingMade(Receipt? receipt) =>
        receipt is { State: ReceiptState.Processing, Attempts: 1 } && PictureEnding.IsOf(receipt.Name) && clock.GetUtcNow() - receipt.At < LongestWait;

    /// <summary>Of one whose newer upload was rejected, the version that stands loses what is no longer there.</summary>
    private async Task RefreshAsync(
        StoredArticle stored, WantedFile file, Func<string, CancellationToken, Task<PublishResult>> refresh, CancellationToken cancellation)
    {
        if (await refresh(stored.Article.Upload.Name, cancellation) is not (PublishResult.Unchanged or PublishResult.Rejected))
            return;
        while (await articles.FindAsync(stored.Article.Id, cancellation) is { IsStanding: true } standing)
        {
            var article = ArticleProcessor.Without(standing.Article, file.Name, file.Hash);
            if (ReferenceEquals(article, standing.Article) || await articles.TryReplaceAsync(article, standing, cancellation) is not null)
                return;
        }
    }

    /// <summary>An article beside what there is.</summary>
    private enum Look
    {
        UpToDate,

        /// <summary>Pictures have come that it does not show, and the run over another will make it anew.</summary>
        LeftToOthers,

        Behind,
    }
}
