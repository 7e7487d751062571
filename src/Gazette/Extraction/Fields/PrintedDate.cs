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
    private const int YearsBeforeReiwa = 2018;
    private const int YearsBeforeHeisei = 1988;
    private const int YearsBeforeShowa = 1925;
    private const int YearsOfBuddha = 543;
    private const int MonthsInYear = 12;

    /// <summary>From a day's number to its year: septiembre with its dots and articles.</summary>
    private const int MaxBetween = 24;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789０１２３４５６７８９٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹๐๑๒๓๔๕๖๗๘๙०१२३४५६७८९");

    private static readonly SearchValues<char> Signs = SearchValues.Create("0123456789.,:;-/() |年月日");

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
        var hasYear = hasDigit && HasYear(ascii);
        return (hasYear ? First(text, ascii, Numeric(), ReadNumeric) : null)
            ?? (ascii.AsSpan().ContainsAny('年', '民') ? First(text, ascii, Chinese(), ReadNumeric) ?? First(text, ascii, Reign(), ReadReign) : null)
            ?? (hasYear && ascii.AsSpan().ContainsAny(Months) ? First(text, ascii, MonthFirst(), ReadMonthName) ?? First(text, ascii, DayFirst(), ReadMonthName) : null)
            ?? (hasYear && HasDayBeforeYear(ascii) ? InWords(text, ascii) : null)
            ?? (hasYear ? First(text, ascii, YearLast(), ReadYearLast) : null);
    }

    /// <summary><c>11. März 2021</c>, <c>23 mai 2019</c>, <c>9 de octubre de 2020</c>, <c>mayo 3, 2020</c>.</summary>
    private static PrintedDate? InWords(string text, string ascii) =>
        First(text, ascii, DayAndWord(), ReadWord(DateWords.Month), IsMonth(DateWords.Month)) ?? First(text, ascii, WordAndDay(), ReadWord(DateWords.WholeMonth), IsMonth(DateWords.WholeMonth));

    private static Func<Match, bool> IsMonth(Func<string, int> month) => match => month(match.Groups["mon"].Value) > 0;

    private static Func<Match, PublishDate?> ReadWord(Func<string, int> month) => match => Make(Year(match), month(match.Groups["mon"].Value), Number(match, "d"), match);

    /// <summary>Beside a Thai month the years are those of Buddha.</summary>
    private static int Year(Match match) =>
        Number(match, "y") is var year && year > PublishDate.MaxYear && match.Groups["mon"].Value[0] is >= '\u0E01' and <= '\u0E5B' ? year - YearsOfBuddha : year;

    /// <summary>Four digits in a row, and another one: no form of a date with digits has less.</summary>
    private static bool HasYear(string ascii)
    {
        var (run, longest, count) = (0, 0, 0);
        foreach (var c in ascii)
        {
            run = char.IsAsciiDigit(c) ? run + 1 : 0;
            longest = Math.Max(longest, run);
            count += run > 0 ? 1 : 0;
        }

        return longest >= 4 && count > 4;
    }

    /// <summary>Quick, and false for most lines: a number of one or two digits not far before one of four, and a letter between them or before.</summary>
    private static bool HasDayBeforeYear(string ascii)
    {
        var (run, day, isBehindWord) = (0, -1, false);
        for (var i = 0; i <= ascii.Length; i++)
        {
            if (i < ascii.Length && char.IsAsciiDigit(ascii[i]))
            {
                run++;
                continue;
            }

            if (run == 4 && day >= 0 && i - 4 - day <= MaxBetween && (isBehindWord || ascii.AsSpan(day, i - 4 - day).ContainsAnyExcept(Signs)))
                return true;
            if (run is 1 or 2)
                (day, isBehindWord) = (i, i - run > 1 && ascii[i - run - 1] == ' ' && char.IsLetter(ascii[i - run - 2]));
            run = 0;
        }

        return false;
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

    /// <summary>20220129, 20220129103000, or seconds or milliseconds since 1970: only a tag that promises a date may be read so.</summary>
    public static PrintedDate? FindCompact(string value)
    {
        var ascii = ToAscii(value.Trim());
        var match = Compact().Match(ascii);
        return match.Success ? new PrintedDate(0, value, ReadNumeric(match)) : Epoch().Match(ascii) is { Success: true } epoch ? new PrintedDate(0, value, ReadEpoch(epoch)) : null;
    }

    private static PublishDate ReadEpoch(Match match)
    {
        var moment = DateTime.UnixEpoch.AddSeconds(long.Parse(match.Groups["s"].Value, CultureInfo.InvariantCulture));
        return new PublishDate(DateOnly.FromDateTime(moment), TimeOnly.FromDateTime(moment), TimeSpan.Zero);
    }

    /// <param name="text">As printed.</param>
    /// <param name="ascii">The same by <see cref="ToAscii"/>.</param>
    /// <param name="form">With a group for the date and one for each of its parts.</param>
    /// <param name="read">Null for what the calendar does not have.</param>
    /// <param name="counts">False for what only has a date's form; null: all of them are dates.</param>
    private static PrintedDate? First(string text, string ascii, Regex form, Func<Match, PublishDate?> read, Func<Match, bool>? counts = null)
    {
        for (var match = form.Match(ascii); match.Success; match = match.NextMatch())
        {
            var group = match.Groups["date"];
            var end = group.Index + group.Length;
            // Digits right before or after: a file number, a telephone number.
            if (IsNumber(ascii, group.Index - 1, -1) || IsNumber(ascii, end, 1) || counts?.Invoke(match) == false)
                continue;
            var start = DateWords.StartWithWeekday(ascii, group.Index);
            return new PrintedDate(start, text[start..end].TrimEnd(), read(match));
        }

        return null;
    }

    /// <summary>A digit, or a dot with one behind it.</summary>
    private static bool IsNumber(string ascii, int at, int step) =>
        at >= 0 && at < ascii.Length && (char.IsAsciiDigit(ascii[at])
            || (ascii[at] == '.' && at + step >= 0 && at + step < ascii.Length && char.IsAsciiDigit(ascii[at + step])));

    private static PublishDate? ReadNumeric(Match match) =>
        Make(Number(match, "y"), Number(match, "m"), Number(match, "d"), match);

    private static PublishDate? ReadRepublic(Match match) => ReadYearOf(YearsBeforeRepublic, match);

    private static PublishDate? ReadReign(Match match) => ReadYearOf(
        match.Groups["reign"].Value switch { "令和" => YearsBeforeReiwa, "平成" => YearsBeforeHeisei, "昭和" => YearsBeforeShowa, _ => YearsBeforeRepublic }, match);

    private static PublishDate? ReadYearOf(int before, Match match) =>
        Make(Number(match, "y") is var year && year > 0 ? year + before : 0, Number(match, "m"), Number(match, "d"), match);

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
        var afternoon = half is "下午" or "晚上" or "午後" or "오후" || half.StartsWith('p') || half.StartsWith('P');
        var morning = half is "午前" or "오전" || half.StartsWith('a') || half.StartsWith('A');
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
        if (digits.All(char.IsAsciiDigit))
            return digits.Length == 0 ? 0 : int.Parse(digits, CultureInfo.InvariantCulture);
        // Typed with a letter or a digit for the sign: 二O二四年, 二0二四年.
        digits = digits.Replace('O', '〇').Replace('o', '〇').Replace('0', '〇');
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

    /// <summary>Full-width digits and signs, and the digits of other scripts, as ASCII, one for one, so that places stay.</summary>
    private static string ToAscii(string text) => string.Create(text.Length, text, static (chars, source) =>
    {
        for (var i = 0; i < chars.Length; i++)
        {
            chars[i] = source[i] switch
            {
                >= '\uFF01' and <= '\uFF5E' and var c => (char)(c - 0xFEE0),
                '\u3000' or '\u00A0' or '\u202F' => ' ',
                >= '\u0660' and <= '\u0669' and var c => (char)('0' + c - '\u0660'),
                >= '\u06F0' and <= '\u06F9' and var c => (char)('0' + c - '\u06F0'),
                >= '\u0E50' and <= '\u0E59' and var c => (char)('0' + c - '\u0E50'),
                >= '\u0966' and <= '\u096F' and var c => (char)('0' + c - '\u0966'),
                '،' => ',',
                '零' or '○' or '◯' => '〇',
                '년' => '年',
                '월' => '月',
                '일' => '日',
                '元' when i + 1 < source.Length && source[i + 1] is '月' => '一',
                var c => c,
            };
        }
    });

    private const string Weekday = "(?: *(?:[(](?:[日月火水木金土一二三四五六七]|周[一二三四五六日天]|星期[一二三四五六日天]|[月火水木金土日]曜日?|[월화수목금토日])[)]|(?:星期|周|週|礼拜|禮拜)[一二三四五六日天]|[月火水木金土日]曜日))?";
    private const string Clock = "(?:(?:[Tt](?! +[^ 0-9]) *| *(?:[|,·-] *)?(?:(?:at|um|à|às|alle|alle ore|ore|a las|om|kl\\.?|klo|в|ob|o) +)?)(?:(?<half>上午|下午|晚上|凌晨|中午|午前|午後|오전|오후) *)?(?<h>[0-9]{1,2})(?: *[:时時点點](?: *(?<min>[0-9]{1,2})(?: *[:分] *(?<s>[0-9]{2})秒?(?:\\.[0-9]+)?)?分?)?| ?[hH] ?(?<min>[0-9]{2})\\b|\\.(?<min>[0-9]{2}) ?Uhr\\b)(?: ?Uhr\\b)? *(?:(?<half>[AaPp]\\.?[Mm]\\b\\.?) *)?(?<zone>Z\\b|UTC\\b|GMT\\b|[+-][0-9]{2}:?[0-9]{2}|[+-][0-9]{2}\\b)?)?";
    private const string MonthName = "(?<mon>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\b\\.?";
    private const string Word = "(?<mon>[\\p{L}\\p{M}]{3,12})";

    [GeneratedRegex("(?<date>(?<y>[0-9]{4}) *[-/.年] *(?<m>[0-9]{1,2}) *[-/.月] *(?<d>[0-9]{1,2})(?: *[日号號]|\\.)?" + Weekday + Clock + ")", RegexOptions.None, 10000)]
    private static partial Regex Numeric();

    [GeneratedRegex("(?<date>(?<y>[〇Oo0一二三四五六七八九]{4})年(?<m>[一二三四五六七八九十]{1,2})月(?<d>[一二三四五六七八九十]{1,3})[日号號]?" + Weekday + Clock + ")", RegexOptions.None, 10000)]
    private static partial Regex Chinese();

    /// <summary>Years of the Republic of China, and of Japan's emperors.</summary>
    [GeneratedRegex("(?<date>(?<reign>中華民國|中华民国|民國|民国|令和|平成|昭和) *(?<y>[0-9]{1,3}|[〇一二三四五六七八九十百]{1,5}|元) *年 *(?<m>[0-9]{1,2}|[一二三四五六七八九十]{1,2}) *月 *(?<d>[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?: *[日号號]|(?> +))?" + Weekday + Clock + ")", RegexOptions.None, 10000)]
    private static partial Regex Reign();

    [GeneratedRegex("\\b(?<date>(?<d>[0-9]{1,2})(?:(?:st|nd|rd|th|er|re|º|°|ª|a|o)?[ -]+|\\. *)(?:(?:de|di|do) +|d[’'] ?)?" + Word + "(?:\\. *|,? +|-)(?:(?:de|del|do|di|d[’']|พ\\.ศ\\.) *)?(?<y>[0-9]{4})\\b(?: ?(?:года|року|г\\.|г\\b|р\\.|r\\.))?,?" + Clock + ")", RegexOptions.None, 10000)]
    private static partial Regex DayAndWord();

    [GeneratedRegex("\\b(?<date>" + Word + " (?<d>[0-9]{1,2}),? +(?:(?:de|del) )?(?<y>[0-9]{4})\\b" + Clock + ")", RegexOptions.None, 10000)]
    private static partial Regex WordAndDay();

    // 80 to 199: 1991 to 2110.
    [GeneratedRegex("^(?<y>[89][0-9]|1[0-9]{2}) *[-./年] *(?<m>[0-9]{1,2}) *[-./月] *(?<d>[0-9]{1,2}) *日?\\z", RegexOptions.None, 10000)]
    private static partial Regex ShortRepublic();

    // 2/3/2024 is two days, one for each side of the ocean: it is not read. 23.07.2025, 2/24/2026 and 24/2/2026 are one.
    [GeneratedRegex("(?<date>(?:(?<a>[0-9]{1,2})(?<sign>\\.) ?(?<b>[0-9]{1,2})\\. ?|(?<a>1[3-9]|2[0-9]|3[01])(?<sign>[/-])(?<b>[0-9]{1,2})[/-]|(?<a>[0-9]{1,2})(?<sign>[/-])(?<b>1[3-9]|2[0-9]|3[01])[/-])(?<y>(?:19|20)[0-9]{2})" + Clock + ")", RegexOptions.None, 10000)]
    private static partial Regex YearLast();

    [GeneratedRegex("\\b(?<date>" + MonthName + " +(?<d>[0-9]{1,2})(?:st|nd|rd|th)?,? +(?<y>[0-9]{4})" + Clock + ")", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex MonthFirst();

    [GeneratedRegex("(?<date>(?<d>[0-9]{1,2})(?:st|nd|rd|th)?(?: of)?[ -]+" + MonthName + ",?[ -]+(?<y>[0-9]{4})" + Clock + ")", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex DayFirst();

    // From 2001 to 2033.
    [GeneratedRegex("^(?<s>1[0-9]{9})(?:[0-9]{3})?\\z", RegexOptions.None, 10000)]
    private static partial Regex Epoch();

    [GeneratedRegex("^(?<y>[0-9]{4})(?<m>[0-9]{2})(?<d>[0-9]{2})(?:(?<h>[0-9]{2})(?<min>[0-9]{2})(?<s>[0-9]{2})?)?\\z", RegexOptions.None, 10000)]
    private static partial Regex Compact();
}
