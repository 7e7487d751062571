using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;

namespace Gazette.Tests.Damage.Families;

/// <summary>What the families of damage draw from: lines of the files in <c>Data</c>.</summary>
/// <param name="half"><c>a</c> or <c>b</c>: the entries whose hash is even or odd; null for all of them.</param>
internal sealed partial class FamilyData(string? half)
{
    private static readonly ConcurrentDictionary<string, string[]> Files = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<(string File, string Section), string[]> entries = new();

    /// <summary>The lines below <c>[section]</c>; of a file without sections, all of them.</summary>
    public string[] Entries(string file, string section = "") => entries.GetOrAdd((file, section), key => [.. All(key.File, key.Section).Where(IsInHalf)]);

    /// <summary>The words of a category, parted by bars, behind the language and the category's name.</summary>
    public string[] Words(string file, string category) => entries.GetOrAdd((file, "|" + category), key =>
    [
        .. All(key.File, "").Where(l => l.StartsWith(category + ": ", StringComparison.Ordinal))
            .SelectMany(l => l[(category.Length + 2)..].Split('|'))
            .Where(IsInHalf),
    ]);

    public bool IsInHalf(string entry) => half is null || (half == "a") == (Hash(entry) % 2 == 0);

    /// <summary>FNV-1a, whose lowest bit is no more than the parity of the bytes: it is taken from above.</summary>
    public static uint Hash(string text)
    {
        var hash = 2_166_136_261u;
        foreach (var b in Encoding.UTF8.GetBytes(text))
            hash = unchecked((hash ^ b) * 16_777_619u);
        return (hash >> 16) ^ (hash & 0xFFFF);
    }

    public static string Path(string name, [CallerFilePath] string here = "") => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(here)!, name);

    private static IEnumerable<string> All(string file, string section)
    {
        var lines = Files.GetOrAdd(file, name => File.ReadAllLines(Path("Data/" + name + ".txt")));
        if (section.Length > 0)
            lines = [.. lines.SkipWhile(l => l != $"[{section}]").Skip(1).TakeWhile(l => l is not ['[', .., ']'] || !IsSection(l))];
        return lines.Where(l => l.Length > 0 && l[0] != '#').Select(l => Escaped().Replace(l, m => ((char)Convert.ToInt32(m.Groups[1].Value, 16)).ToString()));
    }

    private static bool IsSection(string line) => SectionName().IsMatch(line);

    [GeneratedRegex("^\\[[a-z-]{2,}\\]$", RegexOptions.NonBacktracking)]
    private static partial Regex SectionName();

    [GeneratedRegex(@"\\u([0-9A-F]{4})", RegexOptions.NonBacktracking)]
    private static partial Regex Escaped();
}
