using Gazette.Articles.Media;
using Gazette.Serving.Previewing;
using Gazette.Storage.Media;
using Microsoft.AspNetCore.Http;

namespace Gazette.Serving;

/// <summary>The files of pictures, for whoever reads an article that shows them.</summary>
public sealed class PictureEndpoint(PageCache pages, PreviewMediaEndpoint previews, MediaStore media)
{
    private static readonly Response NoSuchPicture = new Response.Failed(
        StatusCodes.Status404NotFound, "No article shows a picture at this address.");

    /// <summary>404 also for a picture that no public article shows any more.</summary>
    public async Task<Response> PictureAsync(string hash, string file, CancellationToken cancellation) => Picture.IsHash(hash)
        ? await pages.PictureAsync(hash, file, (picture, token) => FileAsync(picture, file, token), cancellation) ?? NoSuchPicture
        : NoSuchPicture;

    /// <summary>The same; with a token, also what only a preview shows.</summary>
    /// <param name="preview">As in the query; null for none.</param>
    public async Task<Response> PictureAsync(string hash, string file, string? preview, CancellationToken cancellation) =>
        await previews.PictureAsync(hash, file, preview, cancellation) ?? await PictureAsync(hash, file, cancellation);

    /// <summary>Null for a file that the picture does not have.</summary>
    private async Task<Representation?> FileAsync(ReaderMedia reader, string name, CancellationToken cancellation)
    {
        if (reader.Picture?.Files.FirstOrDefault(f => f.Name == name) is not { } file)
            return null;
        var bytes = await media.ReadAsync(reader, file, cancellation)
            ?? throw new InvalidOperationException($"The picture {reader.Picture!.Hash} names the file {name}, which does not exist.");
        return Representation.OfBytes(file.ContentType, bytes);
    }
}
