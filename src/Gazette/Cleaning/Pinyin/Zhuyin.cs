using System.Collections.Frozen;

namespace Gazette.Cleaning.Pinyin;

/// <summary>Readings in the letters of Taiwan: ㄎㄞ for kāi.</summary>
internal static class Zhuyin
{
    private const string Tones = "ˊˇˋ˙";

    private static readonly FrozenDictionary<char, string> Initials = Pairs(
        "ㄅb ㄆp ㄇm ㄈf ㄉd ㄊt ㄋn ㄌl ㄍg ㄎk ㄏh ㄐj ㄑq ㄒx ㄓzh ㄔch ㄕsh ㄖr ㄗz ㄘc ㄙs").ToFrozenDictionary(p => p.Key[0], p => p.Value);

    private static readonly FrozenDictionary<string, string> Finals = Pairs(
        "ㄧi ㄨu ㄩv ㄚa ㄛo ㄜe ㄝe ㄞai ㄟei ㄠao ㄡou ㄢan ㄣen ㄤang ㄥeng ㄦer ㄧㄚia ㄧㄛo ㄧㄝie ㄧㄞai ㄧㄠiao ㄧㄡiu ㄧㄢian ㄧㄣin ㄧㄤiang ㄧㄥing ㄨㄚua ㄨㄛuo ㄨㄞuai ㄨㄟui ㄨㄢuan ㄨㄣun ㄨㄤuang ㄨㄥong ㄩㄝve ㄩㄢvan ㄩㄣvn ㄩㄥiong").ToFrozenDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Alone = Pairs(
        "ㄧyi ㄨwu ㄩyu ㄧㄚya ㄧㄛyo ㄧㄝye ㄧㄞyai ㄧㄠyao ㄧㄡyou ㄧㄢyan ㄧㄣyin ㄧㄤyang ㄧㄥying ㄨㄚwa ㄨㄛwo ㄨㄞwai ㄨㄟwei ㄨㄢwan ㄨㄣwen ㄨㄤwang ㄨㄥweng ㄩㄝyue ㄩㄢyuan ㄩㄣyun ㄩㄥyong").ToFrozenDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);

    public static bool Is(char c) => c is (>= '\u3105' and <= '\u312F') || Tones.Contains(c, StringComparison.Ordinal);

    /// <summary>Null for what is no syllable. Without a mark the tone is the first, or none was given.</summary>
    public static PinyinSyllable? Read(string printed)
    {
        var letters = printed.Trim([.. Tones]);
        var mark = printed.IndexOfAny([.. Tones]);
        var tone = mark < 0 || printed[mark] == '˙' ? 0 : Tones.IndexOf(printed[mark], StringComparison.Ordinal) + 2;
        if (letters.Length is 0 or > 3)
            return null;
        if (!Initials.TryGetValue(letters[0], out var initial))
            return (Alone.GetValueOrDefault(letters) ?? Finals.GetValueOrDefault(letters)) is { } alone ? new PinyinSyllable(alone, tone) : null;
        if (letters.Length == 1)
            return initial is "zh" or "ch" or "sh" or "r" or "z" or "c" or "s" ? new PinyinSyllable(initial + "i", tone) : null;
        if (!Finals.TryGetValue(letters[1..], out var final))
            return null;
        return new PinyinSyllable(initial + (initial is "j" or "q" or "x" && final[0] == 'v' ? "u" + final[1..] : final), tone);
    }

    /// <summary>Each a letter's or letters' and what Latin has for it.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Pairs(string pairs) => pairs.Split(' ').Select(p =>
    {
        var end = p.AsSpan().LastIndexOfAnyInRange('\u3105', '\u312F') + 1;
        return KeyValuePair.Create(p[..end], p[end..]);
    });
}
