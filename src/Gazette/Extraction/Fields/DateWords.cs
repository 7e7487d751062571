using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Gazette.Text;

namespace Gazette.Extraction.Fields;

/// <summary>Months, days of the week and what stands before a date, in many languages. Letter case and accents do not matter.</summary>
internal static class DateWords
{
    private const int MinWhole = 4;
    private const int MonthsInYear = 12;

    // One for one. The hosts run without the tables that would decompose letters.
    private const string Accented = "àáâãäåāăąçćčèéêëēęěìíîïīıñńňòóôõöøōùúûüūůýÿžźżšśşșğłđďťţțřŕйёїάέήίόύώΐ";
    private const string Plain = "aaaaaaaaaccceeeeeeeiiiiiinnnooooooouuuuuuyyzzzssssglddtttrrиеіαεηιουωι";

    private static readonly FrozenDictionary<string, int> Months;
    private static readonly FrozenSet<string> Weekdays;
    private static readonly FrozenSet<string> Articles;

    static DateWords()
    {
        var lines = DataFile.Lines("Gazette.Extraction.Fields.Data.date-words.txt").Select(l => l.Split(' ')).ToArray();
        IEnumerable<string> Of(string kind) => lines.Where(l => l[0] == kind).SelectMany(l => l.Skip(1)).Select(Fold);
        Months = Enumerable.Range(1, MonthsInYear)
            .SelectMany(month => Of(month.ToString(CultureInfo.InvariantCulture)).Distinct(StringComparer.Ordinal).Select(word => (word, month)))
            .ToFrozenDictionary(m => m.word, m => m.month, StringComparer.Ordinal);
        Weekdays = Of("weekday").ToFrozenSet(StringComparer.Ordinal);
        Articles = Of("before").ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>1 to 12; 0 for a word that is no month.</summary>
    public static int Month(string word) => Months.GetValueOrDefault(Fold(word));

    /// <summary>A month that is no short form: before a number, those are words of other kinds too.</summary>
    public static int WholeMonth(string word) => word.Length >= MinWhole ? Month(word) : 0;

    /// <summary>Where a date really begins whose number or month stands at a place: at "Donnerstag, den" or "le".</summary>
    public static int StartWithWeekday(string text, int start)
    {
        start = Before(text, start, static (word, _) => Articles.Contains(word));
        var weekday = Before(text, start, static (word, isSetOff) => Weekdays.Contains(word) && (isSetOff || word.Length >= MinWhole));
        return weekday == start ? start : Before(text, weekday, static (word, _) => Articles.Contains(word));
    }

    private static int Before(string text, int start, Func<string, bool, bool> counts)
    {
        var end = start;
        while (end > 0 && (char.IsWhiteSpace(text[end - 1]) || text[end - 1] is ',' or '.'))
            end--;
        var from = end;
        while (from > 0 && (char.IsLetter(text[from - 1]) || text[from - 1] == '-'))
            from--;
        // A sentence may end there, and a date begin the next one.
        var between = text.AsSpan(end, start - end);
        return end > from && end < start && counts(Fold(text[from..end]), between.ContainsAny(',', '.')) ? from : start;
    }

    private static string Fold(string word)
    {
        var folded = new StringBuilder(word.Length);
        foreach (var c in word.ToLowerInvariant())
        {
            var accented = Accented.IndexOf(c, StringComparison.Ordinal);
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                folded.Append(accented < 0 ? c : Plain[accented]);
        }

        return folded.ToString();
    }
}
