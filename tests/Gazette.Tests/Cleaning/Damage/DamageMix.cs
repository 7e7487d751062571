namespace Gazette.Tests.Damage;

/// <summary>One or several kinds that befall one copy.</summary>
/// <param name="Name">Of one kind, its own; of several, those of the families.</param>
internal sealed record DamageMix(string Name, IReadOnlyList<DamageKind> Kinds)
{
    private static readonly DamageKind[] All =
    [
        .. PinyinDamage.Kinds, .. RepetitionDamage.Kinds, .. FurnitureDamage.Kinds, .. WidthDamage.Kinds, .. CharacterDamage.Kinds, .. MisreadDamage.Kinds, .. LossDamage.Kinds,
    ];

    /// <summary>Damage inside damage: in this order, not in the usual one.</summary>
    private static readonly string[][] Nested =
    [
        ["repetition-differing-each", "pinyin-places"],
        ["repetition-differing-whole", "pinyin-places"],
        ["repetition-whole-with-head", "pinyin-first-use"],
        ["repetition-each", "furniture-glued-after"],
        ["repetition-each", "furniture-between"],
        ["furniture-glued-after", "repetition-each"],
        ["furniture-around", "repetition-whole"],
        ["furniture-around", "pinyin-toned"],
        ["furniture-glued-before", "pinyin-toneless"],
        ["pinyin-toned", "entities-spaces", "repetition-run", "furniture-around"],
        ["pinyin-toned", "invisible-inside"],
        ["repetition-whole", "invisible-inside", "halfwidth-all"],
        ["repetition-each", "entities-named", "mojibake-some-lines"],
    ];

    public bool IsReversible => Kinds.All(k => k.IsReversible);

    public bool IsCombined => Kinds.Count > 1 && !Name.StartsWith("nested", StringComparison.Ordinal);

    public bool Suits(Original original) => Kinds.All(k => k.Suits(original));

    public static IEnumerable<DamageMix> Singles => All.Select(k => new DamageMix(k.Name, [k]));

    public static IEnumerable<DamageMix> NestedOnes => Nested.Select(names => new DamageMix("nested: " + string.Join(" < ", names), [.. names.Select(n => All.Single(k => k.Name == n))]));

    /// <summary>One kind out of each of two or three families, for every pair and triple of them.</summary>
    public static IEnumerable<DamageMix> Combined(Original original, Random random)
    {
        var families = All.Where(k => k.Suits(original)).GroupBy(k => k.Family).ToList();
        for (var a = 0; a < families.Count; a++)
        {
            for (var b = a + 1; b < families.Count; b++)
            {
                yield return Of("pair", random, families[a], families[b]);
                for (var c = b + 1; c < families.Count; c++)
                    yield return Of("triple", random, families[a], families[b], families[c]);
            }
        }
    }

    public DamagedCopy Apply(Original original, Random random)
    {
        var copy = new DamagedCopy(original, random);
        foreach (var kind in Kinds)
            kind.Apply(copy);
        return copy;
    }

    private static DamageMix Of(string size, Random random, params IGrouping<string, DamageKind>[] families)
    {
        var kinds = families.Select(f => f.ElementAt(random.Next(f.Count()))).OrderBy(k => k.Order).ToArray();
        return new DamageMix($"{size}: {string.Join(" + ", families.Select(f => f.Key))}", kinds);
    }
}
