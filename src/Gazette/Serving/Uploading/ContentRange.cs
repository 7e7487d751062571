using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Gazette.Serving.Uploading;

/// <summary>Which bytes of a file a request carries.</summary>
internal readonly record struct ContentRange(long Offset, long Length, long Total)
{
    private static readonly Response.Failed NoLength = new(StatusCodes.Status411LengthRequired, "Say how long the body is, with Content-Length.");

    private static readonly Response.Failed Malformed = new(
        StatusCodes.Status400BadRequest, "Content-Range says which bytes of how many the body holds, as in \"bytes 0-8388607/20000000\", and Content-Length as many as these.");

    public bool IsLast => Offset + Length == Total;

    /// <summary>By Content-Range; the whole file where there is none.</summary>
    /// <returns>One of the two; the other is null.</returns>
    public static (ContentRange? Value, Response.Failed? Failure) Read(HttpRequest request)
    {
        if (request.ContentLength is not { } length)
            return (null, NoLength);
        if (request.Headers.ContentRange is not { Count: > 0 } header)
            return (new ContentRange(0, length, length), null);
        return ContentRangeHeaderValue.TryParse(header.ToString(), out var range) && range is { HasRange: true, HasLength: true } && range.Unit == "bytes" && range.To - range.From + 1 == length
            ? (new ContentRange(range.From!.Value, length, range.Length!.Value), null)
            : (null, Malformed);
    }
}
