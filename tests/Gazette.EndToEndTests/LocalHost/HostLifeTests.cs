using Gazette.LocalHost.Azurite;

namespace Gazette.EndToEndTests.LocalHost;

public sealed class HostLifeTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SIGTERM_stops_the_host_and_its_Azurite_cleanly()
    {
        await using var host = await RunningHost.StartAsync(["--no-seeds"], cancellationToken: Cancel);
        var azurite = host.AzuritePid;
        Assert.NotNull(azurite);
        Assert.True(RunningProcess.Runs(azurite.Value, host.DataFolder));

        var run = await host.StopAsync(Cancel);

        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Errors);
        Assert.Equal("Stopped; every upload and article is kept. The same command starts it again.", run.Output[^1]);
        Assert.False(RunningProcess.Runs(azurite.Value, host.DataFolder));
    }

    [Fact]
    public async Task A_killed_host_leaves_its_Azurite_and_the_next_one_uses_it()
    {
        await using var killed = await RunningHost.StartAsync(["--no-seeds"], cancellationToken: Cancel);
        var azurite = killed.AzuritePid;
        killed.Kill();
        Assert.True(RunningProcess.Runs(azurite!.Value, killed.DataFolder));

        await using var next = await RunningHost.StartAsync(["--no-seeds"], dataFolder: killed.DataFolder, cancellationToken: Cancel);

        Assert.Equal(azurite, next.AzuritePid);
        Assert.Equal(killed.ConnectionString, next.ConnectionString);
        await next.StopAsync(Cancel);
        Assert.False(RunningProcess.Runs(azurite.Value, killed.DataFolder));
    }

    [Fact]
    public async Task A_folder_in_use_is_an_error_that_names_the_process()
    {
        await using var host = await RunningHost.StartAsync(["--no-seeds"], cancellationToken: Cancel);

        var second = await RunningHost.RunToEndAsync(["--data", host.DataFolder, "--port", $"{FreePort.Find()}"], cancellationToken: Cancel);

        Assert.NotEqual(0, second.ExitCode);
        Assert.Contains($"process {host.Pid}", Assert.Single(second.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_taken_port_is_one_line_that_says_what_to_do()
    {
        await using var host = await RunningHost.StartAsync(["--no-seeds"], cancellationToken: Cancel);

        var second = await RunningHost.RunToEndAsync(["--in-memory", "--port", $"{host.BaseUrl.Port}"], cancellationToken: Cancel);

        Assert.NotEqual(0, second.ExitCode);
        Assert.Contains("--port", Assert.Single(second.Errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=c2VjcmV0;BlobEndpoint=http://127.0.0.1:9/a;QueueEndpoint=http://127.0.0.1:9/a;TableEndpoint=http://127.0.0.1:9/a")]
    [InlineData("not a connection string")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=zq9;AccountKey=c2VjcmV0LWtleQ")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=zq9;AccountKey=c2VjcmV0LWtleQ;AccountKey=c2VjcmV0LWtleQ==")]
    [InlineData("AccountKey=c2VjcmV0LWtleQ==")]
    public async Task Storage_that_does_not_answer_is_one_line_that_says_what_to_do(string storage)
    {
        var environment = new Dictionary<string, string?> { ["AzureWebJobsStorage"] = storage };

        var run = await RunningHost.RunToEndAsync(["--port", $"{FreePort.Find()}"], environment, Cancel);

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("AzureWebJobsStorage", Assert.Single(run.Errors), StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0LWtleQ", string.Concat(run.Output.Concat(run.Errors)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_setting_is_one_line_that_names_what_it_may_be()
    {
        var environment = new Dictionary<string, string?> { ["Gazette__Language"] = "fr" };

        var run = await RunningHost.RunToEndAsync(["--in-memory", "--port", $"{FreePort.Find()}"], environment, Cancel);

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("Gazette:Language is fr. It must be zh-Hans", Assert.Single(run.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_made_is_one_line()
    {
        var file = Path.GetTempFileName();
        try
        {
            var run = await RunningHost.RunToEndAsync(["--data", Path.Combine(file, "data"), "--port", $"{FreePort.Find()}"], cancellationToken: Cancel);

            Assert.NotEqual(0, run.ExitCode);
            Assert.Contains("--data", Assert.Single(run.Errors), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Without_Node_one_line_says_what_to_install()
    {
        // A PATH with dotnet alone.
        var dotnet = Path.GetDirectoryName(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? Environment.ProcessPath)!;
        var environment = new Dictionary<string, string?> { ["PATH"] = dotnet };

        var run = await RunningHost.RunToEndAsync(["--in-memory", "--port", $"{FreePort.Find()}"], environment, Cancel);

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("Install Node.js 20", Assert.Single(run.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_old_Node_is_named_with_what_to_install()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in for Node is a shell script.");
        var folder = Directory.CreateTempSubdirectory("gazette-node-");
        try
        {
            var node = Path.Combine(folder.FullName, "node");
            await File.WriteAllTextAsync(node, "#!/bin/sh\necho v18.20.4\n", Cancel);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(node, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            var environment = new Dictionary<string, string?> { ["PATH"] = folder.FullName + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH") };

            var run = await RunningHost.RunToEndAsync(["--in-memory", "--port", $"{FreePort.Find()}"], environment, Cancel);

            Assert.NotEqual(0, run.ExitCode);
            Assert.Contains("v18.20.4 is too old", Assert.Single(run.Errors), StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("--port", "0")]
    [InlineData("--port", "seventy")]
    [InlineData("--in-memory", "--data", "folder")]
    [InlineData("--nonsense")]
    [InlineData("--watch", "/no/such/folder")]
    [InlineData("--keep")]
    public async Task A_wrong_option_is_refused(params string[] args)
    {
        var run = await RunningHost.RunToEndAsync(args, cancellationToken: Cancel);
        Assert.NotEqual(0, run.ExitCode);
        Assert.DoesNotContain(run.Errors, line => line.StartsWith("   at ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Help_lists_every_option()
    {
        var run = await RunningHost.RunToEndAsync(["--help"], cancellationToken: Cancel);

        Assert.Equal(0, run.ExitCode);
        var text = string.Join('\n', run.Output);
        Assert.All(["--port", "--lan", "--in-memory", "--no-seeds", "--watch", "--data", "--show-upload-command", "--keep"], option => Assert.Contains(option, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_unknown_route_is_a_404_without_body_or_headers_of_ours()
    {
        await using var host = await RunningHost.StartAsync(["--no-seeds", "--in-memory"], cancellationToken: Cancel);

        using var answer = await host.Http.GetAsync(new Uri("/no/such/route", UriKind.Relative), Cancel);

        Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(Cancel));
        Assert.Equal(["Date"], answer.Headers.Select(h => h.Key));
    }
}
