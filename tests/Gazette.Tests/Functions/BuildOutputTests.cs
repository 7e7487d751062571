using System.Diagnostics;
using System.Text.Json;
using Gazette.LocalHost;

namespace Gazette.Tests;

/// <summary>The files that <c>func start</c> needs beside the binaries.</summary>
public sealed class BuildOutputTests
{
    [Theory]
    [InlineData("host.json")]
    [InlineData("local.settings.json")]
    [InlineData("functions.metadata")]
    [InlineData("worker.config.json")]
    [InlineData(".azurefunctions/function.deps.json")]
    public void The_build_has_what_the_host_reads(string file)
    {
        var flavour = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var output = Path.Combine(RepositoryRoot.Find(), "artifacts", "bin", "Gazette.Functions", flavour);
        Assert.True(File.Exists(Path.Combine(output, file)), $"{file} is not in {output}.");
    }

    [Theory]
    [InlineData("", "", "", "false")]
    [InlineData("-p:_IsPublishing=true", "linux-x64", "EVENT_GRID_SOURCE", "true")]
    [InlineData("-p:BlobSource=EventGrid", "linux-x64", "EVENT_GRID_SOURCE", "true")]
    public async Task What_is_published_is_made_for_Azure_and_nothing_else_is(string option, string runtime, string constant, string ahead)
    {
        var project = Path.Combine(RepositoryRoot.Find(), "src", "Gazette.Functions", "Gazette.Functions.csproj");
        string[] options = [project, "-getProperty:RuntimeIdentifier,DefineConstants,PublishReadyToRun,SelfContained", "-getItem:PublishReadyToRunExclude", .. option.Length > 0 ? new[] { option } : []];
        using var msbuild = Process.Start(new ProcessStartInfo("dotnet", ["msbuild", .. options]) { RedirectStandardOutput = true })!;
        var output = await msbuild.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await msbuild.WaitForExitAsync(TestContext.Current.CancellationToken);
        var root = JsonDocument.Parse(output).RootElement;
        var properties = root.GetProperty("Properties");
        var compiledLater = root.GetProperty("Items").GetProperty("PublishReadyToRunExclude").EnumerateArray().Select(i => i.GetProperty("Identity").GetString());

        Assert.Equal(runtime, properties.GetProperty("RuntimeIdentifier").GetString());
        Assert.Equal(constant.Length > 0, properties.GetProperty("DefineConstants").GetString()!.Contains("EVENT_GRID_SOURCE", StringComparison.Ordinal));
        Assert.Equal(ahead == "true", properties.GetProperty("PublishReadyToRun").GetString() == "true");
        // Twice as large in what is published, and nothing of it runs.
        Assert.Equal(ahead == "true", compiledLater.Contains("BouncyCastle.Cryptography.dll"));
        Assert.NotEqual("true", properties.GetProperty("SelfContained").GetString());
    }

    [Fact]
    public async Task A_deployment_takes_the_hosts_settings_and_not_those_of_this_machine()
    {
        var project = Path.Combine(RepositoryRoot.Find(), "src", "Gazette.Functions", "Gazette.Functions.csproj");
        using var msbuild = Process.Start(new ProcessStartInfo("dotnet", ["msbuild", project, "-getItem:None"])
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
    }
}
