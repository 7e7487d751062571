using System.Diagnostics;
using Gazette.LocalHost;

namespace Gazette.EndToEndTests.Readmes;

/// <summary>The benchmarks' commands where a reader gives them the wrong folder.</summary>
public sealed class MeasuringCommandTests
{
    private static readonly string Program = Path.Combine(RepositoryRoot.Find(), "artifacts", "bin", "Gazette.Benchmarks", "debug", "Gazette.Benchmarks.dll");

    [Theory]
    [InlineData("charsets", "ID.json")]
    [InlineData("damage", "ID.json")]
    [InlineData("cost", "ID.html")]
    [InlineData("extract", "no files")]
    public async Task A_folder_without_material_is_an_error_that_says_what_is_needed(string command, string needed)
    {
        Assert.True(File.Exists(Program), "Build first: dotnet build Functions.sln");
        var folder = Directory.CreateTempSubdirectory("gazette-measure-");
        try
        {
            // Notes are pages for nobody, and no article of ours.
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "notes.json"), "[1]", TestContext.Current.CancellationToken);
            string[] arguments = [Program, command, folder.FullName, .. command == "extract" ? [Path.Combine(folder.FullName, "out.json")] : Array.Empty<string>()];
            using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);

            Assert.Equal(2, process.ExitCode);
            Assert.Contains(folder.FullName, errors, StringComparison.Ordinal);
            Assert.Contains(needed, errors, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
            Assert.Empty(await output);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
