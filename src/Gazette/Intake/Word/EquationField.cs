using System.Text.RegularExpressions;

namespace Gazette.Intake.Word;

/// <summary>Reads the code of an EQ field, whose text is shown drawn: ringed figures, fractions, readings over characters.</summary>
internal static partial class EquationField
{
    private const int MaxLength = 2_000;

    /// <summary>Empty for other fields.</summary>
    public static string Read(string code)
    {
        if (code.Length > MaxLength || Equation().Match(code) is not { Success: true } equation)
            return "";
        var text = equation.Groups["text"].Value;
        text = Ring().Replace(text, m => int.TryParse(m.Groups["n"].ValueSpan, out var n) && n is >= 1 and <= 20 ? NumberText.Of(n, "decimalEnclosedCircle") : m.Groups["n"].Value);
        text = Reading().Replace(text, "${base}(${reading})");
        text = Fraction().Replace(text, "${above}/${below}");
        text = Switch().Replace(text, "");
        return string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    [GeneratedRegex("^\\s*EQ\\s(?<text>.*)$", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Equation();

    [GeneratedRegex("\\\\o\\s*(?:\\\\a[clrd]\\s*)?\\(\\s*[○〇◯]\\s*[,;]\\s*(?:\\\\s\\\\(?:up|do)\\s*[0-9]+\\s*\\()?(?<n>[^(),;]{1,4})\\)?\\)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Ring();

    // Backtracking is not linear here: a repeat can begin anew at each character.
    [GeneratedRegex("(?:\\\\\\*\\s*(?:jc[0-9]|\"Font:[^\"]*\"|hps[0-9]+)\\s*)*\\\\o\\s*(?:\\\\a[clrd]\\s*)?\\(\\s*\\\\s\\s*\\\\up\\s*[0-9]+\\s*\\((?<reading>[^(),;]*)\\)\\s*[,;](?<base>[^(),;]*)\\)", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Reading();

    [GeneratedRegex("\\\\f\\s*\\((?<above>[^(),;]*)[,;](?<below>[^(),;]*)\\)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Fraction();

    [GeneratedRegex("\\\\[a-z*]+[0-9]*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Switch();
}
