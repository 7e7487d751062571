using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using Gazette.Articles;
using Gazette.Drafts;

namespace Gazette.Extraction.Fields;

/// <summary>A date as it stands in a text.</summary>
/// <param name="Start">Where it begins, in UTF-16 units.</param>
/// <param name="Printed">Date, time and offset as printed.</param>
/// <param name="Date">Null when the calendar or the clock has no such moment.</param>
internal sealed partial record PrintedDate(int Start, string Printed, PublishDate? Date)
{
    public const string Rule = "impossible-date";

    private const string ChineseDigits = "〇一二三四五六七八九";

    private const int YearsBeforeRepublic = 1911;
    private const int MonthsInYear = 12;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789０１２３４５６７８９");

    private static readonly SearchValues<string> Months = SearchValues.Create(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], StringComparison.OrdinalIgnoreCase);

    /// <summary>The first date in a text, impossible ones included; null when there is none.</summary>
    public static PrintedDate? FindIn(string text)
    {
        // Most lines of a page have no date, and each form is a search of its own.
        var hasDigit = text.AsSpan().ContainsAny(Digits);
        if (!hasDigit && !text.Contains('年', StringComparison.Ordinal))
            return null;
        var ascii = ToAscii(text);
        return (hasDigit ? First(text, ascii, Numeric(), ReadNumeric) : null)
            ?? (ascii.AsSpan().ContainsAny('年', '民') ? First(text, ascii, Chinese(), ReadNumeric) ?? First(text, ascii, Republic(), ReadRepublic) : null)
            ?? (hasDigit && ascii.AsSpan().ContainsAny(Months) ? First(text, ascii, MonthFirst(), ReadMonthName) ?? First(text, ascii, DayFirst(), ReadMonthName) : null)
            ?? (hasDigit ? First(text, ascii, YearLast(), ReadYearLast) : null);
    }

    /// <summary>113-07-01: a year of the Republic of China without its name, which only a label that promises a date makes one.</summary>
    public static PrintedDate? FindShort(string text)
    {
        var match = ShortRepublic().Match(ToAscii(text));
        return match.Success ? new PrintedDate(0, text, ReadRepublic(match)) : null;
    }

    /// <summary>Notes a moment that the calendar or the clock does not have.</summary>
    public void ReportImpossible(RepairReport report)
    {
        if (Date is null)
            report.Add(Rule, Printed, "", certain: false);
    }

    /// <summary>The date that a label or a tag promises; an impossible one is reported and not used.</summary>
    public static PublishDate? Read(string? value, RepairReport report)
    {
        if (value is null)
            return null;
        var found = FindIn(value) ?? FindCompact(value);
        found?.ReportImpossible(report);
        return found?.Date;
    }

    /// <summary>20220129 or 20220129103000, which only a tag that promises a date may be read as.</summary>
    public static PrintedDate? FindCompact(string value)
    {
        var match = Compact().Match(ToAscii(value.Trim()));
        return match.Success ? new PrintedDate(0, value, ReadNumeric(match)) : null;
    }

    private static PrintedDate? First(string text, string ascii, Regex form, Func<Match, PublishDate?> read)
    {
        for (var match = form.Match(ascii); match.Success; match = match.NextMatch())
        {
            var group = match.Groups["date"];
            var end = group.Index + group.Length;
            // Digits right before or after: a file number, a telephone number.
            if (!IsNumber(ascii, group.Index - 1, -1) && !IsNumber(ascii, end, 1))
                return new PrintedDate(group.Index, text.Substring(group.Index, group.Length).Trim(), read(match));
        }

        return null;
    }

    /// <summary>A digit, or a dot with one behind it.</summary>
    private static bool IsNumber(string ascii, int at, int step) =>
        at >= 0 && at < ascii.Length && (char.IsAsciiDigit(ascii[at])
            || (ascii[at] == '.' && at + step >= 0 && at + step < ascii.Length && char.IsAsciiDigit(ascii[at + step])));

    private static PublishDate? ReadNumeric(Match match) =>
        Make(Number(match, "y"), Number(match, "m"), Number(match, "d"), match);

    private static PublishDate? ReadRepublic(Match match) =>
        Make(Number(match, "y") is var year && year > 0 ? year + YearsBeforeRepublic : 0, Number(match, "m"), Number(match, "d"), match);

    /// <summary>Between dots the day comes first. Between bars either may: only what cannot be a month tells.</summary>
    private static PublishDate? ReadYearLast(Match match)
    {
        var (first, second) = (Number(match, "a"), Number(match, "b"));
        return match.Groups["sign"].Value == "." || first > MonthsInYear
            ? Make(Number(match, "y"), second, first, match)
            : Make(Number(match, "y"), first, second, match);
    }

    private static PublishDate? ReadMonthName(Match match)
    {
        var months = CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedMonthNames;
        var month = 1 + Array.FindIndex(months, m => m.Length == 3 && match.Groups["mon"].Value.StartsWith(m, StringComparison.OrdinalIgnoreCase));
        return Make(Number(match, "y"), month, Number(match, "d"), match);
    }

    private static PublishDate? Make(int year, int month, int day, Match match)
    {
        if (year is < PublishDate.MinYear or > PublishDate.MaxYear || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return null;
        var date = new DateOnly(year, month, day);
        if (!match.Groups["h"].Success)
            return new PublishDate(date);
        var (hour, minute, second) = (Hour(match), Number(match, "min"), Number(match, "s"));
        return hour > 23 || minute > 59 || second > 59 ? null : new PublishDate(date, new TimeOnly(hour, minute, second), Offset(match.Groups["zone"].Value));
    }

    private static int Hour(Match match)
    {
        var hour = Number(match, "h");
        var half = match.Groups["half"].Value;
        var afternoon = half is "下午" or "晚上" || half.StartsWith('p') || half.StartsWith('P');
        var morning = half.StartsWith('a') || half.StartsWith('A');
        return afternoon && hour < 12 ? hour + 12 : morning && hour == 12 ? 0 : hour;
    }

    /// <summary>Null for none, and for zone names such as EST, which do not tell an offset for sure.</summary>
    private static TimeSpan? Offset(string zone)
    {
        if (zone.Length == 0)
            return null;
        if (zone is "Z" or "z" or "UTC" or "GMT")
            return TimeSpan.Zero;
        var digits = zone.Where(char.IsAsciiDigit).Aggregate(0, (n, c) => (n * 10) + c - '0');
        var offset = zone.Length <= 3 ? TimeSpan.FromHours(digits) : new TimeSpan(digits / 100, digits % 100, 0);
        return offset > TimeSpan.FromHours(14) ? null : zone[0] == '-' ? -offset : offset;
    }

    /// <summary>0 when absent. Chinese numerals with or without 十 and 百: 二〇二二, 二十九, 三十, 一百一十三, 元.</summary>
    private static int Number(Match match, string group)
    {
        var digits = match.Groups[group].Value;
        if (digits.Length == 0 || char.IsAsciiDigit(digits[0]))
            return digits.Length == 0 ? 0 : int.Parse(digits, CultureInfo.InvariantCulture);
        if (digits == "元")
            return 1;
        var hundred = digits.IndexOf('百', StringComparison.Ordinal);
        if (hundred >= 0)
            return (ChineseDigits.IndexOf(digits[0], StringComparison.Ordinal) * 100) + Tens(digits[(hundred + 1)..].TrimStart('〇'));
        return Tens(digits);
    }

    private static int Tens(string digits)
    {
        var ten = digits.IndexOf('十', StringComparison.Ordinal);
        if (ten < 0)
            return digits.Aggregate(0, (n, c) => (n * 10) + Math.Max(0, ChineseDigits.IndexOf(c, StringComparison.Ordinal)));
        var tens = ten == 0 ? 1 : ChineseDigits.IndexOf(digits[0], StringComparison.Ordinal);
        return (tens * 10) + (ten + 1 < digits.Length ? ChineseDigits.IndexOf(digits[ten + 1], StringComparison.Ordinal) : 0);
    }

    /// <summary>Full-width digits and signs as ASCII, one for one, so that places stay.</summary>
    private static string ToAscii(string text) => string.Create(text.Length, text, static (chars, source) =>
    {
        for (var i = 0; i < chars.Length; i++)
        {
            chars[i] = source[i] switch
            {
                >= '\uFF01' and <= '\uFF5E' and var c => (char)(c - 0xFEE0),
                '\u3000' or '\u00A0' or '\u202F' => ' ',
                '零' or '○' or '◯' or 'Ｏ' => '〇',
                '元' when i + 1 < source.Length && source[i + 1] is '月' => '一',
                var c => c,
            };
        }
    });

    private const string Clock = "(?:(?:[Tt]| *[|,-]? *(?:at +)?)(?<half>上午|下午|晚上|凌晨|中午)? *(?<h>[0-9]{1,2}) *[:时時点點](?: *(?<min>[0-9]{1,2})(?: *[:分] *(?<s>[0-9]{2})秒?(?:\\.[0-9]+)?)?分?)? *(?<half>[AaPp]\\.?[Mm]\\b\\.?)? *(?<zone>Z\\b|UTC\\b|GMT\\b|[+-][0-9]{2}:?[0-9]{2}|[+-][0-9]{2}\\b)?)?";
    private const string MonthName = "(?<mon>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\b\\.?";

    [GeneratedRegex("(?<date>(?<y>[0-9]{4}) *[-/.年] *(?<m>[0-9]{1,2}) *[-/.月] *(?<d>[0-9]{1,2}) *[日号號]?" + Clock + ")", RegexOptions.NonBacktracking)]
    private static partial Regex Numeric();

    [GeneratedRegex("(?<date>(?<y>[〇一二三四五六七八九]{4})年(?<m>[一二三四五六七八九十]{1,2})月(?<d>[一二三四五六七八九十]{1,3})[日号號]?" + Clock + ")", RegexOptions.NonBacktracking)]
    private static partial Regex Chinese();

    [GeneratedRegex("(?<date>(?:中華民國|中华民国|民國|民国) *(?<y>[0-9]{1,3}|[〇一二三四五六七八九十百]{1,5}|元) *年 *(?<m>[0-9]{1,2}|[一二三四五六七八九十]{1,2}) *月 *(?<d>[0-9]{1,2}|[一二三四五六七八九十]{1,3}) *[日号號]?" + Clock + ")", RegexOptions.NonBacktracking)]
    private static partial Regex Republic();

    // 80 to 199: 1991 to 2110.
    [GeneratedRegex("^(?<y>[89][0-9]|1[0-9]{2}) *[-./年] *(?<m>[0-9]{1,2}) *[-./月] *(?<d>[0-9]{1,2}) *日?\\z", RegexOptions.NonBacktracking)]
    private static partial Regex ShortRepublic();

    // 2/3/2024 is two days, one for each side of the ocean: it is not read. 23.07.2025, 2/24/2026 and 24/2/2026 are one.
    [GeneratedRegex("(?<date>(?:(?<a>[0-9]{1,2})(?<sign>\\.) ?(?<b>[0-9]{1,2})\\. ?|(?<a>1[3-9]|2[0-9]|3[01])(?<sign>[/-])(?<b>[0-9]{1,2})[/-]|(?<a>[0-9]{1,2})(?<sign>[/-])(?<b>1[3-9]|2[0-9]|3[01])[/-])(?<y>(?:19|20)[0-9]{2})" + Clock + ")", RegexOptions.NonBacktracking)]
    private static partial Regex YearLast();

    [GeneratedRegex("\\b(?<date>" + MonthName + " +(?<d>[0-9]{1,2})(?:st|nd|rd|th)?,? +(?<y>[0-9]{4})" + Clock + ")", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex MonthFirst();

    [GeneratedRegex("(?<date>(?<d>[0-9]{1,2})(?:st|nd|rd|th)?(?: of)?[ -]+" + MonthName + ",?[ -]+(?<y>[0-9]{4})" + Clock + ")", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex DayFirst();

    [GeneratedRegex("^(?<y>[0-9]{4})(?<m>[0-9]{2})(?<d>[0-9]{2})(?:(?<h>[0-9]{2})(?<min>[0-9]{2})(?<s>[0-9]{2})?)?\\z", RegexOptions.NonBacktracking)]
    private static partial Regex Compact();
}
