using System.Runtime.CompilerServices;
using Gazette.Tests.Damage;

namespace Gazette.Tests;

/// <summary>Texts written for these tests: a headline, a row of date, source and author, then one paragraph per line.</summary>
internal static class OwnArticles
{
    public static IReadOnlyList<Original> In(string folder) => [.. Directory.GetFiles(Folder(folder), "*.txt").Order(StringComparer.Ordinal).Select(Read)];

    public static Original Read(string folder, string name) => Read(Path.Combine(Folder(folder), name + ".txt"));

    private static Original Read(string path)
    {
        var lines = File.ReadAllLines(path);
        var row = lines[1].Split('|');
        return new Original(Path.GetFileNameWithoutExtension(path), lines[0], Value(row[0]), Value(row[2]), Value(row[1]), lines[2..]);
    }

    private static string? Value(string value) => value.Length == 0 ? null : value;

    private static string Folder(string name, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Damage", name);
}
