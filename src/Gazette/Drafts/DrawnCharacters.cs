using System.Text.RegularExpressions;

namespace Gazette.Drafts;

/// <summary>Emoji, formulas and rare characters that a page draws instead of writing them: their images say in words what they are.</summary>
internal static partial class DrawnCharacters
{
    /// <summary>Longer texts describe a picture, save formulas.</summary>
    private const int MaxLength = 12;

    private const int MaxFormula = 300;

    /// <param name="alt">Of an image in a line of text.</param>
    /// <param name="isBehindText">What opens a line may be a bullet or a picture, of which words would say the name.</param>
    /// <returns>The characters; empty where it describes a picture.</returns>
    public static string In(string? alt, bool isBehindText)
    {
        var text = (alt ?? "").Trim();
        if (text.Length is 0 or > MaxFormula)
            return "";
        if (Formula().IsMatch(text) && !text.Contains("://", StringComparison.Ordinal))
            return PictureWords.Of(text);
        var isShort = text.Length <= MaxLength && !text.Contains('.', StringComparison.Ordinal);
        return isShort && (isBehindText || IsSign(text)) ? text : "";
    }

    private static bool IsSign(string text) => !text.Any(char.IsLetterOrDigit) || text.EnumerateRunes().Take(2).Count() == 1;

    /// <summary>A command of TeX, a power or an index, or letters and numbers on both sides of a sign.</summary>
    [GeneratedRegex("\\\\[a-zA-Z]{2,}|[A-Za-z0-9)}\\]][\\^_]\\s?[{(A-Za-z0-9\\\\+-]|[A-Za-z0-9)}\\]]\\s?[=≠≈≤≥±×÷∈→]\\s?[-+(\\[{\\\\A-Za-z0-9√∑∫]|[√∑∫∏∂∞]", RegexOptions.None, 10000)]
    private static partial Regex Formula();
}
