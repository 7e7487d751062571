namespace Gazette.Extraction.Language;

/// <summary>The language that a text is written in, told by its characters and commonest words; a declaration only decides what they leave open.</summary>
public static class TextLanguage
{
    /// <summary>Enough to tell; longer texts need no more counting.</summary>
    internal const int LookedAtChars = 20_000;

    /// <summary>A text of as many words in which no language's common words stand is not English, whatever its template says.</summary>
    private const int MaxWordsToBelieve = 30;

    /// <param name="declared">What the page says of itself, by BCP 47; null when it says nothing.</param>
    /// <returns><c>zh-Hans</c>, <c>zh-Hant</c>, <c>en</c>, another tag, or null when nothing tells.</returns>
    public static string? Of(string text, string? declared)
    {
        var looked = text.AsSpan(0, Math.Min(text.Length, LookedAtChars));
        var counts = ScriptCounts.In(looked);
        if (counts.Kana > 0 && counts.Kana * 10 > counts.Han)
            return "ja";
        if (counts.Hangul > counts.Han && counts.Hangul * 3 > counts.Latin)
            return "ko";
        // One Han character carries about as much as four Latin letters.
        if (counts.Han > 0 && counts.Han * 4 > counts.Latin)
            return Chinese(counts, declared);
        var tag = LanguageTag.Normalize(declared);
        if (counts.OtherLetters > counts.Latin)
            return ScriptLanguages.Of(looked, tag);
        return ScriptLanguages.IsVietnamese(looked) ? "vi" : Latin(looked, tag);
    }

    private static string? Chinese(ScriptCounts counts, string? declared)
    {
        if (counts.SimplifiedOnly != counts.TraditionalOnly)
            return counts.SimplifiedOnly > counts.TraditionalOnly ? "zh-Hans" : "zh-Hant";
        var tag = LanguageTag.Normalize(declared);
        return tag?.StartsWith("zh-", StringComparison.Ordinal) == true ? tag : "zh-Hans";
    }

    private static string? Latin(ReadOnlySpan<char> text, string? tag)
    {
        if (CommonWords.LanguageOf(text, tag) is { } language)
            return language;
        var isOfAnotherScript = tag is null or "zh-Hans" or "zh-Hant" or "ja" or "ko" || ScriptLanguages.Has(tag);
        return isOfAnotherScript || (tag == "en" && text.Count(' ') >= MaxWordsToBelieve) ? null : tag;
    }
}
