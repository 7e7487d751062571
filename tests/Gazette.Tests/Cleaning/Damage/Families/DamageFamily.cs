namespace Gazette.Tests.Damage.Families;

/// <summary>A wide kind of damage, of which every copy gets another piece.</summary>
/// <param name="Suits">Which originals can be damaged so.</param>
/// <param name="IsMarkup">It needs markup of a page: nothing else can be put around it.</param>
internal sealed record DamageFamily(string Name, Action<DamagedCopy, FamilyData> Apply, Predicate<Original> Suits, bool IsMarkup = false)
{
    public static IReadOnlyList<DamageFamily> All { get; } =
    [
        new("tags", TagFamily.Tags, _ => true),
        new("comments", TagFamily.Comments, _ => true),
        new("furniture", FurnitureFamily.Apply, _ => true),
        new("readings", ReadingFamily.Apply, o => o.IsChinese || Languages.Of(o) == "ja"),
        new("invisible", CharacterFamily.Invisible, _ => true),
        new("private", CharacterFamily.Private, _ => true),
        new("bullets", CharacterFamily.Bullets, _ => true, IsMarkup: true),
        new("entities", CharacterFamily.Entities, _ => true),
        new("controls", CharacterFamily.Controls, _ => true),
        new("mojibake", MisreadFamily.Misread, _ => true),
        new("lost", MisreadFamily.Lost, _ => true),
        new("widths", (copy, data) => Pick(WidthDamage.Kinds, copy, data), o => o.IsChinese),
        new("repetition", (copy, data) => Pick(RepetitionDamage.Kinds, copy, data), _ => true),
    ];

    private static void Pick(IEnumerable<DamageKind> kinds, DamagedCopy copy, FamilyData data)
    {
        var own = kinds.Where(k => data.IsInHalf(k.Name)).ToList();
        (own.Count > 0 ? own[copy.Random.Next(own.Count)] : kinds.First()).Apply(copy);
    }
}
