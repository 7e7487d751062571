using System.Buffers;

namespace Gazette.Text.Scripts;

/// <summary>Names that stay as they are written when a text is turned into another script: <c>于謙; 乾隆</c>.</summary>
public sealed class ProtectedNames
{
    /// <summary>More than these are not taken.</summary>
    public const int MaxNames = 1_000;

    public static readonly ProtectedNames None = new([]);

    private static readonly char[] Separators = [';', '；', '\n'];

    private readonly IReadOnlyList<string> names;
    private readonly SearchValues<string>? search;

    private ProtectedNames(IReadOnlyList<string> names)
    {
        // Of two that begin at one place the longer one is the name.
        this.names = [.. names.OrderByDescending(name => name.Length).ThenBy(name => name, StringComparer.Ordinal)];
        search = names.Count == 0 ? null : SearchValues.Create([.. this.names], StringComparison.Ordinal);
    }

    public bool IsEmpty => search is null;

    public int Count => names.Count;

    /// <param name="text">Names with semicolons between them, as they stand in texts; null for none.</param>
    public static ProtectedNames Parse(string? text)
    {
        var names = (text ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal).ToList();
        return names.Count == 0 ? None : new ProtectedNames(names);
    }

    /// <summary>All of both.</summary>
    public ProtectedNames And(ProtectedNames others) => others.IsEmpty ? this : IsEmpty ? others : new ProtectedNames([.. names.Union(others.names, StringComparer.Ordinal)]);

    /// <summary>Where the first of them stands; -1 for nowhere.</summary>
    public int Find(ReadOnlySpan<char> text, out int length)
    {
        length = 0;
        if (search is null || text.IndexOfAny(search) is not (>= 0 and var at))
            return -1;
        foreach (var name in names)
        {
            if (!text[at..].StartsWith(name))
                continue;
            length = name.Length;
            break;
        }

        return at;
    }

    /// <summary>Differs where the names do: pages change with it.</summary>
    public override string ToString() => string.Join("; ", names);
}
