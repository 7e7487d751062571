using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Gazette.Serving;

/// <summary>The condition that a change was asked for on (RFC 9110, 13.1.1).</summary>
internal sealed class IfMatch
{
    private static readonly Response.Failed Missing = new(
        StatusCodes.Status428PreconditionRequired,
        "Send If-Match with the ETag of the article as you have read it from this address: so that nobody else's change is lost.");

    private static readonly Response.Failed Malformed = new(
        StatusCodes.Status400BadRequest, "If-Match is no list of entity tags. Send the ETag as it was answered, with its quotes.");

    private readonly IList<EntityTagHeaderValue> tags;

    private IfMatch(IList<EntityTagHeaderValue> tags) => this.tags = tags;

    /// <returns>One of the two; the other is null.</returns>
    public static (IfMatch? Value, Response.Failed? Failure) Read(StringValues header)
    {
        if (string.IsNullOrWhiteSpace(header.ToString()))
            return (null, Missing);
        return EntityTagHeaderValue.TryParseList(header, out var tags) ? (new IfMatch(tags), null) : (null, Malformed);
    }

    /// <param name="tag">Without quotes and coding. Whichever coding somebody has read it in, it is the same state.</param>
    public bool Covers(string tag) => tags is [{ Tag.Value: "*" }] || tags.Any(t => !t.IsWeak && IsOf(t.Tag, tag));

    private static bool IsOf(StringSegment quoted, string tag) =>
        quoted == $"\"{tag}\"" || quoted == $"\"{tag}-{ContentCoding.Brotli}\"" || quoted == $"\"{tag}-{ContentCoding.Gzip}\"";
}
