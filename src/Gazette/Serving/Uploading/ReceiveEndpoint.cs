using Azure;
using Azure.Storage.Blobs.Models;
using Gazette.Articles;
using Gazette.Publishing;
using Gazette.Serving.Auditing;
using Gazette.Serving.Contracts;
using Gazette.Serving.Reading;
using Gazette.Storage.Auditing;
using Gazette.Storage.Uploads;
using Gazette.Uploads;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Gazette.Serving.Uploading;

/// <summary>Takes uploads over HTTP, as a whole or in parts, and writes them into the container that everybody uploads to.</summary>
public sealed class ReceiveEndpoint(UploadWriter writer, UnpackedFiles files, UploadLimits limits, EditorActions actions, Site site)
{
    /// <summary>
    /// What one request may carry: hosts take bodies of some 30 MB, and what is cut off is sent again. Larger files come in parts.
    /// </summary>
    public const int MaxBodyBytes = 16 * 1024 * 1024;

    private const int MinPartsLength = 16;
    private const int MaxPartsLength = 64;
    private const string AnyType = "application/octet-stream";

    private static readonly Response TooLongBody = new Response.Failed(
        StatusCodes.Status413PayloadTooLarge,
        $"One request carries {MaxBodyBytes:N0} bytes at most. Send the file in parts: each with Content-Range, and all with the same \"parts\" in the query.");

    // Hosts leave it as it is in a path: a file would lie there under a name that nobody meant.
    private const string EncodedSlash = "%2F";

    private static readonly Response SlashEncoded = new Response.Failed(
        StatusCodes.Status400BadRequest, "The path has a slash as %2F. Send slashes between folders as they are, or the whole name as ?name=.");

    private static readonly Response OtherPieces = new Response.Failed(
        StatusCodes.Status409Conflict, "Another program has begun to write a file of this name. Upload it there, take another name, or wait a week.");

    private static readonly Response MalformedParts = new Response.Failed(
        StatusCodes.Status400BadRequest,
        $"A file that comes in parts is sent with \"parts\" in the query: {MinPartsLength} to {MaxPartsLength} letters and digits by chance, the same for all parts and no other file.");

    /// <summary>The same under a name as it stands in a path.</summary>
    /// <inheritdoc cref="ReceiveAsync(string, string?, HttpRequest, CancellationToken)" path="/param"/>
    public Task<Response> ReceiveAtPathAsync(string name, string? parts, HttpRequest request, CancellationToken cancellation) =>
        name.Contains(EncodedSlash, StringComparison.OrdinalIgnoreCase) ? Task.FromResult(SlashEncoded) : ReceiveAsync(name, parts, request, cancellation);

    /// <summary>201 or 204 when the file is there as a whole, 202 while parts of it are missing.</summary>
    /// <param name="parts">As in the query: names the parts that belong together; null of a file that comes as a whole.</param>
    public async Task<Response> ReceiveAsync(string name, string? parts, HttpRequest request, CancellationToken cancellation)
    {
        if (new OwnSite(request, site).Refuse() is { } foreign)
            return new Response.Failed(StatusCodes.Status403Forbidden, foreign);
        if (UploadName.Fault(name, files) is { } fault)
            return new Response.Failed(StatusCodes.Status400BadRequest, fault);
        var (condition, unconditional) = WriteConditions.Read(request);
        if (condition is null)
            return unconditional!;
        var (range, malformed) = ContentRange.Read(request);
        if (range is not { } part)
            return malformed!;
        if (limits.Check(name, part.Total) is { } rejection)
            return new Response.Failed(rejection.Reason == RejectionReason.TooLarge ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest, rejection.Detail);
        if (parts is null ? part.Length != part.Total : !IsParts(parts))
            return MalformedParts;
        if (part.Length > MaxBodyBytes)
            return TooLongBody;
        // Before all of it is sent in vain.
        if (part.Offset == 0 && !(part.IsLast && parts is not null) && !await writer.HoldsAsync(name, condition.Value, cancellation))
            return Refused(condition.Value);
        return await ReceiveAsync(new Upload(name, parts ?? Guid.NewGuid().ToString("N"), part, condition.Value, TypeOf(request)), request, cancellation);
    }

