using Gazette.Articles.Media;
using Gazette.Serving.Previewing;
using Gazette.Storage;
using Gazette.Storage.Media;
using Microsoft.AspNetCore.Http;

namespace Gazette.Serving;

/// <summary>Attachments, for whoever reads an article that links them.</summary>
public sealed class AttachmentEndpoint(PageCache pages, PreviewMediaEndpoint previews, MediaStore media, ReadCircuit reads)
{
    private static readonly Response NoSuchFile = new Response.Failed(
        StatusCodes.Status404NotFound, "No article links a file at this address.");

    /// <summary>The same; with a token, also what only a preview links.</summary>
    /// <param name="preview">As in the query; null for none.</param>
    public async Task<Response> AttachmentAsync(string hash, string name, string? preview, CancellationToken cancellation) =>
        await previews.AttachmentAsync(hash, name, preview, cancellation) ?? await AttachmentAsync(hash, name, cancellation);

    /// <summary>404 also for one that no public article links any more, and under any other name than an article gives it.</summary>
    public async Task<Response> AttachmentAsync(string hash, string name, CancellationToken cancellation)
    {
        if (!Picture.IsHash(hash) || await pages.MediaAsync(hash, cancellation) is not ({ Attachment: { } attachment } found, var isUnchecked) || !found.Names.Contains(name))
            return NoSuchFile;
        var content = await reads.ReadAsync(token => media.OpenAsync(found, token), cancellation);
        return new Response.Download(content, attachment.ContentType, name, attachment.Hash, isUnchecked ? CacheRule.Revalidate : CacheRule.Media);
    }
}
