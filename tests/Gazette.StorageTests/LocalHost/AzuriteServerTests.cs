using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace Gazette.StorageTests.LocalHost;

public sealed class AzuriteServerTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Blobs_queues_and_tables_answer_at_the_connection_string()
    {
        var stop = TestContext.Current.CancellationToken;
        Assert.NotNull(await new BlobServiceClient(azurite.ConnectionString).GetPropertiesAsync(stop));
        Assert.NotNull(await new QueueServiceClient(azurite.ConnectionString).GetPropertiesAsync(stop));
        var table = new TableClient(azurite.ConnectionString, "answers");
        Assert.NotNull(await table.CreateAsync(stop));
    }
}
