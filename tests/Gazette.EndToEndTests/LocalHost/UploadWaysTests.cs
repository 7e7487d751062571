using System.Diagnostics;
using System.Net;

namespace Gazette.EndToEndTests.LocalHost;

public sealed class UploadWaysTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_dropped_into_the_watched_folder_is_published_and_named_in_one_line()
    {
        var folder = Directory.CreateTempSubdirectory("gazette-drop-");
        try
        {
            await using var host = await RunningHost.StartAsync(["--no-seeds", "--in-memory", "--watch", folder.FullName], cancellationToken: Cancel);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "dropped.txt"), Text, Cancel);

            var line = await host.WaitForLineAsync(l => l.StartsWith("dropped.txt:", StringComparison.Ordinal), Deadline, Cancel);

            var page = new Uri(line[line.IndexOf("http://", StringComparison.Ordinal)..].Split(' ')[0]);
            using var answer = await host.Http.GetAsync(page, Cancel);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task The_printed_upload_command_works_as_it_stands()
    {
        await using var host = await RunningHost.StartAsync(["--no-seeds", "--in-memory"], cancellationToken: Cancel);
        var command = host.Output.Single(l => l.StartsWith("  Upload ", StringComparison.Ordinal))["  Upload ".Length..].Trim();

        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", command + " --fail --silent --show-error"]))!;
        await shell.WaitForExitAsync(Cancel);

        Assert.Equal(0, shell.ExitCode);
        Assert.NotNull(await host.WaitForLineAsync(l => l.StartsWith("my-upload.", StringComparison.Ordinal), Deadline, Cancel));
    }

    [Fact]
    public async Task A_second_run_on_the_same_data_publishes_the_seeds_no_second_time()
    {
        await using var first = await RunningHost.StartAsync(cancellationToken: Cancel);
        var seed = await first.WaitForLineAsync(l => l.StartsWith("000_d1170c6cd8bd98f4.txt: published", StringComparison.Ordinal), Deadline, Cancel);
        await first.WaitForLineAsync(l => l == "seeds/: 22 published, 1 rejected:", Deadline, Cancel);
        await first.WaitForLineAsync(l => l.StartsWith("  投稿/读书会活动方案.wps: ", StringComparison.Ordinal), Deadline, Cancel);
        await first.WaitForLineAsync(l => l.StartsWith("  乡镇/清河镇旧网站.zip: 44 files unpacked", StringComparison.Ordinal), Deadline, Cancel);
        await first.StopAsync(Cancel);
        var folder = Directory.CreateTempSubdirectory("gazette-drop-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "later.txt"), Text, Cancel);
            await using var second = await RunningHost.StartAsync(["--watch", folder.FullName], dataFolder: first.DataFolder, cancellationToken: Cancel);

            // Uploaded after the seeds were looked at, so what they set off would have been said by now.
            await second.WaitForLineAsync(l => l.StartsWith("later.txt:", StringComparison.Ordinal), Deadline, Cancel);

            Assert.Equal(5, second.Output.Count(l => l.StartsWith("            http://", StringComparison.Ordinal) && l.Contains("/articles/", StringComparison.Ordinal)));
            Assert.Contains(second.Output, l => l.StartsWith("  Newest    ", StringComparison.Ordinal));
            Assert.DoesNotContain(second.Output, l => l.StartsWith("seeds/:", StringComparison.Ordinal));
            Assert.DoesNotContain(seed[..seed.IndexOf(':', StringComparison.Ordinal)], second.Output.Select(l => l.Split(':')[0]));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private const string Text = """
        Harbour bridge reopens after repairs

        The harbour bridge was opened to traffic again on Monday morning, three weeks earlier than planned, the city's works department said in a statement to residents.

        Crews replaced forty metres of railing and the bearings of the northern pier. Buses return to their usual routes on Tuesday, and cyclists may use both lanes from the same day.
        """;
}
