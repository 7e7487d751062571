using System.Diagnostics;
using System.Text.Json;
using Gazette.LocalHost;

namespace Gazette.Tests;

/// <summary>The two files that <c>func start</c> needs beside the binaries.</summary>
public sealed class BuildOutputTests
{
    [Theory]
    [InlineData("host.json")]
    [InlineData("local.settings.json")]
    public void The_local_build_copies(string file)
    {
        var flavour = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var output = Path.Combine(RepositoryRoot.Find(), "artifacts", "local", "bin", "Gazette.Functions", flavour);
        Assert.True(File.Exists(Path.Combine(output, file)), $"{file} is not in {output}.");
    }

    // The packages of the real build are not served everywhere, so it is evaluated, not run.
    [Fact]
    public async Task The_real_build_copies_both_and_keeps_the_settings_out_of_a_deployment()
    {
        var project = Path.Combine(RepositoryRoot.Find(), "src", "Gazette.Functions", "Gazette.Functions.csproj");
        using var msbuild = Process.Start(new ProcessStartInfo("dotnet", ["msbuild", project, "-p:FunctionsPackages=true", "-getItem:None", "-getItem:Compile"])
        {
            RedirectStandardOutput = true,
        })!;
        var output = await msbuild.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await msbuild.WaitForExitAsync(TestContext.Current.CancellationToken);
        var items = JsonDocument.Parse(output).RootElement.GetProperty("Items");

        var copied = items.GetProperty("None").EnumerateArray()
            .Where(i => i.TryGetProperty("CopyToOutputDirectory", out var copy) && copy.GetString() == "PreserveNewest")
            .ToDictionary(i => i.GetProperty("Filename").GetString() + i.GetProperty("Extension").GetString(), i => i.GetProperty("CopyToPublishDirectory").GetString());
        Assert.Equal("PreserveNewest", copied["host.json"]);
        Assert.Equal("Never", copied["local.settings.json"]);
        var compiled = items.GetProperty("Compile").EnumerateArray().Select(i => i.GetProperty("Filename").GetString()).ToList();
        Assert.Contains("Program", compiled);
        Assert.DoesNotContain("LocalTriggers", compiled);
    }
}
