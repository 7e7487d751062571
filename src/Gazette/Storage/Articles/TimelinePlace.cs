using System.Security.Cryptography;
using System.Text;

namespace Gazette.Storage.Articles;

/// <summary>
/// Where an article stands in the lists: in that of all articles, and in those of its column and of the columns around it; in
/// each newest first, and oldest first too, for a page of newer ones can be read in no other way.
/// </summary>
/// <param name="Column">With slashes between its levels; null for none.</param>
public readonly record struct TimelinePlace(TimeKey Key, string? Column)
{
    private const char BeforeColumn = '@';

    /// <summary>All entries, the one in the list of all articles first.</summary>
    internal IEnumerable<TimeKey> Entries
    {
        get
        {
            var key = Key;
            return Lists(Column).SelectMany(list => new[] { EntryOf(NewestFirstOf(list), key), EntryOf(OldestFirstOf(list), key.OldestFirst) });
        }
    }

    /// <summary>What stands before the month in the partitions of a column's list; of all articles where it is null.</summary>
    internal static string NewestFirstOf(string? column) => column is null ? "" : "c" + Hash(column);

    /// <summary>The same for the list that begins with the oldest.</summary>
    internal static string OldestFirstOf(string? column) => column is null ? "a" : "d" + Hash(column);

    /// <summary>The column and those around it.</summary>
    internal static IEnumerable<string> AllOf(string? column)
    {
        for (var each = column; each is not null; each = each.LastIndexOf('/') is > 0 and var end ? each[..end] : null)
            yield return each;
    }

    public override string ToString() => Column is null ? Key.ToString() : $"{Key}{BeforeColumn}{Uri.EscapeDataString(Column)}";

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static bool TryParse(string text, out TimelinePlace place)
    {
        var (key, column) = text.Split(BeforeColumn, 2) is [var first, var second] ? (first, Uri.UnescapeDataString(second)) : (text, null);
        var isKey = TimeKey.TryParse(key, out var parsed);
        place = new TimelinePlace(parsed, column);
        return isKey;
    }

    private static TimeKey EntryOf(string list, TimeKey key) => key with { Partition = list.Length == 0 ? key.Partition : $"{list}-{key.Partition}" };

    /// <summary>None, the column, the one around it, and so on.</summary>
    private static IEnumerable<string?> Lists(string? column)
    {
        yield return null;
        foreach (var around in AllOf(column))
            yield return around;
    }

    private static string Hash(string column) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(column)).AsSpan(0, 10));
}
