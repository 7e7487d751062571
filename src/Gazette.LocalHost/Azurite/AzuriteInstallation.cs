using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace Gazette.LocalHost.Azurite;

/// <summary>The pinned Azurite under <c>infra/azurite</c>, installed by npm when it is not there yet.</summary>
internal sealed class AzuriteInstallation(string repositoryRoot)
{
    private readonly string folder = Path.Combine(repositoryRoot, "infra", "azurite");
    private readonly string scratch = Path.Combine(repositoryRoot, ".data");

    public string Script => Path.Combine(folder, "node_modules", "azurite", "dist", "src", "azurite.js");

    private string Wanted => Path.Combine(folder, "package-lock.json");

    /// <summary>npm writes this file last, so it stands only after a whole install.</summary>
    private string Installed => Path.Combine(folder, "node_modules", ".package-lock.json");

    private string Log => Path.Combine(scratch, "npm-ci.log");

    /// <summary>Returns at once when the packages of <c>package-lock.json</c> are there; safe to call from two processes.</summary>
    public async Task EnsureAsync(Action<string> say, CancellationToken cancellationToken)
    {
        if (IsComplete())
            return;
        using var turn = await ExclusiveFile.HoldAsync(Path.Combine(scratch, "npm-ci.lock"), cancellationToken);
        if (IsComplete())
            return;
        say("Installing the storage emulator Azurite (npm ci, once, about 40 s) ...");
        if (File.Exists(Installed))
            File.Delete(Installed);
        await InstallAsync(cancellationToken);
        if (!IsComplete())
            throw new StartupException($"npm ended well but Azurite is not whole. Delete {folder}/node_modules and run this again.");
    }

    internal bool IsComplete()
    {
        if (!File.Exists(Script) || !File.Exists(Installed))
            return false;
        var installed = Versions(Installed).ToDictionary(p => p.Path, p => p.Version, StringComparer.Ordinal);
        return Versions(Wanted)
            .Where(p => !p.Optional)
            .All(p => installed.TryGetValue(p.Path, out var version) && version == p.Version);
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
