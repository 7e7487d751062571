using System.Diagnostics;
using Gazette.LocalHost;

namespace Gazette.EndToEndTests.Readmes;

/// <summary>Whoever pastes the commands of a README, one after the other, sees each of them work.</summary>
public sealed class ReadmeCommandTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(6);
    private static readonly string Root = RepositoryRoot.Find();
    private static readonly EnumerationOptions Everywhere = new() { RecurseSubdirectories = true };
    private static readonly string[] Folders = ["src", "tests", "infra"];
    private static readonly string[] Marks = ["sh", "sh no-test", "json", "yaml", "text", "csharp"];

    /// <summary>What the commands print, beside their being in order.</summary>
    private static readonly Dictionary<string, string[]> Printed = new()
    {
        ["README.md"] = ["\"state\":\"published\"", "\"title\":\"Route 4 takes the river road from Monday\"", "\"reason\":\"The date was wrong.\"", "All is well: "],
        ["src/Gazette.LocalHost/README.md"] = ["--settled"],
        ["infra/README.md"] = ["az deployment sub create --name gazette-river-town", "zbarimg"],
        ["tests/README.md"] = ["17 pages, 1 of them rejected", "3 pages, median ratio ", ", 0 failures", "accepted", " of seed 1 in "],
    };

    public static TheoryData<string> WithCommands =>
        [.. Readmes().Where(readme => CommandBlock.In(Path.Combine(Root, readme)).Any())];

    [Theory]
    [MemberData(nameof(WithCommands))]
    public async Task Every_command_works_after_the_one_before_it(string readme)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The commands are for a POSIX shell.");
        Assert.True(
            File.Exists(Path.Combine(Root, "artifacts", "bin", "Gazette.Benchmarks", "debug", "Gazette.Benchmarks.dll")),
            "The commands are run without a build of their own. Build first: dotnet build Functions.sln");
        var scratch = Directory.CreateTempSubdirectory("gazette-readme-").FullName;
        try
        {
            var script = Path.Combine(scratch, "commands.sh");
            await File.WriteAllTextAsync(script, new ReadmeScript(Path.Combine(Root, readme), FreePort.Find(), scratch).Text(), TestContext.Current.CancellationToken);

            var (exitCode, output) = await RunAsync(script);

            Assert.True(exitCode == 0, $"{readme}: a command ended with {exitCode}.\n{output}");
            Assert.All(Printed.GetValueOrDefault(readme, []), text => Assert.Contains(text, output, StringComparison.Ordinal));
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    [Fact]
    public void Every_fenced_block_says_what_it_is() => Assert.All(Readmes(), readme =>
    {
        var fences = File.ReadLines(Path.Combine(Root, readme)).Select(l => l.Trim()).Where(l => l.StartsWith("```", StringComparison.Ordinal)).ToList();
        Assert.All(fences.Where((_, i) => i % 2 == 0), fence => Assert.Contains(fence[3..], Marks));
    });

    private static IEnumerable<string> Readmes() =>
        Folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "README.md", Everywhere))
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => !file.Contains("/node_modules/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Prepend("README.md");

    private static async Task<(int ExitCode, string Output)> RunAsync(string script)
    {
        var start = new ProcessStartInfo("bash", ["-c", "exec bash \"$1\" 2>&1", "bash", script]) { WorkingDirectory = Root, RedirectStandardOutput = true };
        start.Environment.Remove("AzureWebJobsStorage");
        start.Environment.Remove("Gazette__PublicBaseUrl");
        using var shell = Process.Start(start)!;
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(Deadline);
        var output = shell.StandardOutput.ReadToEndAsync(CancellationToken.None);
        try
        {
            await shell.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            shell.Kill(entireProcessTree: true);
            Assert.Fail($"Not done within {Deadline.TotalMinutes} minutes:\n{await output}");
        }

        return (shell.ExitCode, await output);
    }
}
