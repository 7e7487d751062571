using System.Text.RegularExpressions;

namespace Gazette.Drafts;

/// <summary>Emoji, formulas and rare characters that a page draws instead of writing them: their images say in words what they are.</summary>
internal static partial class DrawnCharacters
{
    /// <summary>Longer texts describe a picture, save formulas.</summary>
    private const int MaxLength = 12;

    private const int MaxFormula = 300;

    /// <param name="alt">Of an image in a line of text.</param>
    /// <returns>The characters; empty where it describes a picture.</returns>
    public static string In(string? alt)
    {
        var text = (alt ?? "").Trim();
        if (text.Length is > MaxLength and <= MaxFormula && Formula().IsMatch(text) && !text.Contains("://", StringComparison.Ordinal))
            return PictureWords.Of(text);
        return text.Length is > 0 and <= MaxLength && !text.Contains('.', StringComparison.Ordinal) ? text : "";
    }

    /// <summary>A command of TeX, a power or an index, or letters and numbers on both sides of a sign.</summary>
    [GeneratedRegex("\\\\[a-zA-Z]{2,}|[A-Za-z0-9)}\\]][\\^_]\\s?[{(A-Za-z0-9\\\\+-]|[A-Za-z0-9)}\\]]\\s?[=≠≈≤≥±×÷∈→]\\s?[-+(\\[{\\\\A-Za-z0-9√∑∫]|[√∑∫∏∂∞]", RegexOptions.NonBacktracking)]
    private static partial Regex Formula();
}
