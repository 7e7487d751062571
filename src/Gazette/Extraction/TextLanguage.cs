using System.Collections.Frozen;

namespace Gazette.Extraction;

/// <summary>The language that a text is written in, told by its characters and commonest words; a declaration only decides what they leave open.</summary>
public static class TextLanguage
{
    /// <summary>Enough to tell; longer texts need no more counting.</summary>
    private const int LookedAtChars = 20_000;

    /// <summary>Fewer common words than this in a hundred are no English.</summary>
    private const double MinEnglishShare = 0.12;

    private static readonly FrozenSet<string> English = new[]
    {
        "the", "of", "and", "to", "in", "a", "is", "that", "for", "it", "as", "was", "with", "on", "be", "at", "by", "this", "have", "from",
        "or", "are", "not", "but", "had", "has", "which", "will", "an", "their", "they", "its", "we", "our", "you", "your", "can",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <param name="declared">What the page says of itself, by BCP 47; null when it says nothing.</param>
    /// <returns><c>zh-Hans</c>, <c>zh-Hant</c>, <c>en</c>, another tag, or null when nothing tells.</returns>
    public static string? Of(string text, string? declared)
    {
        var counts = ScriptCounts.In(text.AsSpan(0, Math.Min(text.Length, LookedAtChars)));
        if (counts.Kana > 0 && counts.Kana * 10 > counts.Han)
            return "ja";
        if (counts.Hangul > counts.Han && counts.Hangul * 3 > counts.Latin)
            return "ko";
        // One Han character carries about as much as four Latin letters.
        if (counts.Han > 0 && counts.Han * 4 > counts.Latin)
            return Chinese(counts, declared);
        return counts.Latin >= counts.OtherLetters ? Latin(text, declared) : Other(declared);
    }

    private static string? Chinese(ScriptCounts counts, string? declared)
    {
        if (counts.SimplifiedOnly != counts.TraditionalOnly)
            return counts.SimplifiedOnly > counts.TraditionalOnly ? "zh-Hans" : "zh-Hant";
        var tag = LanguageTag.Normalize(declared);
        return tag?.StartsWith("zh-", StringComparison.Ordinal) == true ? tag : "zh-Hans";
    }

    private static string? Latin(string text, string? declared)
    {
        var words = text.Split((char[]?)null, 3_000, StringSplitOptions.RemoveEmptyEntries);
        var common = words.Count(w => English.Contains(w.Trim(',', '.', ';', ':', '!', '?', '"', '“', '”', '(', ')')));
        if (words.Length >= 3 && common >= words.Length * MinEnglishShare)
            return "en";
        var tag = LanguageTag.Normalize(declared);
        // A long text in which hardly a word is English is not English, whatever its template says.
        var fits = tag is not (null or "zh-Hans" or "zh-Hant" or "ja" or "ko" or "ru" or "ar" or "he" or "th" or "el") && (tag != "en" || words.Length < 30);
        return fits ? tag : null;
    }

    private static string? Other(string? declared) =>
        LanguageTag.Normalize(declared) is var tag and not (null or "zh-Hans" or "zh-Hant" or "ja" or "ko" or "en") ? tag : null;
}
