using Gazette.Text;

namespace Gazette.Cleaning.Furniture;

/// <summary>An operator's own words of page furniture, in the format of <c>page-furniture.txt</c>.</summary>
internal static class FurnitureFile
{
    private const int MaxBytes = 256 * 1024;

    private const string Format =
        "Write a kind, a colon, a space and the words, as in \"line: 打印本页\"; the kinds are line, part, site, edge and foot, and brackets come in pairs. # begins a comment.";

    /// <param name="path">Relative to the program's folder.</param>
    public static IReadOnlyList<string> Read(string path) => [.. File.ReadLines(FullPath(path)).Where(DataFile.IsEntry)];

    /// <summary>What is wrong with the file, each a sentence that names the place and the remedy; empty when nothing is.</summary>
    public static IEnumerable<string> Faults(string path)
    {
        var file = new FileInfo(FullPath(path));
        if (!file.Exists)
            return [$"there is no file {file.FullName}. Put it there, or name another one."];
        if (file.Length > MaxBytes)
            return [$"{file.FullName} has {file.Length} bytes; the limit is {MaxBytes}. Leave out words that our own list has."];
        return File.ReadLines(file.FullName)
            .Select((line, i) => (Number: i + 1, Fault: DataFile.IsEntry(line) ? FaultOf(line) : null))
            .Where(l => l.Fault is not null)
            .Select(l => $"line {l.Number} of {file.FullName} is none: {l.Fault}. {Format}");
    }

    private static string? FaultOf(string line)
    {
        try
        {
            _ = new FurniturePhrases([line]);
            return null;
        }
        catch (FormatException fault)
        {
            return fault.Message;
        }
    }

    private static string FullPath(string path) => Path.GetFullPath(path, AppContext.BaseDirectory);
}
