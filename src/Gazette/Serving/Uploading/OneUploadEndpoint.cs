using Microsoft.AspNetCore.Http;

namespace Gazette.Serving.Uploading;

/// <summary>What editors may ask about one upload.</summary>
public sealed class OneUploadEndpoint(UploadEndpoint receipts, ReceiveEndpoint parts, OriginalEndpoint originals)
{
    private static readonly Response UnknownForm = new Response.Failed(StatusCodes.Status400BadRequest, "\"form\" is file, or left out for the receipt.");

    /// <summary>Its receipt; with <c>?form=file</c> its bytes, with <c>?parts=</c> how far it has come.</summary>
    public Task<Response> GetAsync(string name, HttpRequest request, CancellationToken cancellation) => (request.QueryValue("form"), request.QueryValue("parts")) switch
    {
        ("file", _) => originals.FileAsync(name, cancellation),
        (not null, _) => Task.FromResult(UnknownForm),
        (_, { } id) => parts.ReceivedAsync(name, id, cancellation),
        _ => receipts.ReceiptAsync(name, cancellation),
    };
}
