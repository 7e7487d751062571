using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Gazette.Publishing;
using Gazette.Serving;
using Gazette.Storage;
using Gazette.Storage.Articles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Gazette.StorageTests;

/// <summary>A host over storage in which nothing is yet.</summary>
public sealed class SetUpTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_comes_while_tables_are_being_made_waits_for_them_and_a_start_waits_for_nothing()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite.ConnectionString, isSetUp: false);
        var creation = new HeldCreation();
        var host = HostOver(newsroom, creation);
        var setUp = host.GetServices<IHostedService>().OfType<StorageSetup>().Single();
        await setUp.StartAsync(Cancellation);
        await creation.Begun;

        var list = host.GetRequiredService<Timeline>().ReadAsync(column: null, after: null, Cancellation);
        var page = host.GetRequiredService<ArticleEndpoint>().PageAsync("no-such-article", variant: null, Cancellation);
        var upload = host.GetRequiredService<PublishPipeline>().RunAsync("gone.txt", Cancellation);
        await creation.AllRefused(3);
        Assert.False(list.IsCompleted || page.IsCompleted || upload.IsCompleted);
        creation.GoOn();

        Assert.Empty((await list).Items);
        Assert.Equal(404, Assert.IsType<Response.Failed>(await page).Status);
        Assert.IsType<PublishResult.Gone>(await upload);
        await setUp.StopAsync(Cancellation);
    }

    [Fact]
    public async Task What_is_there_is_read_before_the_rest_is_made()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var id = (await newsroom.PublishAsync("a.txt", Editor.Text)).Article.Id;
        var creation = new HeldCreation();
        var host = HostOver(newsroom, creation);
        var setUp = host.GetServices<IHostedService>().OfType<StorageSetup>().Single();
        await setUp.StartAsync(Cancellation);
        await creation.Begun;

        Assert.IsType<Response.Found>(await host.GetRequiredService<ArticleEndpoint>().PageAsync(id, variant: null, Cancellation));

        // A host that ends meanwhile does not wait either.
        await setUp.StopAsync(Cancellation);
    }

    private static ServiceProvider HostOver(Newsroom newsroom, HeldCreation creation)
    {
        var policy = new SetUpPolicy();
        var (tables, blobs) = (new TableClientOptions(), new BlobClientOptions(BlobClientOptions.ServiceVersion.V2024_11_04));
        tables.AddPolicy(policy, HttpPipelinePosition.PerCall);
        blobs.AddPolicy(policy, HttpPipelinePosition.PerCall);
        tables.AddPolicy(creation, HttpPipelinePosition.PerRetry);
        blobs.AddPolicy(creation, HttpPipelinePosition.PerRetry);
        return newsroom.AddHost(more: services => services.AddSingleton(policy).AddSingleton(newsroom.OpenAccount(tables, blobs)));
    }

    /// <summary>Lets nothing be created before it is told to.</summary>
    private sealed class HeldCreation : HttpPipelinePolicy
    {
        private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource goesOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int refused;

        public Task Begun => begun.Task;

        public void GoOn() => goesOn.SetResult();

        public async Task AllRefused(int count)
        {
            while (Volatile.Read(ref refused) < count)
                await Task.Delay(10, Cancellation);
        }

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
            throw new NotSupportedException("The product calls storage asynchronously.");

        public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            var uri = message.Request.Uri.ToUri();
            if (uri.Query.Contains("restype=container", StringComparison.Ordinal) || uri.AbsolutePath.EndsWith("/Tables", StringComparison.Ordinal))
            {
                begun.TrySetResult();
                await goesOn.Task.WaitAsync(message.CancellationToken);
            }

            await ProcessNextAsync(message, pipeline);
            if (message.Response.Status == 404)
                Interlocked.Increment(ref refused);
        }
    }
}
