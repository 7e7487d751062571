using System.Text.RegularExpressions;

namespace Gazette.Extraction.Language;

/// <summary>BCP 47 tags as the rest of Gazette expects them: Chinese by script, all others by their primary language.</summary>
internal static partial class LanguageTag
{
    /// <summary>Null for what is no tag, and for <c>zh</c> alone, which does not tell the script.</summary>
    public static string? Normalize(string? declared)
    {
        var tag = declared?.Trim().Replace('_', '-').ToLowerInvariant();
        if (tag is null || !Form().IsMatch(tag))
            return null;
        return tag.Split('-') switch
        {
            ["zh"] or ["zh", "mo" or "latn", ..] => null,
            ["zh", "hant" or "tw" or "hk", ..] => "zh-Hant",
            ["zh", ..] => "zh-Hans",
            [var language, ..] => language,
            [] => null,
        };
    }

    /// <summary>Chinese in any script and region.</summary>
    public static bool IsChinese(string tag) => tag.Trim() is var t && (t.Equals("zh", StringComparison.OrdinalIgnoreCase) || t.StartsWith("zh-", StringComparison.OrdinalIgnoreCase) || t.StartsWith("zh_", StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex("^[a-z]{2,3}(?:-[a-z0-9]{1,8}){0,4}\\z", RegexOptions.None, 10000)]
    private static partial Regex Form();
}
