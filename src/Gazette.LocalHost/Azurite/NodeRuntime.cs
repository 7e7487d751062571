using System.ComponentModel;
using System.Diagnostics;

namespace Gazette.LocalHost.Azurite;

/// <summary>The Node.js on the PATH, which Azurite needs.</summary>
internal static class NodeRuntime
{
    public const string Node = "node";
    private const int OldestMajor = 20;
    private const string Remedy =
        "Install Node.js 20 or newer (https://nodejs.org), or set AzureWebJobsStorage to the connection string of a storage account.";

    /// <summary>A script on Windows, a program elsewhere.</summary>
    public static string Npm => OperatingSystem.IsWindows() ? "npm.cmd" : "npm";

    /// <exception cref="StartupException">There is none, or it is too old.</exception>
    public static async Task RequireAsync(CancellationToken cancellationToken)
    {
        var version = await ReadVersionAsync(cancellationToken);
        if (Major(version) is not { } major)
            throw new StartupException($"`node --version` answered '{version}', which is no version. {Remedy}");
        if (major < OldestMajor)
            throw new StartupException($"Node.js {version} is too old for the storage emulator. {Remedy}");
    }

    internal static int? Major(string version) =>
        Version.TryParse(version.TrimStart('v').Split('-')[0], out var parsed) ? parsed.Major : null;

    private static async Task<string> ReadVersionAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var node = Process.Start(new ProcessStartInfo(Node, ["--version"]) { RedirectStandardOutput = true })!;
            var output = await node.StandardOutput.ReadToEndAsync(cancellationToken);
            await node.WaitForExitAsync(cancellationToken);
            return output.Trim();
        }
        catch (Win32Exception fault)
        {
            throw new StartupException($"Node.js was not found on the PATH. {Remedy}", fault);
        }
    }
}
