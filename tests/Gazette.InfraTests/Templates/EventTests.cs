using System.Reflection;
using Gazette.Functions.Uploads;
using Gazette.LocalHost;
using Gazette.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.InfraTests.Templates;

/// <summary>Event Grid sends what the triggers expect, to where they are.</summary>
public sealed class EventTests(CompiledTemplates templates)
{
    private static readonly string Finish = File.ReadAllText(Path.Combine(RepositoryRoot.Find(), "infra", "scripts", "finish"));

    [Theory]
    [InlineData("uploads-written", "Microsoft.Storage.BlobCreated")]
    [InlineData("uploads-deleted", "Microsoft.Storage.BlobDeleted")]
    public void Sends_events_of_the_upload_container_alone(string name, string type)
    {
        var subscription = Subscription(name);
        var filter = subscription.Properties.GetProperty("filter");
        Assert.Equal([type], filter.GetProperty("includedEventTypes").EnumerateArray().Select(t => t.GetString()));
        Assert.True(filter.GetProperty("isSubjectCaseSensitive").GetBoolean());
        Assert.Equal("[variables('uploads')]", filter.GetProperty("subjectBeginsWith").GetString());
        Assert.Equal($"/blobServices/default/containers/{StorageAccount.UploadContainer}/blobs/", subscription.Value("uploads"));
        Assert.Equal(StorageAccount.UploadContainer + "/{name}", Trigger<BlobTriggerAttribute>(typeof(IngestArticle)).BlobPath);
        Assert.Equal("EventGridSchema", subscription.Properties.GetProperty("eventDeliverySchema").GetString());
    }

    [Fact]
    public void Sends_a_written_file_when_its_last_byte_is_there()
    {
        var condition = Assert.Single(Subscription("uploads-written").Properties.GetProperty("filter").GetProperty("advancedFilters").EnumerateArray());
        Assert.Equal(("data.api", "StringIn"), (condition.GetProperty("key").GetString(), condition.GetProperty("operatorType").GetString()));
        Assert.Equal(["PutBlob", "PutBlockList", "CopyBlob", "FlushWithClose"], condition.GetProperty("values").EnumerateArray().Select(v => v.GetString()));
        Assert.False(Subscription("uploads-deleted").Properties.GetProperty("filter").TryGetProperty("advancedFilters", out _));
    }

    [Theory]
    [InlineData("uploads-written")]
    [InlineData("uploads-deleted")]
    public void What_nobody_takes_for_a_day_is_kept(string name)
    {
        var retry = Subscription(name).Properties.GetProperty("retryPolicy");
        Assert.Equal((1440, 30), (retry.GetProperty("eventTimeToLiveInMinutes").GetInt32(), retry.GetProperty("maxDeliveryAttempts").GetInt32()));
        var letters = Subscription(name).Properties.GetProperty("deadLetterWithResourceIdentity");
        Assert.Equal("SystemAssigned", letters.GetProperty("identity").GetProperty("type").GetString());
        var container = letters.GetProperty("deadLetterDestination").GetProperty("properties").GetProperty("blobContainerName").GetString()!;
        Assert.Contains(container, templates.Main.OfType("Microsoft.Storage/storageAccounts/blobServices/containers").SelectMany(c => c.Names()));
        Assert.Equal("SystemAssigned", Assert.Single(templates.Main.OfType("Microsoft.EventGrid/systemTopics")).Json.GetProperty("identity").GetProperty("type").GetString());
    }

    [Fact]
    public void Goes_to_the_addresses_of_the_functions()
    {
        Assert.Contains($"/runtime/webhooks/blobs?functionName=Host.Functions.{NameOf(typeof(IngestArticle))}&code=", Finish, StringComparison.Ordinal);
        var deletions = Trigger<HttpTriggerAttribute>(typeof(WithdrawDeletedUploads));
        Assert.Contains($"$GAZETTE_APP_URL/{deletions.Route}?code=", Finish, StringComparison.Ordinal);
        Assert.Contains($"--function-name {NameOf(typeof(WithdrawDeletedUploads))} ", Finish, StringComparison.Ordinal);
        Assert.Equal(("post", AuthorizationLevel.Function), (Assert.Single(deletions.Methods!), deletions.AuthLevel));
    }

    [Fact]
    public void Their_addresses_hold_a_key_and_are_no_readable_parameter() => Assert.All(
        templates.Events.Parameters.Where(p => p.Name.EndsWith("Url", StringComparison.Ordinal)),
        p => Assert.Equal("securestring", p.Value.GetProperty("type").GetString()));

    private Template.Resource Subscription(string name) =>
        templates.Events.OfType("Microsoft.EventGrid/systemTopics/eventSubscriptions").Single(r => r.Names().Single() == name);

    private static T Trigger<T>(Type function) where T : Attribute =>
        function.GetMethod("RunAsync")!.GetParameters().Select(p => p.GetCustomAttribute<T>()).OfType<T>().Single();

    private static string NameOf(Type function) => function.GetMethod("RunAsync")!.GetCustomAttribute<FunctionAttribute>()!.Name;
}
