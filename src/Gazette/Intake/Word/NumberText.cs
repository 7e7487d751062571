using System.Globalization;

namespace Gazette.Intake.Word;

/// <summary>Numbers as the formats of Word write them (ST_NumberFormat); one that is not known here is written in figures.</summary>
internal static class NumberText
{
    private const string HanDigits = "〇一二三四五六七八九";
    private const string LegalDigits = "零壹贰叁肆伍陆柒捌玖";
    private const string LegalTraditional = "零壹貳參肆伍陸柒捌玖";
    private const string Stems = "甲乙丙丁戊己庚辛壬癸";
    private const string Branches = "子丑寅卯辰巳午未申酉戌亥";
    private const string Aiueo = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";
    private const string Iroha = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン";
    private const string Ganada = "가나다라마바사아자차카타파하";
    private const string Cyrillic = "абвгдежзиклмнопрстуфхцчшщыэюя";

    private static readonly (int Value, string Sign)[] RomanSigns =
        [(1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")];

    public static string Of(int number, string format) => number < 0 ? Figures(number) : format switch
    {
        "upperRoman" => Roman(number).ToUpperInvariant(),
        "lowerRoman" => Roman(number),
        "upperLetter" => Letters(number).ToUpperInvariant(),
        "lowerLetter" => Letters(number),
        "decimalZero" => number.ToString("00", CultureInfo.InvariantCulture),
        "numberInDash" => $"- {Figures(number)} -",
        "ordinal" => Figures(number) + OrdinalEnd(number),
        "decimalEnclosedCircle" or "decimalEnclosedCircleChinese" => Enclosed(number, '①', 20),
        "decimalEnclosedParen" => Enclosed(number, '⑴', 20),
        "decimalEnclosedFullstop" => Enclosed(number, '⒈', 20),
        "ideographEnclosedCircle" => Enclosed(number, '㊀', 10),
        "decimalFullWidth" or "decimalFullWidth2" => string.Concat(Figures(number).Select(c => (char)(c - '0' + '０'))),
        "chineseCounting" or "chineseCountingThousand" or "taiwaneseCounting" or "taiwaneseCountingThousand" or "japaneseCounting" or "koreanCounting" => Counted(number, HanDigits, "十百千", shortTen: true),
        "chineseLegalSimplified" => Counted(number, LegalDigits, "拾佰仟", shortTen: false),
        "ideographLegalTraditional" or "japaneseLegal" => Counted(number, LegalTraditional, "拾佰仟", shortTen: false),
        "ideographDigital" or "japaneseDigitalTenThousand" or "taiwaneseDigital" or "koreanDigital2" => string.Concat(Figures(number).Select(c => HanDigits[c - '0'])),
        "ideographTraditional" => OneOf(number, Stems),
        "ideographZodiac" => OneOf(number, Branches),
        "aiueo" or "aiueoFullWidth" => OneOf(number, Aiueo),
        "iroha" or "irohaFullWidth" => OneOf(number, Iroha),
        "ganada" => OneOf(number, Ganada),
        "russianLower" => OneOf(number, Cyrillic),
        "russianUpper" => OneOf(number, Cyrillic).ToUpperInvariant(),
        "none" => "",
        _ => Figures(number),
    };

    /// <summary>The value of HTML's attribute <c>type</c> for a list of such numbers; null for figures.</summary>
    public static string? ListType(string format) => format switch
    {
        "upperRoman" => "I",
        "lowerRoman" => "i",
        "upperLetter" => "A",
        "lowerLetter" => "a",
        _ => null,
    };

    private static string Figures(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string OneOf(int number, string signs) => number >= 1 && number <= signs.Length ? signs[number - 1].ToString() : Figures(number);

    private static string Enclosed(int number, char first, int most) => number >= 1 && number <= most ? ((char)(first + number - 1)).ToString() : Figures(number);

    private static string Roman(int number)
    {
        if (number is 0 or > 3999)
            return Figures(number);
        var roman = "";
        foreach (var (value, sign) in RomanSigns)
        {
            for (; number >= value; number -= value)
                roman += sign;
        }

        return roman;
    }

    /// <summary>a to z, then aa, bb and so on, as Word goes on.</summary>
    private static string Letters(int number) => number is 0 or > 26 * 30 ? Figures(number) : new string((char)('a' + ((number - 1) % 26)), ((number - 1) / 26) + 1);

    /// <summary>一百零三, up to 9,999.</summary>
    private static string Counted(int number, string digits, string units, bool shortTen)
    {
        if (number is 0 or > 9999)
            return number == 0 ? digits[0].ToString() : Figures(number);
        var (text, figures, isGap) = ("", Figures(number), false);
        for (var i = 0; i < figures.Length; i++)
        {
            var (digit, unit) = (figures[i] - '0', figures.Length - i - 1);
            if (digit == 0)
            {
                isGap = true;
                continue;
            }

            text += (isGap ? "零" : "") + (shortTen && digit == 1 && unit == 1 && text.Length == 0 ? "" : digits[digit].ToString()) + (unit > 0 ? units[unit - 1].ToString() : "");
            isGap = false;
        }

        return text;
    }

    private static string OrdinalEnd(int number) => (number % 100) is >= 11 and <= 13 ? "th" : (number % 10) switch
    {
        1 => "st",
        2 => "nd",
        3 => "rd",
        _ => "th",
    };
}
