using System.Text;

namespace Gazette.Tests.Damage.Families;

/// <summary>Tags and comments, broken at any byte.</summary>
internal static class TagFamily
{
    private const int MaxPieces = 5;

    public static void Tags(DamagedCopy copy, FamilyData data) => Repeat(copy, () => Break(copy, Tag(copy.Random, data), data));

    public static void Comments(DamagedCopy copy, FamilyData data) => Repeat(copy, () => Break(copy, copy.Random.Of(data.Entries("markup", "comments")), data));

    private static void Repeat(DamagedCopy copy, Action put)
    {
        for (var count = copy.Random.Next(1, MaxPieces + 1); count > 0; count--)
            put();
    }

    /// <summary>Whole, as an example of which texts speak.</summary>
    public static string Tag(Random random, FamilyData data)
    {
        var name = random.Of(data.Entries("markup", "names"));
        if (random.Next(4) == 0)
            name = name.ToUpperInvariant();
        if (random.Next(3) == 0 && !data.Entries("markup", "voids").Contains(name))
            return $"</{name}>";
        var tag = new StringBuilder("<").Append(name);
        for (var count = random.Next(4); count > 0; count--)
            tag.Append(' ').Append(random.Of(data.Entries("markup", "attributes")));
        return tag.Append(random.Next(5) switch { 0 => "/>", 1 => " />", _ => ">" }).ToString();
    }

    private static void Break(DamagedCopy copy, string whole, FamilyData data)
    {
        var random = copy.Random;
        switch (random.Next(6))
        {
            case 0 or 1:
                Insertion.Insert(copy, whole[random.Next(1, whole.Length)..], startsOpen: true);
                break;
            case 2 or 3:
                var rest = whole[..random.Next(1, whole.Length)];
                Insertion.Insert(copy, rest, endsOpen: rest[^1] is not ('"' or '\'' or '>'));
                break;
            case 4:
                var brackets = random.Of(data.Entries("markup", "brackets")).Split(' ');
                Insertion.Insert(copy, whole.Replace("<", "\0", StringComparison.Ordinal).Replace(">", brackets[1], StringComparison.Ordinal).Replace("\0", brackets[0], StringComparison.Ordinal));
                break;
            default:
                Insertion.Insert(copy, whole);
                break;
        }
    }
}
