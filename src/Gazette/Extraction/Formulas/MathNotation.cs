using System.Collections.Frozen;
using System.Globalization;
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

    private static readonly FrozenSet<string> Functions = FrozenSet.Create(
        StringComparer.Ordinal, "sin", "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh", "log", "ln", "lg", "exp", "lim", "max", "min", "det", "gcd");

    public static string Fraction(string above, string below) => $"{(IsProduct(above) ? above : Grouped(above))}/{Grouped(below)}";

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
        _ => GroupedBase(@base) + Above(exponent),
    };

    public static string IndexAndPower(string @base, string index, string exponent) =>
        exponent.Length == 0 ? Index(@base, index) : Index(@base, index) + Above(exponent);

    public static string Index(string @base, string index) =>
        index.Length == 0 ? @base : @base + (Raised(index, Subscripts) ?? "_" + Grouped(index));

    public static string Over(string @base, string over) =>
        Accents.TryGetValue(over, out var accent) && @base.Length == 1 ? @base + accent : Power(@base, over);

    /// <summary>Parts one behind the other; a space keeps words apart.</summary>
    public static string Row(IEnumerable<string> parts)
    {
        var (row, endsInFraction) = (new StringBuilder(), false);
        foreach (var part in parts)
        {
            if (row.Length > 0 && part.Length > 0 && ((endsInFraction && (char.IsLetterOrDigit(part[0]) || part[0] is '√' or '(')) || (EndsInWord(row) && (char.IsLetterOrDigit(part[0]) || part[0] == '√')) || (char.IsLetterOrDigit(row[^1]) && IsWord(part))))
                row.Append(' ');
            row.Append(part);
            endsInFraction = part.Contains('/', StringComparison.Ordinal) && part[^1] is not ('/' or '(');
        }

        return row.ToString();
    }

    private static string Above(string exponent) => Raised(exponent, Superscripts) ?? "^" + Grouped(exponent);

    /// <summary>In brackets, where what stands beside it would else reach into it.</summary>
    private static string Grouped(string part) => IsSimple(part) || IsInBrackets(part) ? part : $"({part})";

    private static string GroupedBase(string part) => IsSimple(part) || part is [.., ')' or ']' or '|' or '}'] ? part : $"({part})";

    /// <summary>One letter or figure with its marks, or the name of a function: of what stands before or behind, none can be taken for a part of it.</summary>
    private static bool IsSimple(string part) =>
        Functions.Contains(part) || part.All(c => char.IsAsciiDigit(c) || c == '.') || (part.Length > 0 && part.Skip(1).All(IsMark) && !IsMark(part[0]));

    private static bool IsProduct(string part) => part.All(c => char.IsLetterOrDigit(c) || c == '.' || IsMark(c));

    private static bool IsMark(char c) => c is '\'' or '′' or '″' || Subscripts.Values.Contains(c) || Superscripts.Values.Contains(c) || char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;

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
