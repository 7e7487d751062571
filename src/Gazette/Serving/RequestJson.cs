using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace Gazette.Serving;

/// <summary>Reads what a program sends: JSON of known fields.</summary>
internal static class RequestJson
{
    private const int MaxBytes = 64 * 1024;

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
        RespectNullableAnnotations = true,
        AllowDuplicateProperties = false,
    };

    // Who sends events adds fields as it likes.
    private static readonly JsonSerializerOptions OfEvents = new(Strict) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip };

    /// <summary>An object; fields that are not known are a mistake.</summary>
    /// <returns>One of the two; the other is null.</returns>
    public static Task<(T? Value, Response.Failed? Failure)> ReadAsync<T>(HttpRequest request, CancellationToken cancellation)
        where T : class => ReadAsync<T>(request, Strict, "object", cancellation);

    /// <summary>An array of events; fields that are not known are passed over.</summary>
    /// <inheritdoc cref="ReadAsync{T}(HttpRequest, CancellationToken)" path="/returns"/>
    public static Task<(T[]? Value, Response.Failed? Failure)> ReadEventsAsync<T>(HttpRequest request, CancellationToken cancellation) =>
        ReadAsync<T[]>(request, OfEvents, "array of objects", cancellation);

    private static async Task<(T? Value, Response.Failed? Failure)> ReadAsync<T>(
        HttpRequest request, JsonSerializerOptions options, string form, CancellationToken cancellation)
        where T : class
    {
        // Also keeps other sites' forms out, which cannot send this type without asking first.
        if (!request.HasJsonContentType())
            return (null, new Response.Failed(StatusCodes.Status415UnsupportedMediaType, "Send the body as JSON, with Content-Type: application/json."));
        var buffer = new byte[MaxBytes + 1];
        try
        {
            var length = request.ContentLength > MaxBytes
                ? buffer.Length
                : await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
            if (length > MaxBytes)
                return (null, new Response.Failed(StatusCodes.Status413PayloadTooLarge, $"The body is longer than {MaxBytes} bytes."));
            return JsonSerializer.Deserialize<T>(buffer.AsSpan(0, length), options) is { } value
                ? (value, null)
                : (null, Malformed("It is null."));
        }
        catch (BadHttpRequestException fault)
        {
            // The server's own limits: broken chunks, a body that comes too slowly or not at all.
            return (null, new Response.Failed(fault.StatusCode, "The body could not be read to its end."));
        }
        catch (JsonException fault)
        {
            return (null, Malformed(fault.Path is { Length: > 1 } path ? $"Look at {path}." : $"It is no JSON {form}."));
        }
    }

    private static Response.Failed Malformed(string why) => new(StatusCodes.Status400BadRequest, "The body is not as expected. " + why);
}
