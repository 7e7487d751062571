using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Gazette.Sanitizing;

/// <summary>Numbers that the items of a list have in their own text: 1、 (2) 三、 第四条 ⑤ f).</summary>
internal static partial class PrintedNumbers
{
    private static readonly SearchValues<char> Closing = SearchValues.Create("、.．)）:：]】〕条條章节節款项項步");

    private const string HanDigits = "〇一二三四五六七八九";

    /// <summary>Whether each text begins with a number, in the same way and one higher than the one above it.</summary>
    /// <param name="least">Fewer texts are no list.</param>
    public static bool CountOn(IEnumerable<string> texts, int least)
    {
        (string Form, int Number, int Letter)? last = null;
        var count = 0;
        foreach (var text in texts)
        {
            var start = text.AsSpan().TrimStart();
            if (start.IsEmpty)
                continue;
            if (Read(start[..Math.Min(start.Length, 16)].ToString()) is not var (form, number, letter))
                return false;
            if (last is { } above && (form != above.Form || (number != above.Number + 1 && (letter == 0 || letter != above.Letter + 1))))
                return false;
            last = (form, number, letter);
            count++;
        }

        return count >= least;
    }

    /// <summary>A letter may be a Roman number too: both are told.</summary>
    private static (string Form, int Number, int Letter)? Read(string text)
    {
        if (Mark().Match(text) is not { Success: true } match)
            return null;
        var (number, end) = (match.Groups["n"].Value, match.Groups["n"].Index + match.Groups["n"].Length);
        var behind = text.AsSpan(end).TrimStart();
        var form = $"{match.Value[..match.Groups["n"].Index].Trim()}{Kind(number[0])}{behind[..Math.Max(0, behind.IndexOfAnyExcept(Closing))]}";
        var letter = number.Length == 1 && char.IsAsciiLetter(number[0]) ? (number[0] | 0x20) - 'a' + 1 : 0;
        return Value(number) is { } value ? (form, value, letter) : letter > 0 ? (form, -1, letter) : null;
    }

    private static char Kind(char c) => c switch
    {
        >= '①' and <= '⑳' => 'c',
        _ when char.IsDigit(c) => 'd',
        >= 'a' and <= 'z' => 'a',
        >= 'A' and <= 'Z' => 'A',
        _ => 'h',
    };

    private static int? Value(string number) => number[0] switch
    {
        >= '①' and <= '⑳' => number[0] - '①' + 1,
        var c when char.IsDigit(c) => int.Parse(string.Concat(number.Select(d => d >= '０' ? (char)(d - '０' + '0') : d)), CultureInfo.InvariantCulture),
        var c when char.IsAsciiLetter(c) => Roman(number.ToUpperInvariant()),
        _ => Han(number),
    };

    private static int? Roman(string number)
    {
        for (var value = 1; value < 40; value++)
        {
            if (ListNumbers.Written(value, "I") == number)
                return value;
        }

        return null;
    }

    private static int? Han(string number)
    {
        for (var value = 1; value < 100; value++)
        {
            if (ListNumbers.Han(value) == number)
                return value;
        }

        return number is [var one] && HanDigits.IndexOf(one, StringComparison.Ordinal) is >= 0 and var digit ? digit : null;
    }

    // 1.5 litres is no number of an item, nor are 2 eggs, nor the 一 of a word.
    [GeneratedRegex("^(?:[（(\\[【〔]\\s*(?<n>[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3}|[a-zA-Z]|[ivxIVX]{1,6})\\s*[)）\\]】〕][、.．]?|(?<n>[0-9０-９]{1,3})(?:[、．)）:：]|\\.(?:[^0-9]|$))|(?<n>[①-⑳])|(?<n>[一二三四五六七八九十]{1,3})[、.．]|第(?<n>[0-9]{1,3}|[一二三四五六七八九十]{1,3})[条條章节節款项項步](?:[\\s：:、]|$)|(?<n>[a-zA-Z]|[ivxIVX]{1,6})(?:[)）、．]|\\.(?:\\s|$)))", RegexOptions.None, 10000)]
    private static partial Regex Mark();
}
