namespace Gazette.Extraction.Language;

/// <summary>Languages told by their letters: those that have a script for themselves, or letters that their neighbours lack.</summary>
internal static class ScriptLanguages
{
    /// <summary>Of a hundred letters; fewer are names and quotes.</summary>
    private const double MinShareOfOwn = 0.004;

    /// <summary>A block of Unicode; the first language is the one without a letter of its own and without a declaration.</summary>
    private static readonly (char First, char Last, string[] Languages)[] Blocks =
    [
        ('\u0370', '\u03FF', ["el"]),
        ('\u0400', '\u052F', ["ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg"]),
        ('\u0530', '\u058F', ["hy"]),
        ('\u0590', '\u05FF', ["he", "yi"]),
        ('\u0600', '\u06FF', ["ar", "fa", "ur", "ug", "ps", "ckb"]),
        ('\u0900', '\u097F', ["hi", "mr", "ne", "sa"]),
        ('\u0980', '\u09FF', ["bn", "as"]),
        ('\u0A00', '\u0A7F', ["pa"]),
        ('\u0A80', '\u0AFF', ["gu"]),
        ('\u0B80', '\u0BFF', ["ta"]),
        ('\u0C00', '\u0C7F', ["te"]),
        ('\u0C80', '\u0CFF', ["kn"]),
        ('\u0D00', '\u0D7F', ["ml"]),
        ('\u0D80', '\u0DFF', ["si"]),
        ('\u0E00', '\u0E7F', ["th"]),
        ('\u0E80', '\u0EFF', ["lo"]),
        ('\u0F00', '\u0FFF', ["bo", "dz"]),
        ('\u1000', '\u109F', ["my"]),
        ('\u10A0', '\u10FF', ["ka"]),
        ('\u1200', '\u137F', ["am", "ti"]),
        ('\u1780', '\u17FF', ["km"]),
        ('\u1800', '\u18AF', ["mn"]),
    ];

    // In this order: a letter of the first may stand in the second's alphabet too.
    private static readonly (string Language, string Letters)[] Own =
    [
        ("be", "ўЎ"), ("uk", "їєґЇЄҐ"), ("mk", "ѓќѕЃЌЅ"), ("sr", "ђћљњЂЋЉЊ"), ("kk", "әғқңұһӘҒҚҢҰ"), ("mn", "өүӨҮ"), ("ru", "ыэЫЭ"), ("bg", "ъ"),
        ("ur", "ٹڈڑےں"), ("ug", "ېۆۈۋ"), ("fa", "پچژگ"),
    ];

    /// <summary>The letters that Vietnamese has beyond those of French and Portuguese.</summary>
    private const string Vietnamese = "đơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ";

    private const double MinShareOfVietnamese = 0.06;

    /// <summary>Null for a script that is not known here.</summary>
    public static string? Of(ReadOnlySpan<char> text, string? declared)
    {
        var counts = new int[Blocks.Length];
        foreach (var c in text)
        {
            if (c >= Blocks[0].First && char.IsLetter(c) && Array.FindIndex(Blocks, b => c >= b.First && c <= b.Last) is >= 0 and var block)
                counts[block]++;
        }

        var most = Array.IndexOf(counts, counts.Max());
        if (counts[most] == 0)
            return null;
        var languages = Blocks[most].Languages;
        return OwnLetters(text, languages, counts[most]) ?? (declared is not null && languages.Contains(declared) ? declared : languages[0]);
    }

    /// <summary>True for a language that is written in one of these scripts; text in Latin letters is not in it.</summary>
    public static bool Has(string language) => Array.Exists(Blocks, b => b.Languages.Contains(language));

    public static bool IsVietnamese(ReadOnlySpan<char> text)
    {
        var (letters, own) = (0, 0);
        foreach (var c in text)
        {
            letters += char.IsLetter(c) ? 1 : 0;
            own += c > '\u0100' && Vietnamese.Contains(char.ToLowerInvariant(c), StringComparison.Ordinal) ? 1 : 0;
        }

        return own > 1 && own >= letters * MinShareOfVietnamese;
    }

    private static string? OwnLetters(ReadOnlySpan<char> text, string[] languages, int letters)
    {
        foreach (var (language, own) in Own)
        {
            var count = 0;
            foreach (var c in text)
                count += own.Contains(c, StringComparison.Ordinal) ? 1 : 0;
            if (languages.Contains(language) && count > 0 && count >= letters * MinShareOfOwn)
                return language;
        }

        return null;
    }
}
