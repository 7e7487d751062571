using System.Globalization;
using AngleSharp.Dom;

namespace Gazette.Sanitizing;

/// <summary>The numbers that a list's items have on a page.</summary>
internal static class ListNumbers
{
    /// <summary>Of a number that an attribute sets.</summary>
    public const int Most = 99_999;

    private static readonly (int Value, string Sign)[] RomanSigns =
        [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];

    private const string HanDigits = "〇一二三四五六七八九";

    /// <summary>By a list's attributes as browsers read them: <c>start</c>, <c>reversed</c>, and <c>value</c> of each item.</summary>
    public static (int First, int Step, int[] Values) Of(IElement list)
    {
        var items = list.Children.Where(c => c.LocalName == "li").ToArray();
        var step = list.HasAttribute("reversed") ? -1 : 1;
        var first = Attribute(list, "start") ?? (step < 0 ? items.Length : 1);
        var values = new int[items.Length];
        var next = first;
        for (var i = 0; i < items.Length; i++)
        {
            values[i] = Attribute(items[i], "value") ?? next;
            next = values[i] + step;
        }

        return (first, step, values);
    }

    /// <summary>A whole number within bounds; null for any other.</summary>
    public static int? Attribute(IElement element, string name) =>
        InlineAttributes.Number(element, name, -Most, Most).Select(n => (int?)int.Parse(n.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)).FirstOrDefault();

    /// <param name="type">The value of the attribute; null for plain figures.</param>
    public static string Written(int number, string? type) => type switch
    {
        "a" when number > 0 => Letters(number).ToLowerInvariant(),
        "A" when number > 0 => Letters(number),
        "i" when number is > 0 and < 4000 => Roman(number).ToLowerInvariant(),
        "I" when number is > 0 and < 4000 => Roman(number),
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>In Chinese, up to 99; figures beyond.</summary>
    public static string Han(int number) => number switch
    {
        > 0 and < 10 => HanDigits[number].ToString(),
        >= 10 and < 100 => (number < 20 ? "" : HanDigits[number / 10]) + "十" + (number % 10 == 0 ? "" : HanDigits[number % 10]),
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    private static string Letters(int number)
    {
        var letters = "";
        for (; number > 0; number = (number - 1) / 26)
            letters = (char)('A' + ((number - 1) % 26)) + letters;
        return letters;
    }

    private static string Roman(int number)
    {
        var roman = "";
        foreach (var (value, sign) in RomanSigns)
        {
            for (; number >= value; number -= value)
                roman += sign;
        }

        return roman;
    }
}
