using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Web;
using Azure.Core;
using Azure.Core.Pipeline;
using Gazette.Publishing;
using Gazette.Storage;
using Gazette.Uploads;

namespace Gazette.StorageTests;

/// <summary>
/// Answers the listing of the upload container and the query of all receipts with pages of generated ones, as storage
/// would; everything else goes to the real storage. So many uploads would take Azurite minutes to hold.
/// </summary>
internal sealed class GeneratedUploads(StorageAccount account, int count) : HttpPipelineTransport, IDisposable
{
    private const int BlobsPerPage = 5000;
    private const int RowsPerPage = 1000;

    private readonly HttpClientTransport real = new();

    public int ListedBlobs { get; private set; }

    public int ListedReceipts { get; private set; }

    public override Request CreateRequest() => real.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException("The product calls storage asynchronously.");

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        var uri = message.Request.Uri.ToUri();
        var query = HttpUtility.ParseQueryString(uri.Query);
        if (uri.AbsolutePath.EndsWith("/" + account.Uploads.Name, StringComparison.Ordinal) && query["comp"] == "list")
            message.Response = Blobs(query["marker"]);
        else if (uri.AbsolutePath.EndsWith($"/{account.Receipts.Name}()", StringComparison.Ordinal) && !uri.Query.Contains("PictureHash%20gt", StringComparison.Ordinal))
            message.Response = Receipts(query["NextRowKey"]);
        else
            await real.ProcessAsync(message);
    }

    public void Dispose() => real.Dispose();

    private GeneratedResponse Blobs(string? marker)
    {
        var first = marker is { Length: > 0 } ? int.Parse(marker, CultureInfo.InvariantCulture) : 0;
        var end = Math.Min(count, first + BlobsPerPage);
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?><EnumerationResults><Blobs>");
        for (var i = first; i < end; i++)
            xml.Append(CultureInfo.InvariantCulture, $"<Blob><Name>{Name(i)}</Name><Properties><Etag>0x{i:X}</Etag><Last-Modified>Mon, 06 May 2024 01:30:00 GMT</Last-Modified></Properties></Blob>");
        xml.Append(CultureInfo.InvariantCulture, $"</Blobs><NextMarker>{(end < count ? end.ToString(CultureInfo.InvariantCulture) : "")}</NextMarker></EnumerationResults>");
        ListedBlobs += end - first;
        return new GeneratedResponse(xml.ToString(), "application/xml");
    }

    private GeneratedResponse Receipts(string? next)
    {
        var first = next is { Length: > 0 } ? int.Parse(next, CultureInfo.InvariantCulture) : 0;
        var end = Math.Min(count, first + RowsPerPage);
        var rows = Enumerable.Range(first, end - first).Select(Row);
        ListedReceipts += end - first;
        var response = new GeneratedResponse(JsonSerializer.Serialize(new { value = rows }), "application/json");
        if (end < count)
        {
            response.Add("x-ms-continuation-NextPartitionKey", "next");
            response.Add("x-ms-continuation-NextRowKey", end.ToString(CultureInfo.InvariantCulture));
        }

        return response;
    }

    private static string Name(int i) => string.Create(CultureInfo.InvariantCulture, $"{i / 100:0000}/{i:000000}.txt");

    private static Dictionary<string, object> Row(int i)
    {
        var key = NameKey.Of(Name(i));
        return new Dictionary<string, object>
        {
            ["PartitionKey"] = key.Partition,
            ["RowKey"] = key.Row,
            ["Name"] = Name(i),
            ["UploadETag"] = $"\"0x{i:X}\"",
            ["State"] = nameof(ReceiptState.Published),
            ["ArticleId"] = "x",
            ["Attempts"] = 1,
            ["At@odata.type"] = "Edm.DateTime",
            ["At"] = "2024-05-06T01:30:00Z",
            ["Pipeline"] = PublishPipeline.Version,
        };
    }
}
