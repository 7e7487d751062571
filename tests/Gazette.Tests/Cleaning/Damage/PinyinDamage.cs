using System.Text;

namespace Gazette.Tests.Damage;

/// <summary>Readings in brackets after characters, in the forms that mirrors print.</summary>
internal static class PinyinDamage
{
    /// <summary>A mirror that annotates at all does so again and again; a reading or two would be the author's.</summary>
    private const int MinPerCopy = 8;

    public static IEnumerable<DamageKind> Kinds =>
    [
        Kind("toned", c => $"({PinyinPairs.Toned(c, combining: false)})"),
        Kind("combining", c => $"({PinyinPairs.Toned(c, combining: true)})"),
        Kind("toneless", c => $"({PinyinPairs.Plain(c)})"),
        Kind("repeated", c => string.Concat(Enumerable.Repeat($"({PinyinPairs.Plain(c)})", 3))),
        Kind("repeated-toned", c => string.Concat(Enumerable.Repeat($"({PinyinPairs.Toned(c, combining: false)})", 2))),
        Kind("fullwidth", c => $"（{PinyinPairs.Toned(c, combining: false)}）"),
        Kind("space", c => $" ({PinyinPairs.Toned(c, combining: false)})"),
        Kind("spaces", c => $"（ {PinyinPairs.Plain(c)} ）"),
        new("pinyin-first-use", copy => FirstUse(copy), ChineseOnly: true),
        new("pinyin-every", copy => Annotate(copy, _ => true, c => $"({PinyinPairs.Toned(c, combining: false)})"), ChineseOnly: true, ProseOnly: true),
        new("pinyin-places", Places, ChineseOnly: true),
        new("pinyin-entity", copy => Annotate(copy, Some(copy), c => $"&nbsp;({PinyinPairs.Toned(c, combining: false)})"), ChineseOnly: true),
    ];

    private static DamageKind Kind(string name, Func<char, string> bracket) =>
        new("pinyin-" + name, copy => Annotate(copy, Some(copy), bracket), ChineseOnly: true);

    /// <summary>A sixth to a half of the text's characters, each wherever it stands.</summary>
    private static Predicate<char> Some(DamagedCopy copy)
    {
        var text = string.Concat(copy.Lines);
        var all = text.Where(PinyinPairs.Has).Distinct().ToArray();
        copy.Random.Shuffle(all);
        var (chosen, places) = (new HashSet<char>(), 0);
        var share = 6 - copy.Random.Next(5);
        foreach (var c in all)
        {
            if (chosen.Count >= all.Length / share && places >= MinPerCopy)
                break;
            chosen.Add(c);
            places += text.Count(other => other == c);
        }

        return chosen.Contains;
    }

    /// <summary>One character in thirty or so, whichever.</summary>
    private static void Places(DamagedCopy copy)
    {
        var text = copy.Lines.Sum(l => l.Count(PinyinPairs.Has));
        var share = Math.Max((double)MinPerCopy / text, 0.03 + (copy.Random.NextDouble() / 10));
        Annotate(copy, _ => copy.Random.NextDouble() < share, c => $"({PinyinPairs.Toned(c, combining: false)})");
    }

    private static void FirstUse(DamagedCopy copy)
    {
        var (some, used) = (Some(copy), new HashSet<char>());
        Annotate(copy, c => some(c) && used.Add(c), c => $"({PinyinPairs.Toned(c, combining: false)})");
    }

    private static void Annotate(DamagedCopy copy, Predicate<char> isChosen, Func<char, string> bracket) => copy.Change(line =>
    {
        var written = new StringBuilder(line.Length * 3);
        foreach (var c in line)
        {
            written.Append(c);
            if (PinyinPairs.Has(c) && isChosen(c))
                written.Append(bracket(c));
        }

        return written.ToString();
    });
}
