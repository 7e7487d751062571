namespace Gazette.Extraction.Language;

/// <summary>How many letters of which script a text holds.</summary>
internal readonly record struct ScriptCounts(int Han, int SimplifiedOnly, int TraditionalOnly, int Kana, int Hangul, int Latin, int OtherLetters)
{
    public static ScriptCounts In(ReadOnlySpan<char> text)
    {
        var (han, simplified, traditional, kana, hangul, latin, others) = (0, 0, 0, 0, 0, 0, 0);
        foreach (var c in text)
        {
            if (Gazette.Text.Han.Is(c))
            {
                han++;
                simplified += HanScripts.IsSimplifiedOnly(c) ? 1 : 0;
                traditional += HanScripts.IsTraditionalOnly(c) ? 1 : 0;
            }
            else if (c is >= '\u3041' and <= '\u30FA')
                kana++;
            else if (c is >= '\uAC00' and <= '\uD7A3')
                hangul++;
            else if (!char.IsLetter(c))
                continue;
            else if (c is < '\u0250' or (>= '\u1E00' and <= '\u1EFF'))
                latin++;
            else
                others++;
        }

        return new ScriptCounts(han, simplified, traditional, kana, hangul, latin, others);
    }
}
