using System.Globalization;
using System.Text;
using Gazette.Text;

namespace Gazette.Tests.Damage.Families;

/// <summary>Readings in brackets after any share of a text's characters: pinyin, zhuyin, jyutping, furigana.</summary>
internal static class ReadingFamily
{
    /// <summary>What is less than this may be the author's own.</summary>
    private const int MinReadings = 8;

    private const string Superscripts = "⁰¹²³⁴";

    private static readonly Lazy<Dictionary<string, string>> Jyutping = new(() => Pairs("jyutping"));
    private static readonly Lazy<Dictionary<string, string>> Furigana = new(() => Pairs("furigana"));

    private static readonly (string Pinyin, string Zhuyin)[] Initials =
    [
        ("zh", "ㄓ"), ("ch", "ㄔ"), ("sh", "ㄕ"), ("b", "ㄅ"), ("p", "ㄆ"), ("m", "ㄇ"), ("f", "ㄈ"), ("d", "ㄉ"), ("t", "ㄊ"), ("n", "ㄋ"), ("l", "ㄌ"), ("g", "ㄍ"), ("k", "ㄎ"), ("h", "ㄏ"),
        ("j", "ㄐ"), ("q", "ㄑ"), ("x", "ㄒ"), ("r", "ㄖ"), ("z", "ㄗ"), ("c", "ㄘ"), ("s", "ㄙ"),
    ];

    private static readonly Dictionary<string, string> Finals =
        ": i:ㄧ u:ㄨ ü:ㄩ a:ㄚ o:ㄛ e:ㄜ ai:ㄞ ei:ㄟ ao:ㄠ ou:ㄡ an:ㄢ en:ㄣ ang:ㄤ eng:ㄥ er:ㄦ ia:ㄧㄚ ie:ㄧㄝ iao:ㄧㄠ iu:ㄧㄡ ian:ㄧㄢ in:ㄧㄣ iang:ㄧㄤ ing:ㄧㄥ ong:ㄨㄥ iong:ㄩㄥ ua:ㄨㄚ uo:ㄨㄛ uai:ㄨㄞ ui:ㄨㄟ uan:ㄨㄢ un:ㄨㄣ uang:ㄨㄤ üe:ㄩㄝ üan:ㄩㄢ ün:ㄩㄣ"
            .Split(' ')
            .Select(p => p.Split(':'))
            .ToDictionary(p => p[0], p => p[1], StringComparer.Ordinal);

    public static void Apply(DamagedCopy copy, FamilyData data)
    {
        var random = copy.Random;
        var brackets = random.Of(data.Entries("characters", "reading-brackets")).Split(' ');
        var (open, close) = brackets.Length == 2 ? (brackets[0], brackets[1]) : (brackets[0] + " " + (brackets.Length > 2 ? brackets[1] : ""), brackets[^1]);
        if (Languages.Of(copy.Original) == "ja")
        {
            copy.Change(line => WithFurigana(line, open, close));
            return;
        }

        var style = random.Of(data.Entries("characters", "reading-styles"));
        var share = random.Of(data.Entries("characters", "reading-shares"));
        var places = copy.Lines.Sum(l => l.Count(c => ReadingOf(c, style) is not null));
        var chance = share == "first" ? 0.3 : Math.Max(int.Parse(share, CultureInfo.InvariantCulture) / 100.0, Math.Min(1, (double)MinReadings / Math.Max(1, places)));
        var used = new HashSet<char>();
        copy.Change(line => WithReadings(line, c => random.NextDouble() < chance && (share != "first" || used.Add(c)) ? ReadingOf(c, style) : null, open, close));
    }

    /// <summary>Null where the character has none in that style.</summary>
    public static string? ReadingOf(char c, string style)
    {
        if (style == "jyutping")
            return Jyutping.Value.GetValueOrDefault(c.ToString());
        if (!Han.Is(c) || !PinyinPairs.Has(c))
            return null;
        var plain = PinyinPairs.Plain(c);
        var marked = PinyinPairs.Toned(c, combining: true);
        var tone = marked.IndexOfAny(['\u0304', '\u0301', '\u030C', '\u0300']) is >= 0 and var at ? "\u0304\u0301\u030C\u0300".IndexOf(marked[at], StringComparison.Ordinal) + 1 : 1;
        return style switch
        {
            "marks" => PinyinPairs.Toned(c, combining: false),
            "combining" => marked,
            "numbers" => plain + tone,
            "superscript" => plain + Superscripts[tone],
            "capital" => char.ToUpperInvariant(PinyinPairs.Toned(c, combining: false)[0]) + PinyinPairs.Toned(c, combining: false)[1..],
            "zhuyin" => Zhuyin(plain) is { } zhuyin ? zhuyin + " ˊˇˋ"[tone - 1].ToString().Trim() : null,
            "zhuyin-none" => Zhuyin(plain),
            _ => plain,
        };
    }

    private static string WithReadings(string line, Func<char, string?> reading, string open, string close)
    {
        var written = new StringBuilder(line.Length * 3);
        foreach (var c in line)
        {
            written.Append(c);
            if (reading(c) is { } read)
                written.Append(open).Append(read).Append(close);
        }

        return written.ToString();
    }

    private static string WithFurigana(string line, string open, string close)
    {
        var written = new StringBuilder(line.Length * 3);
        for (var i = 0; i < line.Length; i++)
        {
            var word = Furigana.Value.Keys.Where(w => string.CompareOrdinal(line, i, w, 0, w.Length) == 0).MaxBy(w => w.Length);
            written.Append(word ?? line[i].ToString());
            if (word is null)
                continue;
            written.Append(open).Append(Furigana.Value[word]).Append(close);
            i += word.Length - 1;
        }

        return written.ToString();
    }

    private static string? Zhuyin(string pinyin)
    {
        var whole = pinyin switch
        {
            "yi" => "i",
            "wu" => "u",
            "yu" => "ü",
            "yue" => "üe",
            "yuan" => "üan",
            "yun" => "ün",
            "ye" => "ie",
            "you" => "iu",
            "yong" => "iong",
            "yin" => "in",
            "ying" => "ing",
            "wei" => "ui",
            "wen" => "un",
            "weng" => "ong",
            ['y', .. var rest] => "i" + rest,
            ['w', .. var rest] => "u" + rest,
            _ => null,
        };
        if (whole is not null)
            return Finals.GetValueOrDefault(whole);
        var initial = Initials.FirstOrDefault(i => pinyin.StartsWith(i.Pinyin, StringComparison.Ordinal));
        var final = pinyin[(initial.Pinyin?.Length ?? 0)..];
        if (initial.Pinyin is "j" or "q" or "x" && final.StartsWith('u'))
            final = "ü" + final[1..];
        if (initial.Pinyin is "zh" or "ch" or "sh" or "r" or "z" or "c" or "s" && final == "i")
            final = "";
        return Finals.TryGetValue(final, out var zhuyin) ? initial.Zhuyin + zhuyin : null;
    }

    private static Dictionary<string, string> Pairs(string file) =>
        new FamilyData(null).Entries(file).Select(l => l.Split(' ')).DistinctBy(p => p[0]).ToDictionary(p => p[0], p => p[1], StringComparer.Ordinal);
}
