using System.Collections.Frozen;
using System.Text;

namespace Gazette.Extraction.Formulas;

/// <summary>How the parts of a formula stand in one line: <c>(a+b)/2</c>, <c>x²</c>, <c>x^(n+1)</c>, <c>√(c+d)</c>.</summary>
internal static class MathNotation
{
    private static readonly FrozenDictionary<char, char> Superscripts = Pairs("0123456789+-−=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾");
    private static readonly FrozenDictionary<char, char> Subscripts = Pairs("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎");

    // A sign that stands over a letter, and the same for a letter to carry.
    private static readonly FrozenDictionary<string, string> Accents = "¯‾ˉ_^ˆ~˜→⃗˙.¨ˇ".Zip("\u0304\u0304\u0304\u0304\u0302\u0302\u0303\u0303\u20D7\u20D7\u0307\u0307\u0308\u030C")
        .ToFrozenDictionary(p => p.First.ToString(), p => p.Second.ToString(), StringComparer.Ordinal);

    public static string Fraction(string above, string below) => $"{Grouped(above)}/{Grouped(below)}";

    /// <summary>A binomial and others without a line: one over the other.</summary>
    public static string Stack(string above, string below) => $"{Grouped(above)} over {Grouped(below)}";

    public static string Root(string inner) => $"√{Grouped(inner)}";

    public static string Root(string inner, string index) =>
        Raised(index, Superscripts) is { } raised ? $"{raised}√{Grouped(inner)}" : $"√[{index}]{Grouped(inner)}";

    public static string Power(string @base, string exponent) => exponent switch
    {
        "" => @base,
        // Primes and degrees stand above the line as they are.
        _ when exponent.All(c => c is '′' or '″' or '‴' or '\'' or '°' or '*' or '†' or '∘') => @base + exponent.Replace('∘', '°'),
        _ => GroupedBase(@base) + (Raised(exponent, Superscripts) ?? "^" + Grouped(exponent)),
    };

    public static string Index(string @base, string index) =>
        index.Length == 0 ? @base : @base + (Raised(index, Subscripts) ?? "_" + Grouped(index));

    public static string Over(string @base, string over) =>
        Accents.TryGetValue(over, out var accent) && @base.Length == 1 ? @base + accent : Power(@base, over);

    /// <summary>Parts one behind the other; a space keeps words apart.</summary>
    public static string Row(IEnumerable<string> parts)
    {
        var row = new StringBuilder();
        foreach (var part in parts)
        {
            if (row.Length > 0 && part.Length > 0 && ((EndsInWord(row) && (char.IsLetterOrDigit(part[0]) || part[0] == '√')) || (char.IsLetterOrDigit(row[^1]) && IsWord(part))))
                row.Append(' ');
            row.Append(part);
        }

        return row.ToString();
    }

    /// <summary>In brackets, where what stands beside it would else reach into it.</summary>
    private static string Grouped(string part) => IsSimple(part) || IsInBrackets(part) ? part : $"({part})";

    private static string GroupedBase(string part) => IsSimple(part) || part[^1] is ')' or ']' or '|' or '}' ? part : $"({part})";

    private static bool IsSimple(string part) => part.All(c => char.IsLetterOrDigit(c) || c is '.' or '\'' or '′' || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.OtherNumber or System.Globalization.UnicodeCategory.MathSymbol && Subscripts.Values.Contains(c));

    private static bool IsInBrackets(string part)
    {
        if (part is not ['(', .., ')'])
            return false;
        var depth = 0;
        for (var i = 0; i < part.Length; i++)
        {
            depth += part[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0 && i + 1 < part.Length)
                return false;
        }

        return true;
    }

    private static bool IsWord(string part) => part.Length > 1 && part.Take(2).All(char.IsLetter);

    private static bool EndsInWord(StringBuilder row) => row.Length > 1 && char.IsLetter(row[^1]) && char.IsLetter(row[^2]) && char.IsAscii(row[^1]) == char.IsAscii(row[^2]);

    private static string? Raised(string text, FrozenDictionary<char, char> signs) =>
        text.Length > 0 && text.All(signs.ContainsKey) && text.Any(char.IsAsciiDigit) ? string.Concat(text.Select(c => signs[c])) : null;

    private static FrozenDictionary<char, char> Pairs(string from, string to) => from.Zip(to).ToFrozenDictionary(p => p.First, p => p.Second);
}
