using Gazette.Articles.Media;
using Gazette.Serving.Signing;
using Gazette.Storage;
using Gazette.Storage.Media;

namespace Gazette.Serving.Previewing;

/// <summary>Pictures and attachments of previews.</summary>
public sealed class PreviewMediaEndpoint(MediaStore media, ReadCircuit reads, SignedLinks links)
{
    /// <summary>Null where the token opens nothing.</summary>
    /// <param name="token">As strangers sent it; null when they sent none.</param>
    public async Task<Response?> PictureAsync(string hash, string file, string? token, CancellationToken cancellation)
    {
        if (await FindAsync(hash, token, cancellation) is not { Picture: { } picture } found || picture.Files.FirstOrDefault(f => f.Name == file) is not { } form)
            return null;
        return await reads.ReadAsync(each => media.ReadAsync(found, form, each), cancellation) is { } bytes
            ? new Response.Found(Representation.OfBytes(form.ContentType, bytes), CacheRule.Never) { IsPreview = true }
            : null;
    }

    /// <param name="name">What the copy is called; whoever has the token has seen it.</param>
    /// <inheritdoc cref="PictureAsync"/>
    public async Task<Response?> AttachmentAsync(string hash, string name, string? token, CancellationToken cancellation)
    {
        if (await FindAsync(hash, token, cancellation) is not { Attachment: { } attachment } found)
            return null;
        var content = await reads.ReadAsync(each => media.OpenAsync(found, each), cancellation);
        return new Response.Download(content, attachment.ContentType, name, attachment.Hash, CacheRule.Never);
    }

    private async Task<ReaderMedia?> FindAsync(string hash, string? token, CancellationToken cancellation) =>
        token is not null && Picture.IsHash(hash) && await links.VerifyAsync(PreviewEndpoint.OfMedia, hash, token, cancellation)
            ? await reads.ReadAsync(each => media.FindForPreviewAsync(hash, each), cancellation)
            : null;
}
