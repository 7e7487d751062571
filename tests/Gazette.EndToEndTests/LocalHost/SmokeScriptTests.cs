using System.Diagnostics;
using Gazette.LocalHost;

namespace Gazette.EndToEndTests.LocalHost;

/// <summary>
/// The smoke test of a deployment, against a real site: only az is missing here, so a stand-in drops the file into the watched
/// folder instead, and takes it out again.
/// </summary>
public sealed class SmokeScriptTests
{
    private const string Az = """
        #!/usr/bin/env bash
        case "$*" in
          *functionKeys.default*) echo none && exit ;;
        esac
        while [ $# -gt 0 ]; do
          case $1 in
            upload | delete) action=$1 ;;
            --name) name=$2 ;;
            --file) file=$2 ;;
          esac
          shift
        done
        case $action in
          upload) cp "$file" "$SMOKE_FOLDER/$name" ;;
          delete) rm "$SMOKE_FOLDER/$name" ;;
        esac
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_smoke_test_of_a_deployment_passes_on_a_site_that_works()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The script is for a POSIX shell.");
        var folder = Directory.CreateTempSubdirectory("gazette-smoke-");
        try
        {
            var (drop, bin) = (folder.CreateSubdirectory("drop"), folder.CreateSubdirectory("bin"));
            var az = Path.Combine(bin.FullName, "az");
            await File.WriteAllTextAsync(az, Az, Cancel);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(az, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            await using var host = await RunningHost.StartAsync(["--no-seeds", "--in-memory", "--watch", drop.FullName], cancellationToken: Cancel);

            var (exitCode, output) = await SmokeAsync(host.Http.BaseAddress!, drop.FullName, bin.FullName);

            Assert.True(exitCode == 0, output);
            Assert.Matches($"Smoke test passed: the seed was a page after \\d+ s, print view and QR code lead to {host.Http.BaseAddress}articles/smoke-test-", output);
            Assert.Empty(drop.EnumerateFiles());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(int ExitCode, string Output)> SmokeAsync(Uri site, string drop, string bin)
    {
        var start = new ProcessStartInfo("bash", ["-c", "exec \"$1\" 2>&1", "bash", Path.Combine(RepositoryRoot.Find(), "infra", "scripts", "smoke")]) { RedirectStandardOutput = true };
        start.Environment["PATH"] = $"{bin}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["SMOKE_FOLDER"] = drop;
        start.Environment["AZURE_RESOURCE_GROUP"] = start.Environment["GAZETTE_APP"] = start.Environment["GAZETTE_STORAGE_ACCOUNT"] = "here";
        start.Environment["GAZETTE_URL"] = site.GetLeftPart(UriPartial.Authority);
        start.Environment["GAZETTE_PATIENCE"] = "60";
        start.Environment["GAZETTE_PAUSE"] = "0.5";
        using var shell = Process.Start(start)!;
        var output = await shell.StandardOutput.ReadToEndAsync(Cancel);
        await shell.WaitForExitAsync(Cancel);
        return (shell.ExitCode, output);
    }
}
