using System.Diagnostics;
using Gazette.LocalHost;

namespace Gazette.InfraTests.Scripts;

/// <summary>
/// A folder of programs that stand in for az, curl and the others: each writes down how it was called, and answers as the
/// real one does where all goes well. A call that a test names fails instead.
/// </summary>
internal sealed class StandIns : IDisposable
{
    public static readonly string Infra = Path.Combine(RepositoryRoot.Find(), "infra");

    private static readonly string[] Usual = ["az", "azd", "dotnet", "curl", "zip", "zbarimg", "func"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gazette-");

    /// <param name="without">Programs that are not installed.</param>
    public StandIns(params string[] without)
    {
        foreach (var program in Usual.Except(without))
            Put(program, Path.Combine(AppContext.BaseDirectory, "stand-in"));
        // Only these of the machine's own: what a script needs beyond them, it has to say.
        foreach (var own in new[] { "bash", "awk", "sed", "cat", "mktemp", "rm", "mkdir", "dirname", "basename", "date", "sleep", "realpath", "env" })
            File.CreateSymbolicLink(Path.Combine(folder.FullName, own), Find(own));
    }

    /// <summary>What has to stand in a call for it to fail; null for none.</summary>
    public string? Fails { get; set; }

    /// <summary>What the site says of the upload; the last of them from then on.</summary>
    public string[] States { get; set; } = ["processing", "published"];

    /// <summary>What the QR code leads to; null for the page.</summary>
    public string? Decoded { get; set; }

    /// <summary>The calls so far, one a line.</summary>
    public IReadOnlyList<string> Calls => File.Exists(Log) ? File.ReadAllLines(Log) : [];

    /// <summary>What a call was given as a file of parameters.</summary>
    public string? Parameters => File.Exists(Log + ".parameters") ? File.ReadAllText(Log + ".parameters") : null;

    private string Log => Path.Combine(folder.FullName, "calls.log");

    /// <summary>Runs a script of <c>infra</c>.</summary>
    /// <param name="environment">More of it.</param>
    /// <param name="typed">What somebody types meanwhile.</param>
    public async Task<(int ExitCode, string Output, string Errors)> RunAsync(
        string script, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null, string typed = "")
    {
        var start = new ProcessStartInfo(Find("bash"), [Path.Combine(Infra, script), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Infra,
        };
        start.Environment.Clear();
        var own = new Dictionary<string, string>
        {
            ["PATH"] = folder.FullName,
            ["HOME"] = folder.FullName,
            ["STANDIN_LOG"] = Log,
            ["STANDIN_FAILS"] = Fails ?? "",
            ["STANDIN_STATES"] = string.Join(' ', States),
            ["STANDIN_DECODED"] = Decoded ?? "",
            ["GAZETTE_PATIENCE"] = "3",
            ["GAZETTE_PAUSE"] = "0.05",
        };
        foreach (var (name, value) in own.Concat(environment ?? new Dictionary<string, string>()))
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(typed);
        process.StandardInput.Close();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await errors);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private void Put(string program, string content) => File.CreateSymbolicLink(Path.Combine(folder.FullName, program), content);

    private static string Find(string program) => Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(p => Path.Combine(p, program)).First(File.Exists);
}
