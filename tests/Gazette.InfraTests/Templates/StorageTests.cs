using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Gazette.Storage;

namespace Gazette.InfraTests.Templates;

/// <summary>The storage of the template is the one that the code uses.</summary>
public sealed class StorageTests(CompiledTemplates templates)
{
    private const string Account = "Microsoft.Storage/storageAccounts";

    // Of the platform: where the program lies, and the events that nobody took.
    private static readonly string[] OfThePlatform = ["gazette-dead-events", "gazette-packages"];

    private static readonly StorageAccount Code = new(
        new BlobServiceClient("UseDevelopmentStorage=true"), new TableServiceClient("UseDevelopmentStorage=true"), new QueueServiceClient("UseDevelopmentStorage=true"));

    [Fact]
    public void Has_every_container_of_the_code_and_two_of_the_platform() =>
        Assert.Equal(Used<BlobContainerClient>(c => c.Name).Concat(OfThePlatform).Order(StringComparer.Ordinal), Made("/blobServices/containers"));

    [Fact]
    public void Has_every_table_of_the_code_and_no_other() => Assert.Equal(Used<TableClient>(t => t.Name), Made("/tableServices/tables"));

    [Fact]
    public void Has_every_queue_of_the_code_and_no_other() => Assert.Equal(Used<QueueClient>(q => q.Name), Made("/queueServices/queues"));

    [Fact]
    public void Nobody_reads_it_without_a_role()
    {
        var account = Assert.Single(templates.Main.OfType(Account));
        Assert.Equal("StorageV2", account.Json.GetProperty("kind").GetString());
        foreach (var (name, value) in new[] { ("allowBlobPublicAccess", false), ("allowSharedKeyAccess", false), ("allowCrossTenantReplication", false), ("supportsHttpsTrafficOnly", true) })
            Assert.Equal(value, account.Properties.GetProperty(name).GetBoolean());
        Assert.Equal("TLS1_2", account.Properties.GetProperty("minimumTlsVersion").GetString());
        Assert.All(templates.Main.OfType(Account + "/blobServices/containers"), c => Assert.Equal("None", c.Properties.GetProperty("publicAccess").GetString()));
    }

    [Fact]
    public void What_is_deleted_can_be_brought_back()
    {
        var blobs = Assert.Single(templates.Main.OfType(Account + "/blobServices"));
        foreach (var policy in new[] { "deleteRetentionPolicy", "containerDeleteRetentionPolicy" })
            Assert.True(blobs.Properties.GetProperty(policy).GetProperty("enabled").GetBoolean());
    }

    private static List<string> Used<T>(Func<T, string> name) where T : class
    {
        var used = typeof(StorageAccount).GetProperties().Select(p => p.GetValue(Code)).OfType<T>().Select(name).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(used);
        return used;
    }

    private IEnumerable<string> Made(string type) => templates.Main.OfType(Account + type).SelectMany(r => r.Names()).Order(StringComparer.Ordinal);
}
