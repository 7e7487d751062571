using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;

namespace Gazette.Storage;

/// <summary>
/// Opens the account that <c>AzureWebJobsStorage</c> names, in the forms that the Functions host takes itself:
/// a connection string, or <c>AzureWebJobsStorage__accountName</c> (or the service addresses) with a managed identity.
/// </summary>
internal static class StorageConnection
{
    private const string Setting = "AzureWebJobsStorage";

    // A version that Azurites of the last years speak too; the newest one would need a switch on their command line.
    private const BlobClientOptions.ServiceVersion BlobVersion = BlobClientOptions.ServiceVersion.V2024_11_04;

    /// <exception cref="InvalidOperationException">The configuration names no storage.</exception>
    internal static StorageAccount Open(IConfiguration configuration, SetUpPolicy policy)
    {
        var (blobOptions, tableOptions) = (new BlobClientOptions(BlobVersion), new TableClientOptions());
        blobOptions.AddPolicy(policy, HttpPipelinePosition.PerCall);
        tableOptions.AddPolicy(policy, HttpPipelinePosition.PerCall);
        if (configuration[Setting] is { Length: > 0 } connection)
            return new StorageAccount(new BlobServiceClient(connection, blobOptions), new TableServiceClient(connection, tableOptions), new QueueServiceClient(connection));

        var section = configuration.GetSection(Setting);
        var credential = Credential(section);
        return new StorageAccount(
            new BlobServiceClient(Address(section, "blob"), credential, blobOptions),
            new TableServiceClient(Address(section, "table"), credential, tableOptions),
            new QueueServiceClient(Address(section, "queue"), credential));
    }

    private static Uri Address(IConfigurationSection section, string service)
    {
        if (section[service + "ServiceUri"] is { Length: > 0 } address)
            return new Uri(address);
        if (section["accountName"] is { Length: > 0 } account)
            return new Uri($"https://{account}.{service}.core.windows.net");
        throw new InvalidOperationException(
            $"{Setting} is not set. Give it a storage connection string, or set {Setting}__accountName to use a managed identity.");
    }

    private static DefaultAzureCredential Credential(IConfigurationSection section) => new(new DefaultAzureCredentialOptions
    {
        ManagedIdentityClientId = section["clientId"],
    });
}
