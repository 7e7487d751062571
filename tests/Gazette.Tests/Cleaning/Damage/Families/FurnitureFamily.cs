using System.Globalization;

namespace Gazette.Tests.Damage.Families;

/// <summary>Lines of page furniture, put together from words, marks and numbers.</summary>
internal static class FurnitureFamily
{
    private static readonly string[] Names = ["李明", "王小芳", "陳志遠", "J. Calder", "Anna Weiss", "佐藤", "김민"];
    private static readonly string[] Marks = [" | ", " ", "　", " · ", " / ", " - ", "  ", " • ", "｜"];
    private static readonly string[] Brackets = ["【】", "[]", "［］", "（）", "()"];
    private static readonly string[] Glued = ["tool", "share", "size", "staff", "count"];

    private static readonly string[] Categories =
        ["tool", "tool", "share", "share", "size", "count", "place", "nav", "nav", "app", "more", "ad", "staff", "near", "foot", "foot", "cookie", "comment"];

    public static void Apply(DamagedCopy copy, FamilyData data)
    {
        var random = copy.Random;
        var language = LanguageOf(copy.Original, random);
        for (var count = random.Next(1, 6); count > 0; count--)
        {
            var category = random.Of(Categories);
            if (Line(category, language, data, random) is not { } line)
                continue;
            if (category is "foot" or "near" or "cookie" or "comment")
                copy.Lines.Add(line);
            else if (category is "place" or "nav")
                copy.Lines.Insert(random.Of([0, copy.Lines.Count]), line);
            else if (random.Next(4) == 0 && Glued.Contains(category))
                Glue(copy, line, random);
            else
                copy.Lines.Insert(random.Next(copy.Lines.Count + 1), line);
        }
    }

    /// <summary>A page in any language may have English tools.</summary>
    private static string LanguageOf(Original original, Random random) => random.Next(6) == 0 ? "en" : Languages.Of(original);

    private static string? Line(string category, string language, FamilyData data, Random random)
    {
        var words = data.Words("furniture", $"{language} {category}");
        if (words.Length == 0)
            return null;
        var mark = random.Of(Marks);
        string Word() => Filled(random.Of(words), random);
        string Several(int most) => string.Join(mark, Enumerable.Range(0, random.Next(1, most + 1)).Select(_ => Word()).Distinct());
        var line = category switch
        {
            "tool" => random.Next(3) == 0 ? Bracketed(Several(3).Split(mark), random) : Several(4),
            "share" => Word() + random.Of(["：", ": ", " ", ""]) + string.Join(mark, Networks(language, data, random)),
            "count" => Word() + random.Of(["：", ": ", " "]) + Number(random) + (language.StartsWith("zh", StringComparison.Ordinal) ? random.Of(["次", "", ""]) : ""),
            "place" => Word() + random.Of(["：", ": ", " "]) + string.Join(random.Of([" > ", " >> ", " » ", " / "]), NavOf(language, data, random, 3)),
            "nav" => string.Join(mark, NavOf(language, data, random, 7)),
            _ => Word(),
        };
        return line;
    }

    private static IEnumerable<string> NavOf(string language, FamilyData data, Random random, int most)
    {
        var words = data.Words("furniture", $"{language} nav").ToArray();
        random.Shuffle(words);
        return words.Take(random.Next(2, most + 1));
    }

    private static string[] Networks(string language, FamilyData data, Random random)
    {
        var words = data.Words("furniture", $"{(language.StartsWith("zh", StringComparison.Ordinal) ? language : "en")} network").ToArray();
        random.Shuffle(words);
        return words[..Math.Min(words.Length, random.Next(2, 6))];
    }

    private static string Bracketed(string[] words, Random random)
    {
        var pair = random.Of(Brackets);
        return string.Concat(words.Select(w => $"{pair[0]}{w}{pair[1]}"));
    }

    private static void Glue(DamagedCopy copy, string line, Random random)
    {
        var i = random.Next(copy.Lines.Count);
        var isBefore = random.Next(2) == 0;
        var gap = random.Of(["　", "  ", " | ", " "]);
        copy.Lines[i] = isBefore ? line + gap + copy.Lines[i] : copy.Lines[i] + gap + line;
    }

    private static string Filled(string words, Random random) => words
        .Replace("#%", random.Next(10, 90).ToString(CultureInfo.InvariantCulture) + "%", StringComparison.Ordinal)
        .Replace("#", Number(random), StringComparison.Ordinal)
        .Replace("@", random.Of(Names), StringComparison.Ordinal);

    private static string Number(Random random) => random.Next(3) == 0
        ? random.Next(1990, 2026).ToString(CultureInfo.InvariantCulture)
        : random.Next(1, 40_000).ToString(CultureInfo.InvariantCulture);
}
