using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Gazette.Storage;

namespace Gazette.Tests;

public sealed class StorageAccountTests
{
    [Fact]
    public async Task Storage_is_unavailable_while_the_identity_gets_no_token()
    {
        var credential = new NoToken();
        var account = new StorageAccount(
            new BlobServiceClient(new Uri("https://account.blob.core.windows.net"), credential),
            new TableServiceClient(new Uri("https://account.table.core.windows.net"), credential),
            new QueueServiceClient(new Uri("https://account.queue.core.windows.net"), credential));
        var fault = await Assert.ThrowsAnyAsync<Exception>(() => account.Articles.GetEntityIfExistsAsync<TableEntity>("p", "r", cancellationToken: TestContext.Current.CancellationToken));
        Assert.True(StorageAccount.IsUnavailable(fault), fault.ToString());
    }

    private sealed class NoToken : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new CredentialUnavailableException("No managed identity endpoint found.");

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new CredentialUnavailableException("No managed identity endpoint found.");
    }
}
