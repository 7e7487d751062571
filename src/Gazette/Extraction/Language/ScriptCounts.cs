namespace Gazette.Extraction.Language;

/// <summary>How many letters of which script a text holds.</summary>
internal readonly record struct ScriptCounts(int Han, int SimplifiedOnly, int TraditionalOnly, int Kana, int Hangul, int Latin, int OtherLetters)
{
    public static ScriptCounts In(ReadOnlySpan<char> text)
    {
        var counts = default(ScriptCounts);
        foreach (var c in text)
            counts = counts.With(c);
        return counts;
    }

    private ScriptCounts With(char c) => c switch
    {
        _ when Gazette.Text.Han.Is(c) => this with
        {
            Han = Han + 1,
            SimplifiedOnly = SimplifiedOnly + (HanScripts.IsSimplifiedOnly(c) ? 1 : 0),
            TraditionalOnly = TraditionalOnly + (HanScripts.IsTraditionalOnly(c) ? 1 : 0),
        },
        >= '\u3041' and <= '\u30FA' => this with { Kana = Kana + 1 },
        >= '\uAC00' and <= '\uD7A3' => this with { Hangul = Hangul + 1 },
        _ when !char.IsLetter(c) => this,
        < '\u0250' or (>= '\u1E00' and <= '\u1EFF') => this with { Latin = Latin + 1 },
        _ => this with { OtherLetters = OtherLetters + 1 },
    };
}
