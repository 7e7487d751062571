using System.Text.Json;

namespace Gazette.Benchmarks;

/// <summary>An article as people wrote it down, in a file <c>ID.json</c>.</summary>
/// <param name="Text">One block per line.</param>
internal sealed record ArticleFile(string Id, string? Title, string? Date, string? Author, string? Source, string Text)
{
    /// <summary>In the order of their names; files of another form are passed over.</summary>
    public static IReadOnlyList<ArticleFile> In(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(TryRead).OfType<ArticleFile>()];

    /// <summary>Why a command has nothing to work with, and what to do.</summary>
    public static string NoneIn(string folder, string command) => Directory.Exists(folder)
        ? $"""
           {folder} holds no articles for {command}. It reads files ID.json: each one object with "title", "date", "author", "source" and "text" (one block per line).
           What becomes of a folder of pages is told by: extract {folder} OUT.json
           """
        : $"There is no folder {folder}.";

    private static ArticleFile? TryRead(string file)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            if (json.RootElement.ValueKind != JsonValueKind.Object)
                return null;
            string? Value(string name) => json.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
            if (Value("text") is not { Length: > 0 } text)
                return null;
            return new ArticleFile(Path.GetFileNameWithoutExtension(file), Value("title"), Value("date"), Value("author"), Value("source"), text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
