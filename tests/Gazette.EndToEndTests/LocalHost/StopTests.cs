using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Azure.Storage.Blobs;
using Gazette.LocalHost.Azurite;

namespace Gazette.EndToEndTests.LocalHost;

/// <summary>
/// A stop ends within five seconds whatever goes on. A busy machine takes longer for anything, so these wait for less than
/// half a minute: that is how long it lasted where something held it up.
/// </summary>
public sealed class StopTests
{
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(20);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Open_requests_and_uploads_under_way_hold_no_stop_up()
    {
        await using var host = await RunningHost.StartAsync(["--no-seeds"], cancellationToken: Cancel);
        var azurite = host.AzuritePid!.Value;
        using var unfinished = new TcpClient();
        await unfinished.ConnectAsync(IPAddress.Loopback, host.BaseUrl.Port, Cancel);
        await unfinished.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"POST /api/uploads HTTP/1.1\r\nHost: localhost:{host.BaseUrl.Port}\r\nContent-Length: 9\r\n\r\n"), Cancel);
        var uploads = new BlobContainerClient(host.ConnectionString, "articles", new BlobClientOptions(BlobClientOptions.ServiceVersion.V2024_11_04));
        for (var i = 0; i < 20; i++)
            await uploads.UploadBlobAsync($"{i}.txt", new BinaryData(LongText(i)), Cancel);
        await host.WaitForLineAsync(line => line.Contains(": published", StringComparison.Ordinal), TimeSpan.FromMinutes(1), Cancel);

        var run = await host.StopAsync(Cancel).WaitAsync(Within, Cancel);

        Assert.Equal((0, ""), (run.ExitCode, string.Join('\n', run.Errors)));
        Assert.False(RunningProcess.Runs(azurite, host.DataFolder));
    }

    [Fact]
    public async Task A_second_signal_does_not_leave_the_emulator_behind()
    {
        await using var host = await RunningHost.StartAsync(["--no-seeds"], cancellationToken: Cancel);
        var azurite = host.AzuritePid!.Value;

        await RunningProcess.AskToEndAsync(host.Pid);
        var run = await host.StopAsync(Cancel).WaitAsync(Within, Cancel);

        Assert.Equal(0, run.ExitCode);
        Assert.False(RunningProcess.Runs(azurite, host.DataFolder));
    }

    [Fact]
    public async Task A_stop_while_npm_works_ends_npm_too()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in for npm is a shell script.");
        var root = Directory.CreateTempSubdirectory("gazette-install-");
        try
        {
            var npmPid = Path.Combine(root.FullName, "npm.pid");
            WriteCloneWithoutAzurite(root.FullName, $"#!/bin/sh\necho $$ > '{npmPid}.new' && mv '{npmPid}.new' '{npmPid}'\nexec sleep 600\n");
            var environment = new Dictionary<string, string?> { ["PATH"] = root.FullName + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH") };
            using var host = new HostProcess(["--in-memory", "--port", $"{FreePort.Find()}"], environment, root.FullName);
            await host.WaitForLineAsync(line => line.StartsWith("Installing the storage emulator", StringComparison.Ordinal), TimeSpan.FromMinutes(1), Cancel);
            while (!File.Exists(npmPid))
                await Task.Delay(20, Cancel);

            var run = await host.StopAsync(Cancel).WaitAsync(Within, Cancel);

            Assert.Equal((0, "Stopped while starting. The same command goes on where this stopped."), (run.ExitCode, run.Output[^1]));
            Assert.False(RunningProcess.Runs(int.Parse(await File.ReadAllTextAsync(npmPid, Cancel), CultureInfo.InvariantCulture), "sleep"));
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    private static void WriteCloneWithoutAzurite(string root, string npm)
    {
        File.WriteAllText(Path.Combine(root, "Functions.sln"), "");
        Directory.CreateDirectory(Path.Combine(root, "infra", "azurite"));
        File.WriteAllText(Path.Combine(root, "npm"), npm);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path.Combine(root, "npm"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static string LongText(int seed)
    {
        var text = new StringBuilder($"Harbour news number {seed}\n\n");
        for (var i = 0; i < 2_000; i++)
            text.Append(CultureInfo.InvariantCulture, $"Berth {seed + i} was opened again on Monday, {i} days earlier than planned, the harbour office said in a statement.\n\n");
        return text.ToString();
    }
}
