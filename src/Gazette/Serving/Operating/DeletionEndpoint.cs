using System.Text.Json;
using Gazette.Publishing;
using Gazette.Serving.Contracts.Operating;
using Gazette.Storage.Uploads;
using Microsoft.AspNetCore.Http;

namespace Gazette.Serving.Operating;

/// <summary>
/// What Event Grid tells of deleted files. Events come twice, late and out of order: each is only the occasion to look at
/// what the container holds now, so a file that is there again stays published.
/// </summary>
public sealed class DeletionEndpoint(PublishPipeline pipeline, UploadStore uploads)
{
    private const string Validation = "Microsoft.EventGrid.SubscriptionValidationEvent";
    private const string Deletion = "Microsoft.Storage.BlobDeleted";

    // Azure Storage takes no longer name for a blob.
    private const int MaxNameLength = 1024;

    // Event Grid does not send it again, and keeps it among its dead letters: the subscription is wrong.
    private static readonly Response NotOurs = new Response.Failed(
        StatusCodes.Status400BadRequest,
        $"Not an event of type {Deletion} about a file of the upload container. Filter the subscription by that type, and by subjects that begin with the container.");

    /// <summary>
    /// The body: an array of events in Event Grid's schema. 503 while storage does not answer: Event Grid sends them again.
    /// The first one that it ever sends asks whether events are wanted here.
    /// </summary>
    public async Task<Response> WithdrawAsync(HttpRequest request, CancellationToken cancellation)
    {
        var (events, failure) = await RequestJson.ReadEventsAsync<StorageEvent>(request, cancellation);
        if (events is null)
            return failure!;
        if (events is [{ EventType: Validation } asked])
            return ValidationCode(asked.Data) is { } code ? Found(new EventValidation(code)) : NotOurs;
        var names = events.Select(NamesOf).ToList();
        if (names.Any(n => n.Count == 0))
            return NotOurs;
        var distinct = names.SelectMany(n => n).Distinct(StringComparer.Ordinal).ToList();
        foreach (var name in distinct)
            await pipeline.RunAsync(name, cancellation);
        return Found(new EventReport(events.Length));
    }

    /// <summary>
    /// Subject and address, which may differ where a name has characters that addresses write in another way. To run what
    /// never was an upload does nothing.
    /// </summary>
    private List<string> NamesOf(StorageEvent told)
    {
        if (told is not { EventType: Deletion })
            return [];
        var names = new[] { told.Subject is { } subject ? uploads.NameOf(subject) : null, Address(told.Data) is { } address ? uploads.NameOf(address) : null };
        return [.. names.OfType<string>().Where(n => n.Length <= MaxNameLength)];
    }

    private static Uri? Address(JsonElement data) =>
        Text(data, "url") is { } url && Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" ? address : null;

    private static string? ValidationCode(JsonElement data) => Text(data, "validationCode");

    private static string? Text(JsonElement data, string name) =>
        data.ValueKind == JsonValueKind.Object && data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static Response.Found Found<T>(T contract) => new(Representation.OfText(SiteJson.ContentType, SiteJson.Serialize(contract)), CacheRule.Never);

    private sealed record StorageEvent(string? EventType, string? Subject, JsonElement Data);
}
