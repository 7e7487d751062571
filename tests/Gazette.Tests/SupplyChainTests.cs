using System.Diagnostics;
using System.Text.Json;
using Gazette.LocalHost;

namespace Gazette.Tests;

/// <summary>Every build takes the same bytes, and none of them runs before it is asked to.</summary>
public sealed class SupplyChainTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_project_locks_its_packages_by_hash_and_names_no_address() => Assert.All(LockFiles(), file =>
    {
        var text = File.ReadAllText(file);
        Assert.DoesNotContain("://", text, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(text);
        var packages = json.RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(f => f.Value.EnumerateObject());
        Assert.All(packages.Where(p => p.Value.GetProperty("type").GetString() != "Project"), p => Assert.True(p.Value.TryGetProperty("contentHash", out _), p.Name));
    });

    [Fact]
    public void Every_package_of_the_emulator_is_locked_by_hash_and_names_no_registry()
    {
        Assert.DoesNotContain("\"resolved\"", File.ReadAllText(Dependencies.EmulatorsLockFile), StringComparison.Ordinal);
        Assert.All(Dependencies.EmulatorsPackages(), p => Assert.StartsWith("sha512-", p.Value.GetProperty("integrity").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Who_runs_npm_by_hand_runs_no_install_script_either() =>
        Assert.Contains("ignore-scripts=true", File.ReadAllLines(Path.Combine(RepositoryRoot.Find(), "infra", "azurite", ".npmrc")));

    [Theory]
    [InlineData("true", "true")]
    [InlineData("", "")]
    public async Task CI_takes_what_is_locked(string ci, string locked)
    {
        var properties = await EvaluateAsync(ci);
        Assert.Equal(locked, properties.GetProperty("RestoreLockedMode").GetString());
        Assert.Equal("true", properties.GetProperty("RestorePackagesWithLockFile").GetString());
        Assert.Equal("true", properties.GetProperty("CentralPackageTransitivePinningEnabled").GetString());
        Assert.Equal("true", properties.GetProperty("NuGetAudit").GetString());
        Assert.Equal("all", properties.GetProperty("NuGetAuditMode").GetString());
    }

    /// <summary>One beside each project, and that of the project that the Functions SDK generates.</summary>
    private static IEnumerable<string> LockFiles() =>
        Dependencies.Projects().Select(project => Path.Combine(Path.GetDirectoryName(project)!, "packages.lock.json"))
            .Append(Path.Combine(RepositoryRoot.Find(), "src", "Gazette.Functions", "worker-extensions.lock.json"));

    private static async Task<JsonElement> EvaluateAsync(string ci)
    {
        var project = Path.Combine(RepositoryRoot.Find(), "src", "Gazette.Functions", "Gazette.Functions.csproj");
        const string Names = "RestoreLockedMode,RestorePackagesWithLockFile,CentralPackageTransitivePinningEnabled,NuGetAudit,NuGetAuditMode";
        var start = new ProcessStartInfo("dotnet", ["msbuild", project, $"-getProperty:{Names}"]) { RedirectStandardOutput = true };
        start.Environment["CI"] = ci;
        using var msbuild = Process.Start(start)!;
        var output = await msbuild.StandardOutput.ReadToEndAsync(Cancel);
        await msbuild.WaitForExitAsync(Cancel);
        return JsonDocument.Parse(output).RootElement.GetProperty("Properties");
    }
}
