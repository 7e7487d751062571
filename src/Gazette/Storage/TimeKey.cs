using System.Globalization;
using System.Text.RegularExpressions;

namespace Gazette.Storage;

/// <summary>
/// Table keys that sort newest first. The partition is the month, counted backwards, so that a page of a list is a
/// range read in one partition (in two where it crosses a month), however many rows the table has.
/// </summary>
public readonly partial record struct TimeKey(string Partition, string Row)
{
    private const int LastMonth = (9999 * 12) + 12;

    // Comes after the hyphen: so the keys of one id stand together, though another id begins like it.
    private const char BeforeMoment = '.';

    /// <param name="moments">The first decides; later ones break ties.</param>
    /// <param name="id">The last tie-break; ASCII letters, digits and hyphens.</param>
    public static TimeKey Of(string id, params ReadOnlySpan<DateTimeOffset> moments)
    {
        var first = moments[0].UtcDateTime;
        var month = LastMonth - ((first.Year * 12) + first.Month);
        var row = string.Concat(moments.ToArray().Select(m => Reversed(m) + "-")) + id;
        return new TimeKey(month.ToString("D6", CultureInfo.InvariantCulture), row);
    }

    /// <summary>Comes after all keys that <see cref="WithMoment"/> makes of the same one.</summary>
    public TimeKey Last => this with { Row = WithoutMoment(Row) + BeforeMoment + new string('9', 19) };

    /// <summary>Tells entries of the same thing from each other; where it stands does not depend on it.</summary>
    public TimeKey WithMoment(DateTimeOffset moment) =>
        this with { Row = Row + BeforeMoment + moment.UtcTicks.ToString("D19", CultureInfo.InvariantCulture) };

    /// <summary>As it travels in a query string.</summary>
    public override string ToString() => $"{Partition}.{Row}";

    /// <summary>As rows sort in storage.</summary>
    public static int Compare(TimeKey left, TimeKey right)
    {
        var order = string.CompareOrdinal(left.Partition, right.Partition);
        return order != 0 ? order : string.CompareOrdinal(left.Row, right.Row);
    }

    /// <summary>Reads what <see cref="ToString"/> writes; strangers may have written it.</summary>
    public static bool TryParse(string text, out TimeKey key)
    {
        var match = Form().Match(text);
        key = match.Success ? new TimeKey(match.Groups["month"].Value, match.Groups["row"].Value) : default;
        return match.Success;
    }

    private static string WithoutMoment(string row) => row.Split(BeforeMoment)[0];

    private static string Reversed(DateTimeOffset moment) =>
        (DateTime.MaxValue.Ticks - moment.UtcTicks).ToString("D19", CultureInfo.InvariantCulture);

    [GeneratedRegex("^(?<month>[0-9]{6})\\.(?<row>([0-9]{19}-){1,2}[a-z0-9-]{1,80}(\\.[0-9]{19})?)\\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