    /// <summary>How far a file has come that is sent in parts.</summary>
    public async Task<Response> ReceivedAsync(string name, string parts, CancellationToken cancellation)
    {
        if (UploadName.Fault(name, files) is { } fault)
            return new Response.Failed(StatusCodes.Status400BadRequest, fault);
        return IsParts(parts)
            ? new Response.Found(RepresentationOf(new ReceivedParts(name, await writer.FindStagedAsync(name, parts, cancellation))), CacheRule.Never)
            : MalformedParts;
    }

    private async Task<Response> ReceiveAsync(Upload upload, HttpRequest request, CancellationToken cancellation)
    {
        try
        {
            await writer.StageAsync(upload.Name, upload.Writer, upload.Part.Offset, request.Body, upload.Part.Length, cancellation);
        }
        catch (RequestFailedException other) when (other.ErrorCode == BlobErrorCode.InvalidBlobOrBlock)
        {
            return OtherPieces;
        }
        catch (BadHttpRequestException cut)
        {
            // The server's own limits: a body that comes too slowly, or ends too early.
            return new Response.Failed(cut.StatusCode, "The body could not be read to its end. Ask how far the file has come, and send the rest.");
        }
        catch (EndOfStreamException)
        {
            return new Response.Failed(StatusCodes.Status400BadRequest, "The body is shorter than Content-Length says.");
        }

        if (!upload.Part.IsLast)
            return new Response.Received(RepresentationOf(new ReceivedParts(upload.Name, await writer.FindStagedAsync(upload.Name, upload.Writer, cancellation))));
        var detail = upload.Condition.ETag is null ? "new" : "replaces what was there";
        return await actions.KeepAsync(request, AuditAction.Upload, new AboutAction(upload.Name, Detail: detail), () => CommitAsync(upload, cancellation), cancellation);
    }

    private async Task<(Response Answer, AboutAction? Done)> CommitAsync(Upload upload, CancellationToken cancellation) =>
        await writer.CommitAsync(upload.Name, upload.Writer, upload.Part.Total, upload.Condition, upload.ContentType, cancellation) switch
        {
            WriteResult.Written written => (
                new Response.Stored(upload.Condition.ETag is null ? StatusCodes.Status201Created : StatusCodes.Status204NoContent, written.ETag, $"/api/uploads?name={Uri.EscapeDataString(upload.Name)}"),
                new AboutAction(upload.Name)),
            WriteResult.Refused => (Refused(upload.Condition), null),
            WriteResult.Incomplete incomplete => (
                new Response.Failed(StatusCodes.Status409Conflict, $"Of {upload.Part.Total} bytes, {incomplete.Received} are there from the first on. Send those that follow."),
                null),
            var other => throw new InvalidOperationException($"No such result: {other}"),
        };

    private static Response.Failed Refused(WriteCondition condition) => new(StatusCodes.Status412PreconditionFailed, condition.ETag is null
        ? "A file of this name is there already. Look at its receipt, and send its etag with If-Match to replace it, or take another name."
        : "The file is no longer the one that If-Match names: somebody else has replaced or deleted it. Look at its receipt.");

    private static bool IsParts(string parts) => parts.Length is >= MinPartsLength and <= MaxPartsLength && parts.All(char.IsAsciiLetterOrDigit);

    /// <summary>A character set that stands here counts when the text is read.</summary>
    private static string TypeOf(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.ToString() is { Length: <= 200 } text && text.All(char.IsAscii) ? text : AnyType;

    private static Representation RepresentationOf(ReceivedParts received) => Representation.OfText(SiteJson.ContentType, SiteJson.Serialize(received));

    /// <param name="Writer">Names the parts that belong together.</param>
    private sealed record Upload(string Name, string Writer, ContentRange Part, WriteCondition Condition, string ContentType);
}
