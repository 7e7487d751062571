using System.Text.Json;

namespace Gazette.LocalHost;

/// <summary>The knobs of <c>host.json</c> that the local host knows, with the real host's defaults.</summary>
/// <param name="MaxBlobParallelism">Blob invocations at one time.</param>
/// <param name="PoisonBlobThreshold">Attempts before a blob is given up.</param>
internal sealed record HostJson(string RoutePrefix, int MaxBlobParallelism, int PoisonBlobThreshold)
{
    private const int BlobParallelismPerCore = 8;

    /// <summary>The copy that the build puts beside the program.</summary>
    public static HostJson ReadBesideProgram() => Read(Path.Combine(AppContext.BaseDirectory, "host.json"));

    /// <exception cref="StartupException">The file is missing, is no JSON, or has a knob out of range.</exception>
    public static HostJson Read(string file)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
            return Read(Section(Section(json.RootElement, "extensions"), "http"), Section(Section(json.RootElement, "extensions"), "blobs"), file);
        }
        catch (Exception fault) when (fault is IOException or JsonException or InvalidOperationException or FormatException)
        {
            throw new StartupException($"{file} cannot be read: {fault.Message}", fault);
        }
    }

    private static HostJson Read(JsonElement? http, JsonElement? blobs, string file)
    {
        var read = new HostJson(
            Section(http, "routePrefix")?.GetString() ?? "api",
            Section(blobs, "maxDegreeOfParallelism")?.GetInt32() ?? BlobParallelismPerCore * Environment.ProcessorCount,
            Section(blobs, "poisonBlobThreshold")?.GetInt32() ?? 5);
        if (read.MaxBlobParallelism < 1 || read.PoisonBlobThreshold < 1)
            throw new StartupException($"{file}: extensions.blobs.maxDegreeOfParallelism and poisonBlobThreshold must be 1 or more.");
        return read;
    }

    private static JsonElement? Section(JsonElement? parent, string name) =>
        parent is { } present && present.TryGetProperty(name, out var section) ? section : null;
}
