using System.Diagnostics;
using System.Reflection;
using Gazette.LocalHost;

namespace Gazette.InfraTests.Templates;

/// <summary>The Bicep compiler, as the package that this project names has it.</summary>
internal static class Bicep
{
    public static readonly string Infra = Path.Combine(RepositoryRoot.Find(), "infra");

    private static readonly string Package = typeof(Bicep).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "BicepPackage").Value!;

    /// <summary>SHA-512 of the package's file, Base64, as the package manager noted it when it fetched the file.</summary>
    public static string Hash => File.ReadAllText(Directory.EnumerateFiles(Package, "*.nupkg.sha512").Single());

    /// <summary>Runs it in <c>infra</c>.</summary>
    /// <exception cref="InvalidOperationException">It ended with an error; the message holds what it said.</exception>
    public static async Task<(string Output, string Errors)> RunAsync(params string[] arguments)
    {
        var program = Path.Combine(Package, "tools", "bicep");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(program, File.GetUnixFileMode(program) | UnixFileMode.UserExecute);
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Infra,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? (output, await errors)
            : throw new InvalidOperationException($"bicep {string.Join(' ', arguments)} ended with {process.ExitCode}: {await errors}");
    }
}
