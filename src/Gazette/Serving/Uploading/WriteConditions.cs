using Gazette.Storage.Uploads;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Gazette.Serving.Uploading;

/// <summary>The condition that an upload was sent on (RFC 9110, 13.1).</summary>
internal static class WriteConditions
{
    private static readonly Response.Failed Missing = new(
        StatusCodes.Status428PreconditionRequired,
        "Send If-None-Match: * for a new file, or If-Match with the etag of the receipt of the one that it replaces: so that nobody's file is lost unseen.");

    private static readonly Response.Failed Malformed = new(
        StatusCodes.Status400BadRequest, "An upload is sent with If-None-Match: *, or with If-Match and one entity tag in its quotes; not with both.");

    /// <returns>One of the two; the other is null.</returns>
    public static (WriteCondition? Value, Response.Failed? Failure) Read(HttpRequest request)
    {
        var (match, none) = (request.Headers.IfMatch.ToString().Trim(), request.Headers.IfNoneMatch.ToString().Trim());
        return (match, none) switch
        {
            ("", "") => (null, Missing),
            ("", "*") => (new WriteCondition(null), null),
            ("*", "") => (new WriteCondition("*"), null),
            (_, "") when EntityTagHeaderValue.TryParse(match, out var tag) && !tag.IsWeak => (new WriteCondition(tag.Tag.ToString()), null),
            _ => (null, Malformed),
        };
    }
}
