using System.Globalization;
using System.Net;
using Azure.Storage.Sas;
using Gazette.Reconciling;
using Gazette.Uploads;
using Microsoft.Extensions.DependencyInjection;

namespace Gazette.StorageTests;

/// <summary>Blobs whose names are others in an address. Only a listing shows them.</summary>
public sealed class UnaddressableNameTests(AzuriteFixture azurite)
{
    private const string Text = "河西路夜间施工公告\n\n为了更换老旧管网，河西路从五月八日起夜间施工，请过往车辆按照现场指示绕行。\n";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("%2E%2E%2F{0}%2Fsecret.txt")]
    [InlineData("a%2F..%2F..%2F{0}%2Fsecret.txt")]
    [InlineData("..%5C{0}%5Csecret.txt")]
    [InlineData("%2Fsecret.txt")]
    [InlineData("a%2F.%2Fsecret.txt")]
    public async Task A_name_that_leads_elsewhere_is_rejected_and_nothing_is_read_from_there(string path)
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var (uploads, elsewhere) = (newsroom.Account.Uploads, newsroom.Account.Bodies);
        await elsewhere.GetBlobClient("secret.txt").UploadAsync(new BinaryData(Text), Cancellation);
        // No client of the storage sends such a name as it is.
        var grant = uploads.GenerateSasUri(BlobContainerSasPermissions.Create, DateTimeOffset.UtcNow.AddHours(1));
        var address = new Uri(
            $"{uploads.Uri}/{string.Format(CultureInfo.InvariantCulture, path, elsewhere.Name)}{grant.Query}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = new StringContent("x"), Headers = { { "x-ms-blob-type", "BlockBlob" } } };
        Assert.Equal(HttpStatusCode.Created, (await client.SendAsync(request, Cancellation)).StatusCode);

        var report = await ReconcileAsync(newsroom);

        Assert.Equal((1, 0), (report.Missed, report.Faults));

        var name = (await uploads.GetBlobsAsync(cancellationToken: Cancellation).SingleAsync(Cancellation)).Name;
        var receipt = await newsroom.ReceiptAsync(name);
        Assert.Equal((ReceiptState.Rejected, RejectionReason.UnsupportedName), (receipt!.State, receipt.Reason!.Reason));
        Assert.Empty(await Newsroom.RowsAsync(newsroom.Account.Articles));
        Assert.True((await ReconcileAsync(newsroom)).IsQuiet);
    }

    private static Task<ReconcileReport> ReconcileAsync(Newsroom newsroom) => newsroom.Host.GetRequiredService<Reconciliation>().RunAsync(Cancellation);
}
