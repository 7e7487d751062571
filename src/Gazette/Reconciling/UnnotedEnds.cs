using Gazette.Articles;
using Gazette.Storage.Articles;
using Gazette.Storage.Receipts;
using Gazette.Storage.Uploads;
using Gazette.Uploads;

namespace Gazette.Reconciling;

/// <summary>
/// Uploads whose run has published them and not noted it. It was killed just then, or it is slow: nobody can tell, and nobody
/// need. To run the upload again finds nothing to change and notes the end; and a slow run that comes to its own end later finds
/// it noted.
/// </summary>
internal sealed class UnnotedEnds(UploadStore uploads, ArticleStore articles, ReceiptStore receipts)
{
    /// <summary>Whether the receipt says "processing", and the article holds what the upload does.</summary>
    public async Task<bool> IsPublishedAsync(string name, CancellationToken cancellation)
    {
        if (await receipts.FindAsync(name, cancellation) is not { Receipt.State: ReceiptState.Processing })
            return false;
        var stored = await articles.FindAsync(ArticleId.FromBlobName(name), cancellation);
        if (stored?.Article.Upload.Name != name)
            return false;
        using var upload = await uploads.OpenAsync(name, cancellation);
        // The same bytes uploaded again leave the article as it was: so not the ETag decides.
        return upload?.Bytes == stored.Article.Upload.Bytes
            && StoredArticle.HashOf((await upload.ReadAsync(cancellation)).Bytes.Span) == stored.UploadHash;
    }
}
