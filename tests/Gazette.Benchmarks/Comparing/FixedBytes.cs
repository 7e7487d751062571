using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Gazette.Benchmarks.Comparing;

/// <summary>A bare server, in a process of its own, that sends recorded answers with their headers and does nothing else.</summary>
internal sealed class FixedBytes : IDisposable
{
    public const string Argument = "fixed-bytes";

    private readonly string file;

    private FixedBytes(Process process, Uri address, string file) => (Process, Address, this.file) = (process, address, file);

    public Process Process { get; }

    public Uri Address { get; }

    /// <param name="paths">Whose answers are recorded.</param>
    public static async Task<FixedBytes> StartAsync(HttpClient http, Uri site, IEnumerable<string> paths)
    {
        var answers = new List<Recorded>();
        foreach (var path in paths)
        {
            using var answer = await http.GetAsync(new Uri(site, path));
            var headers = answer.Headers.Concat(answer.Content.Headers)
                .Where(header => header.Key is not ("Date" or "Server" or "Transfer-Encoding"))
                .ToDictionary(header => header.Key, header => string.Join(", ", header.Value));
            answers.Add(new Recorded(path, (int)answer.StatusCode, headers, await answer.Content.ReadAsByteArrayAsync()));
        }

        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, JsonSerializer.SerializeToUtf8Bytes(answers));
        var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(FixedBytes).Assembly.Location, "compare", Argument, file]) { RedirectStandardOutput = true })!;
        var address = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The bare server did not start.");
        return new FixedBytes(process, new Uri(address), file);
    }

    /// <summary>In the process of its own: writes its address.</summary>
    public static async Task RunHereAsync(string file)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        foreach (var answer in JsonSerializer.Deserialize<List<Recorded>>(await File.ReadAllBytesAsync(file))!)
        {
            app.MapGet(answer.Path, context =>
            {
                context.Response.StatusCode = answer.Status;
                foreach (var (name, value) in answer.Headers)
                    context.Response.Headers[name] = value;
                return context.Response.Body.WriteAsync(answer.Body, context.RequestAborted).AsTask();
            });
        }

        await app.StartAsync();
        Console.WriteLine(app.Urls.Single());
        await app.WaitForShutdownAsync();
    }

    public void Dispose()
    {
        Process.Kill(entireProcessTree: true);
        Process.Dispose();
        File.Delete(file);
    }

    private sealed record Recorded(string Path, int Status, Dictionary<string, string> Headers, byte[] Body);
}
