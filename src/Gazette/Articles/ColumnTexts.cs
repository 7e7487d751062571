using System.Diagnostics.CodeAnalysis;

namespace Gazette.Articles;

/// <summary>What a setting says of columns, each with its folder first: <c>news=What happens in the city; notices=What to heed</c>.</summary>
public sealed class ColumnTexts
{
    public static readonly ColumnTexts None = new("", []);

    private readonly string setting;
    private readonly Dictionary<string, string> byColumn;

    private ColumnTexts(string setting, Dictionary<string, string> byColumn)
    {
        this.setting = setting;
        this.byColumn = byColumn;
    }

    /// <param name="setting">Null for none. False where a column has no text, or two.</param>
    public static bool TryParse(string? setting, [NotNullWhen(true)] out ColumnTexts? texts)
    {
        texts = null;
        var byColumn = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in (setting ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (entry.Split('=', 2, StringSplitOptions.TrimEntries) is not [var column, { Length: > 0 } text] || column.Trim('/') is not { Length: > 0 } folder || !byColumn.TryAdd(folder, text))
                return false;
        }

        texts = byColumn.Count == 0 ? None : new ColumnTexts(setting!, byColumn);
        return true;
    }

    public ColumnTexts Rewritten(Func<string, string> rewrite) => new(setting, byColumn.ToDictionary(each => each.Key, each => rewrite(each.Value), StringComparer.Ordinal));

    /// <summary>Null where nothing is set for this very column.</summary>
    public string? Find(string column) => byColumn.GetValueOrDefault(column);

    /// <summary>Differs where the texts do: pages change with it.</summary>
    public override string ToString() => setting;
}
