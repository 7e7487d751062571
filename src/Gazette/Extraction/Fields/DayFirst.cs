using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Gazette.Extraction.Fields;

/// <summary>03/05/2021 is the third of May to all who write the day first, which the language that a page declares tells.</summary>
internal static partial class DayFirst
{
    private static readonly FrozenSet<string> Languages = new[]
    {
        "fr", "es", "it", "pt", "ca", "gl", "ro", "de", "nl", "da", "no", "nb", "fi", "pl", "cs", "sk", "ru", "uk", "bg", "el", "tr", "id", "vi",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // English and Spanish of America put the month first, or say nothing of where they are from.
    private static readonly FrozenSet<string> Regions = new[] { "en-gb", "en-au", "en-nz", "en-ie", "en-in", "en-za" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <param name="declared">By BCP 47; null when the page declares none.</param>
    public static bool IsCustomIn(string? declared)
    {
        var tag = declared?.Trim().Replace('_', '-') ?? "";
        return Regions.Contains(tag) || (Languages.Contains(tag.Split('-')[0]) && !tag.EndsWith("-US", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The same line with such dates in the order of ISO 8601.</summary>
    public static string Ordered(string line) => Form().Replace(line, "${before}${y}-${m}-${d}${after}");

    /// <summary>The same where a day of the week stands before it: Tue, 05/06/2025 is the sixth of May. What fits both orders or none stays.</summary>
    public static string OrderedByWeekday(string line) => line.Contains('/', StringComparison.Ordinal) ? WithWeekday().Replace(line, Ordered) : line;

    private static string Ordered(Match match)
    {
        int Part(string name) => int.Parse(match.Groups[name].ValueSpan, CultureInfo.InvariantCulture);
        bool Fits(int month, int day) =>
            month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(Part("y"), month)
            && new DateOnly(Part("y"), month, day).DayOfWeek.ToString().StartsWith(match.Groups["week"].Value[..3], StringComparison.OrdinalIgnoreCase);
        var (first, second) = (Part("a"), Part("b"));
        if (Fits(first, second) == Fits(second, first))
            return match.Value;
        var (month, day) = Fits(first, second) ? (first, second) : (second, first);
        return string.Create(CultureInfo.InvariantCulture, $"{match.Groups["week"].Value}, {Part("y")}-{month:00}-{day:00}{match.Groups["after"].Value}");
    }

    [GeneratedRegex("\\b(?<week>(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}),? (?<a>[0-9]{1,2})/(?<b>[0-9]{1,2})/(?<y>(?:19|20)[0-9]{2})(?<after>[^0-9/-]|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex WithWeekday();

    [GeneratedRegex("(?<before>^|[^0-9/.-])(?<d>[0-9]{1,2})[/-](?<m>[0-9]{1,2})[/-](?<y>(?:19|20)[0-9]{2})(?<after>[^0-9/-]|$)", RegexOptions.None, 10000)]
    private static partial Regex Form();
}
