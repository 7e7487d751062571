using System.Text;
using System.Text.Json;
using Gazette.Text;

namespace Gazette.Extraction.Scripted;

/// <summary>The longest text in the data of a script: JSON alone, or JSON that a statement assigns to a name.</summary>
internal sealed class ScriptData
{
    private const int MinText = 80;
    private const int MaxDepth = 64;

    /// <summary>Objects in one script that are tried.</summary>
    private const int MaxStarts = 4;

    // By the path without the places in lists: the paragraphs of one text stand in one list.
    private readonly Dictionary<string, List<string>> texts = new(StringComparer.Ordinal);

    private ScriptData()
    {
    }

    public static string? TextIn(string script)
    {
        var data = new ScriptData();
        var at = 0;
        for (var start = 0; start < MaxStarts && at >= 0; start++)
        {
            var next = script.AsSpan(at).IndexOfAny('{', '[');
            if (next < 0 || !data.TryRead(script[(at + next)..], out var length))
                break;
            at += next + length;
        }

        var best = data.texts.Values.MaxBy(t => t.Sum(p => p.Length));
        return best is null ? null : string.Join('\n', best);
    }

    /// <summary>False when what begins here is no JSON: then it is a program.</summary>
    private bool TryRead(string json, out int length)
    {
        length = 0;
        try
        {
            var bytes = Encoding.UTF8.GetBytes(json);
            var reader = new Utf8JsonReader(bytes, isFinalBlock: true, new JsonReaderState(new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = MaxDepth }));
            if (!JsonDocument.TryParseValue(ref reader, out var document))
                return false;
            using (document)
                Collect(document.RootElement, "");
            length = Encoding.UTF8.GetCharCount(bytes.AsSpan(0, (int)reader.BytesConsumed));
            return true;
        }
        catch (Exception broken) when (broken is JsonException or EncoderFallbackException)
        {
            return false;
        }
    }

    private void Collect(JsonElement value, string path)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject())
                    Collect(property.Value, $"{path}.{property.Name}");
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                    Collect(item, path + "[]");
                break;
            case JsonValueKind.String when TextOf(value) is { Length: >= MinText } text && (text.Contains(' ', StringComparison.Ordinal) || text.Any(Han.Is)):
                if (!texts.TryGetValue(path, out var known))
                    texts.Add(path, known = []);
                known.Add(text);
                break;
        }
    }

    /// <summary>Systems that cut a text after so many units leave half of an emoji: such a string counts as none.</summary>
    private static string? TextOf(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
