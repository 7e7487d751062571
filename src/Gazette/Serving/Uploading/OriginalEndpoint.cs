using Gazette.Storage;
using Gazette.Storage.Uploads;
using Microsoft.AspNetCore.Http;

namespace Gazette.Serving.Uploading;

/// <summary>The bytes that were uploaded, for editors, as a file to save: never as what they are, for anybody may have written them.</summary>
public sealed class OriginalEndpoint(UploadStore uploads, UnpackedFiles files, ReadCircuit reads)
{
    private const string Bytes = "application/octet-stream";

    private static readonly Response NoSuchFile = new Response.Failed(
        StatusCodes.Status404NotFound, "No file of this name is there. Names are case-sensitive and include the folders.");

    /// <summary>In ranges too; 404 for a file that was deleted, whatever its receipt says.</summary>
    public async Task<Response> FileAsync(string name, CancellationToken cancellation)
    {
        if (UploadName.Fault(name, files) is { } fault)
            return new Response.Failed(StatusCodes.Status400BadRequest, fault);
        return await reads.ReadAsync(token => uploads.OpenReadAsync(name, token), cancellation) is var (content, etag)
            ? new Response.Download(content, Bytes, name[(name.LastIndexOf('/') + 1)..], etag.Trim('"'), CacheRule.Never)
            : NoSuchFile;
    }
}
