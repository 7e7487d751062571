using System.Diagnostics;
using System.Text.Json;
using Gazette.LocalHost;

namespace Gazette.WorkerTests;

/// <summary>
/// The built <c>Gazette.Functions</c> as a process, with the command line and the environment that the Functions host gives it.
/// </summary>
internal sealed class FunctionsWorker : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // The same configuration as that of these tests: artifacts/bin/<project>/<configuration>.
    private static readonly DirectoryInfo Own = new(AppContext.BaseDirectory);

    private readonly Process process;
    private readonly Task<string> output;
    private readonly Task<string> errors;

    /// <param name="address">Of the gRPC server.</param>
    /// <param name="settings">Added to this process's environment; a null value unsets a variable.</param>
    public FunctionsWorker(string address, IReadOnlyDictionary<string, string?> settings)
    {
        using var config = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, "worker.config.json")));
        string Described(string name) => config.RootElement.GetProperty("description").GetProperty(name).GetString()!;
        var start = new ProcessStartInfo(Described("defaultExecutablePath"), [Path.Combine(Folder, Described("defaultWorkerPath")), .. Arguments(address)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Folder,
        };
        start.Environment["FUNCTIONS_APPLICATION_DIRECTORY"] = Folder;
        start.Environment["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated";
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        process = Process.Start(start)!;
        // Read all the time: a pipe that is full would stop it.
        (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
    }

    /// <summary>That of the build, unless <c>GAZETTE_WORKER_FOLDER</c> names another: a published one.</summary>
    public static string Folder { get; } = Environment.GetEnvironmentVariable("GAZETTE_WORKER_FOLDER") is { Length: > 0 } other
        ? Path.Combine(RepositoryRoot.Find(), other)
        : Path.Combine(Own.Parent!.Parent!.FullName, "Gazette.Functions", Own.Name);

    /// <exception cref="WorkerFailedException">The process has ended, or is ended now after a minute; the message says what it printed.</exception>
    public async Task<T> UnlessEndedAsync<T>(Task<T> step, string what, CancellationToken cancellation)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        over.CancelAfter(Patience);
        var ended = process.WaitForExitAsync(over.Token);
        await Task.WhenAny(step, ended);
        if (step.IsCompleted)
        {
            await over.CancelAsync();
            return await step;
        }

        cancellation.ThrowIfCancellationRequested();
        var fate = process.HasExited ? $"has ended with {process.ExitCode}" : $"has not answered within {Patience.TotalSeconds} s";
        process.Kill();
        throw new WorkerFailedException($"{what}: the worker {fate}. It printed:\n{await errors}{await output}");
    }

    /// <summary>For a worker that is meant to end by itself.</summary>
    /// <exception cref="TimeoutException">It runs on.</exception>
    public async Task<(int ExitCode, string Errors)> EndAsync(CancellationToken cancellation)
    {
        await process.WaitForExitAsync(cancellation).WaitAsync(Patience, cancellation);
        return (process.ExitCode, await errors);
    }

    public void Dispose()
    {
        // Does nothing to one that has ended.
        process.Kill();
        process.Dispose();
    }

    private static string[] Arguments(string address)
    {
        var uri = new Uri(address);
        (string Name, string Value)[] arguments =
        [
            ("--host", uri.Host), ("--port", $"{uri.Port}"),
            ("--functions-uri", address), ("--functions-worker-id", Guid.NewGuid().ToString()),
            ("--functions-request-id", Guid.NewGuid().ToString()), ("--functions-grpc-max-message-length", $"{int.MaxValue}"),
        ];
        return [.. arguments.SelectMany(a => new[] { a.Name, a.Value })];
    }
}
