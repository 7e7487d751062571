using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Gazette.LocalHost;
using Gazette.LocalHost.Azurite;
using Gazette.LocalHost.Terminal;

namespace Gazette.StorageTests.LocalHost;

public sealed class AzuriteServerTests(AzuriteFixture azurite) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("gazette-azurite-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string LockFile => Path.Combine(folder, "azurite.lock");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Blobs_queues_and_tables_answer_at_the_connection_string()
    {
        Assert.NotNull(await new BlobServiceClient(azurite.ConnectionString).GetPropertiesAsync(Cancel));
        Assert.NotNull(await new QueueServiceClient(azurite.ConnectionString).GetPropertiesAsync(Cancel));
        var table = new TableClient(azurite.ConnectionString, "answers");
        Assert.NotNull(await table.CreateAsync(Cancel));
    }

    [Fact]
    public async Task What_was_written_last_is_there_after_a_stop_and_a_start()
    {
        await using (var first = await StartAsync())
        {
            var table = new TableClient(first.ConnectionString, "kept");
            await table.CreateAsync(Cancel);
            await table.AddEntityAsync(new TableEntity("p", "r"), Cancel);
        }

        await using var second = await StartAsync();
        var kept = await new TableClient(second.ConnectionString, "kept").GetEntityIfExistsAsync<TableEntity>("p", "r", cancellationToken: Cancel);
        Assert.True(kept.HasValue);
    }

    [Fact]
    public async Task A_lock_file_of_processes_that_are_gone_does_not_matter()
    {
        new AzuriteRecord(HostPid: int.MaxValue, AzuritePid: int.MaxValue, new AzuritePorts(1, 2, 3)).Write(LockFile);
        await using var server = await StartAsync();
        Assert.NotEqual(int.MaxValue, server.Pid);
        Assert.NotNull(await new BlobServiceClient(server.ConnectionString).GetPropertiesAsync(Cancel));
    }

    [Fact]
    public async Task A_lock_file_whose_process_id_another_program_has_by_now_does_not_matter()
    {
        new AzuriteRecord(Environment.ProcessId, Environment.ProcessId, new AzuritePorts(1, 2, 3)).Write(LockFile);
        await using var server = await StartAsync();
        Assert.NotEqual(Environment.ProcessId, server.Pid);
    }

    [Fact]
    public async Task The_lock_file_names_Azurite_and_its_ports_while_it_runs_and_goes_with_it()
    {
        var server = await StartAsync();
        var record = AzuriteRecord.Read(LockFile);
        Assert.Equal(server.Pid, record?.AzuritePid);
        Assert.Equal(server.ConnectionString, record?.Ports?.ConnectionString);
        await server.DisposeAsync();
        Assert.False(File.Exists(LockFile));
        Assert.Null(RunningProcess.CommandLine(server.Pid!.Value));
    }

    private Task<AzuriteServer> StartAsync() => AzuriteServer.StartAsync(RepositoryRoot.Find(), folder, shared: false, StartSteps.OnOutput(), Cancel);
}
