using Azure.Storage.Blobs;

namespace Gazette.EndToEndTests.LocalHost;

public sealed class CheckCommandTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Check_says_in_one_line_that_all_is_well_beside_a_host_and_without_one_and_names_what_is_off()
    {
        // Not the seeds: the check would find a stop in the middle of their work.
        await using var host = await RunningHost.StartAsync(["--no-seeds"], cancellationToken: Cancel);
        string[] check = ["check", "--data", host.DataFolder];
        // Characters by chance hardly compress: the edit list of so many is a blob.
        var random = new Random(7);
        var text = "滨河路公告\n\n" + string.Join('\n', Enumerable.Range(0, 20).Select(_ => string.Concat(Enumerable.Range(0, 1000).Select(_ => (char)random.Next(0x4E00, 0x9000))) + "。"));
        await new BlobContainerClient(host.ConnectionString, "articles", new BlobClientOptions(BlobClientOptions.ServiceVersion.V2024_11_04)).GetBlobClient("long.txt").UploadAsync(new BinaryData(text), Cancel);
        await host.WaitForLineAsync(line => line.Contains(": published", StringComparison.Ordinal), TimeSpan.FromMinutes(2), Cancel);

        var beside = await RunningHost.RunToEndAsync(check, cancellationToken: Cancel);
        Assert.True(beside.ExitCode == 0, string.Join('\n', beside.Output.Concat(beside.Errors)));
        await host.StopAsync(Cancel);

        var alone = await RunningHost.RunToEndAsync(check, cancellationToken: Cancel);
        Assert.Equal(0, alone.ExitCode);
        Assert.StartsWith("All is well: ", alone.Output[^1], StringComparison.Ordinal);

        await using var again = await RunningHost.StartAsync(["--no-seeds"], dataFolder: host.DataFolder, cancellationToken: Cancel);
        var edits = new BlobContainerClient(again.ConnectionString, "gazette-edits", new BlobClientOptions(BlobClientOptions.ServiceVersion.V2024_11_04));
        await foreach (var blob in edits.GetBlobsAsync(cancellationToken: Cancel))
        {
            await edits.DeleteBlobAsync(blob.Name, cancellationToken: Cancel);
            break;
        }

        var broken = await RunningHost.RunToEndAsync(check, cancellationToken: Cancel);
        Assert.Equal(1, broken.ExitCode);
        Assert.Contains(broken.Output, line => line.Contains("names the edit list", StringComparison.Ordinal) && line.EndsWith("replay the upload.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Check_of_a_folder_that_is_not_there_is_one_line()
    {
        var run = await RunningHost.RunToEndAsync(["check", "--data", "/no/such/folder"], cancellationToken: Cancel);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("/no/such/folder", Assert.Single(run.Errors), StringComparison.Ordinal);
    }
}
