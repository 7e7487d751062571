using System.Text;

namespace Gazette.Text;

/// <summary>A list that is built into the library: one entry per line, <c>#</c> begins a comment line, empty lines are skipped.</summary>
internal static class DataFile
{
    public static IEnumerable<string> Lines(string resource)
    {
        using var stream = typeof(DataFile).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The library was built without {resource}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (IsEntry(line))
                yield return line;
        }
    }

    public static bool IsEntry(string line) => !string.IsNullOrWhiteSpace(line) && line[0] != '#';
}
