using System.Diagnostics;

namespace Gazette.EndToEndTests;

/// <summary>A command-line program that had no part in making what it is asked to read.</summary>
internal static class ExternalProgram
{
    /// <exception cref="InvalidOperationException">It ended with an error.</exception>
    public static async Task<string> OutputAsync(string program, params string[] arguments)
    {
        var (exitCode, output) = await RunAsync(program, arguments);
        return OutputOf(program, exitCode, output);
    }

    public static async Task<(int ExitCode, string Output)> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException($"{program} did not start.");
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }

    public static string OutputOf(string program, int exitCode, string output) =>
        exitCode == 0 ? output : throw new InvalidOperationException($"{program} ended with {exitCode}.");
}
