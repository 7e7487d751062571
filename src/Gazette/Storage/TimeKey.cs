using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Gazette.Storage;

/// <summary>
/// Table keys that sort newest first. The partition is the month, counted backwards, so that a page of a list is a
/// range read in one partition (in two where it crosses a month), however many rows the table has.
/// </summary>
public readonly partial record struct TimeKey(string Partition, string Row)
{
    private const int TickDigits = 19;

    // In the order in which storage sorts them.
    private const string Letters = "-0123456789abcdefghijklmnopqrstuvwxyz";

    // What begins like another id comes before it in reverse.
    private const char AfterAll = '~';

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

    /// <summary>The same place in a list that begins with the oldest; of such a key, the one that begins with the newest.</summary>
    internal TimeKey OldestFirst
    {
        get
        {
            var month = LastMonth - int.Parse(Partition, NumberStyles.None, CultureInfo.InvariantCulture);
            var row = new StringBuilder(Row.Length + 1);
            var at = 0;
            for (; Row.Length > at + TickDigits && Row[at + TickDigits] == '-' && long.TryParse(Row.AsSpan(at, TickDigits), NumberStyles.None, CultureInfo.InvariantCulture, out var ticks); at += TickDigits + 1)
                row.Append(CultureInfo.InvariantCulture, $"{DateTime.MaxValue.Ticks - ticks:D19}-");
            row.Append(InReverse(Row[at..]));
            return new TimeKey(month.ToString("D6", CultureInfo.InvariantCulture), row.ToString());
        }
    }

    /// <summary>When what stands there happened: the moment that decides.</summary>
    internal DateTimeOffset Moment => new(DateTime.MaxValue.Ticks - long.Parse(Row.AsSpan(0, TickDigits), NumberStyles.None, CultureInfo.InvariantCulture), TimeSpan.Zero);

    /// <summary>Comes before all that happened before the moment, and after all that happened at it or later.</summary>
    internal static TimeKey Before(DateTimeOffset moment) => Of("a", moment.AddTicks(-1));

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

    /// <summary>Ids of letters, digits and hyphens as others that sort the other way round; of these, the ids.</summary>
    private static string InReverse(string id)
    {
        var isReverse = id.EndsWith(AfterAll);
        var letters = string.Create(isReverse ? id.Length - 1 : id.Length, id, (reverse, from) =>
        {
            for (var i = 0; i < reverse.Length; i++)
                reverse[i] = Letters.IndexOf(from[i], StringComparison.Ordinal) is >= 0 and var at ? Letters[^(at + 1)] : from[i];
        });
        return isReverse ? letters : letters + AfterAll;
    }

    private static string WithoutMoment(string row) => row.Split(BeforeMoment)[0];

    private static string Reversed(DateTimeOffset moment) =>
        (DateTime.MaxValue.Ticks - moment.UtcTicks).ToString("D19", CultureInfo.InvariantCulture);

    [GeneratedRegex("^(?<month>[0-9]{6})\\.(?<row>([0-9]{19}-){1,2}[a-z0-9-]{1,80}(\\.[0-9]{19})?)\\z", RegexOptions.ExplicitCapture, 10000)]
    private static partial Regex Form();
}
