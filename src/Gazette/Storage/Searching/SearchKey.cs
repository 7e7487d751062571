using System.Globalization;

namespace Gazette.Storage.Searching;

/// <summary>
/// Keys of the search index: the term, whether it stands in a headline, the time counted backwards, the id. So one range read of a term gives
/// the articles that have it in their headlines, then the others, each the newest first.
/// </summary>
internal static class SearchKey
{
    /// <summary>As many partitions hold the terms: of one article a batch each. See the decision in <c>src/README.md</c>.</summary>
    public const int Partitions = 8;

    public const char InTitle = '0';

    public const char InBody = '1';

    private const int TickDigits = 19;

    // Comes before all that can go on a term.
    private const char End = '!';

    private const char AfterEnd = '"';

    // Terms that begin alike have to stand in one partition.
    private const int PrefixLength = 3;

    public static string PartitionOf(string term)
    {
        var beginning = term[0] == '~' ? term[..6] : char.IsAsciiLetterOrDigit(term[0]) || term[0] < '\u2E80' ? term[..Math.Min(PrefixLength, term.Length)] : term[..1];
        // FNV-1a: the same on every machine.
        var hash = 2166136261u;
        foreach (var c in beginning)
            hash = (hash ^ c) * 16777619u;
        return PartitionOf((int)((hash >> 8) % Partitions));
    }

    public static string PartitionOf(int number) => "term-" + number.ToString("D2", CultureInfo.InvariantCulture);

    public static string RowOf(string term, char rank, string moment, string id) => $"{term}{End}{rank}{moment}-{id}";

    public static string Reversed(DateTimeOffset moment) => (DateTime.MaxValue.Ticks - moment.UtcTicks).ToString("D19", CultureInfo.InvariantCulture);

    /// <summary>From the first key, which counts, to the second, which does not.</summary>
    public static (string From, string To) RangeOf(string term, bool isPrefix) => isPrefix
        ? (term, term[..^1] + (char)(term[^1] + 1))
        : ($"{term}{End}", $"{term}{AfterEnd}");

    /// <summary>The same of one rank, between two moments.</summary>
    /// <param name="newest">Reversed; null for no bound, likewise <paramref name="oldest"/>.</param>
    public static (string From, string To) RangeOf(string term, char rank, string? newest, string? oldest) =>
        ($"{term}{End}{rank}{newest}", oldest is null ? $"{term}{End}{(char)(rank + 1)}" : $"{term}{End}{rank}{oldest}~");

    /// <summary>Comes right after the key of an article.</summary>
    /// <param name="place">See <see cref="SearchHit.Place"/>.</param>
    public static string Behind(string term, string place) => $"{term}{End}{place}{End}";

    /// <summary>What a row's key says beside the term.</summary>
    public static (char Rank, string Moment, string Id) Read(string row)
    {
        var at = row.IndexOf(End, StringComparison.Ordinal);
        return (row[at + 1], row.Substring(at + 2, TickDigits), row[(at + 3 + TickDigits)..]);
    }
}
