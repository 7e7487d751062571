using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using Gazette.LocalHost.Terminal;

namespace Gazette.LocalHost.Azurite;

/// <summary>The pinned Azurite under <c>infra/azurite</c>, installed by npm when it is not there yet.</summary>
internal sealed class AzuriteInstallation(string repositoryRoot)
{
    /// <summary>On a machine and a network like most; for the person who waits.</summary>
    private static readonly TimeSpan Usually = TimeSpan.FromSeconds(40);

    private readonly string folder = Path.Combine(repositoryRoot, "infra", "azurite");
    private readonly string scratch = Path.Combine(repositoryRoot, ".data");

    public string Script => Path.Combine(folder, "node_modules", "azurite", "dist", "src", "azurite.js");

    private string Wanted => Path.Combine(folder, "package-lock.json");

    /// <summary>npm writes this file last, so it stands only after a whole install.</summary>
    private string Installed => Path.Combine(folder, "node_modules", ".package-lock.json");

    private string Log => Path.Combine(scratch, "npm-ci.log");

    /// <summary>Returns at once when the packages of <c>package-lock.json</c> are there; safe to call from two processes.</summary>
    public Task EnsureAsync(StartSteps steps, CancellationToken cancellationToken) => IsComplete()
        ? Task.CompletedTask
        : steps.RunAsync("Installing the storage emulator Azurite (npm ci, once)", () => EnsureAsync(cancellationToken), Usually);

    private async Task EnsureAsync(CancellationToken cancellationToken)
    {
        using var turn = await ExclusiveFile.HoldAsync(Path.Combine(scratch, "npm-ci.lock"), cancellationToken);
        using var mark = await new InstallationMark(Path.Combine(scratch, "npm-ci.running")).TakeAsync(cancellationToken);
        if (IsComplete())
            return;
        if (File.Exists(Installed))
            File.Delete(Installed);
        await InstallAsync(cancellationToken);
        if (!IsComplete())
            throw new StartupException($"npm ended well but Azurite is not whole. Delete {folder}/node_modules and run this again.");
    }

    internal bool IsComplete()
    {
        try
        {
            return File.Exists(Script) && File.Exists(Installed) && HoldsAll(Versions(Installed), Versions(Wanted));
        }
        catch (Exception fault) when (fault is JsonException or FileNotFoundException or DirectoryNotFoundException)
        {
            // Another npm is at work there.
            Debug.WriteLine(fault.Message);
            return false;
        }
    }

    private static bool HoldsAll(List<Package> installed, List<Package> wanted)
    {
        var versions = installed.ToDictionary(p => p.Path, p => p.Version, StringComparer.Ordinal);
        return wanted.Where(p => !p.Optional).All(p => versions.TryGetValue(p.Path, out var version) && version == p.Version);
    }

    private async Task InstallAsync(CancellationToken cancellationToken)
    {
        using var npm = StartNpm();
        try
        {
            var output = npm.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = npm.StandardError.ReadToEndAsync(cancellationToken);
            await File.WriteAllTextAsync(Log, await output + await errors, cancellationToken);
            await npm.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            npm.Kill(entireProcessTree: true);
            throw;
        }

        if (npm.ExitCode != 0)
            throw new StartupException($"`npm ci` failed in {folder} (see {Log}). Check the network and run this again.");
    }

    private Process StartNpm()
    {
        try
        {
            return Process.Start(new ProcessStartInfo(NodeRuntime.Npm, ["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
        }
        catch (Win32Exception fault)
        {
            throw new StartupException("npm was not found on the PATH. It comes with Node.js (https://nodejs.org): install it and run this again.", fault);
        }
    }

    private static List<Package> Versions(string lockFile)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(lockFile));
        return [.. json.RootElement.GetProperty("packages").EnumerateObject()
            .Where(p => p.Name.Length > 0)
            .Select(p => new Package(p.Name, p.Value.GetProperty("version").GetString(), p.Value.TryGetProperty("optional", out _)))];
    }

    private sealed record Package(string Path, string? Version, bool Optional);
}
