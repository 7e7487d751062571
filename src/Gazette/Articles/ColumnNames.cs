using System.Diagnostics.CodeAnalysis;

namespace Gazette.Articles;

/// <summary>What readers call columns, and in what order they see them: <c>news=News; notices=Notices; guides</c>.</summary>
public sealed class ColumnNames
{
    public static readonly ColumnNames None = new("", []);

    private readonly string setting;
    private readonly Dictionary<string, string> byColumn;
    private readonly Func<string, string>? renamed;

    private ColumnNames(string setting, IReadOnlyList<(string Column, string Name)> named)
        : this(setting, [.. named.Select(n => n.Column)], named.ToDictionary(n => n.Column, n => n.Name, StringComparer.Ordinal), null)
    {
    }

    private ColumnNames(string setting, IReadOnlyList<string> order, Dictionary<string, string> byColumn, Func<string, string>? renamed) =>
        (this.setting, Order, this.byColumn, this.renamed) = (setting, order, byColumn, renamed);

    /// <summary>Those that are set, in their order.</summary>
    public IReadOnlyList<string> Order { get; }

    /// <param name="setting">Columns as the folders have them, each with its name behind an equals sign or without one; null for none.</param>
    public static bool TryParse(string? setting, [NotNullWhen(true)] out ColumnNames? names)
    {
        var named = new List<(string, string)>();
        names = null;
        foreach (var entry in (setting ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = entry.Split('=', 2, StringSplitOptions.TrimEntries);
            var column = parts[0].Trim('/');
            if (column.Length == 0 || (parts.Length > 1 && parts[1].Length == 0) || named.Exists(n => n.Item1 == column))
                return false;
            named.Add((column, parts.Length > 1 ? parts[1] : column.Split('/')[^1]));
        }

        names = named.Count == 0 ? None : new ColumnNames(setting!, named);
        return true;
    }

    /// <summary>Called otherwise, in the same order.</summary>
    public ColumnNames Renamed(Func<string, string> rename) => new(setting, Order, byColumn, column => rename(NameOf(column)));

    /// <summary>Of the column alone, not of those around it.</summary>
    public string NameOf(string column) => renamed?.Invoke(column) ?? byColumn.GetValueOrDefault(column) ?? column[(column.LastIndexOf('/') + 1)..];

    /// <summary>Those that are set first, then the largest; of the outermost alone.</summary>
    public IReadOnlyList<ColumnSize> Arranged(IEnumerable<ColumnSize> columns) =>
    [
        .. columns.Where(column => !column.Name.Contains('/', StringComparison.Ordinal))
            .OrderBy(column => Array.IndexOf([.. Order], column.Name) is >= 0 and var at ? at : int.MaxValue)
            .ThenByDescending(column => column.Articles)
            .ThenBy(column => column.Name, StringComparer.Ordinal),
    ];

    /// <summary>Differs where the names do: pages change with it.</summary>
    /// <summary>The column and those around it, the outermost first.</summary>
    public string PathOf(string column) =>
        string.Join(" / ", Enumerable.Range(0, column.Length + 1).Where(end => end == column.Length || column[end] == '/').Select(end => NameOf(column[..end])));

    public override string ToString() => setting;
}
