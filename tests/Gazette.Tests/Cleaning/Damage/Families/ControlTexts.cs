using System.Globalization;

namespace Gazette.Tests.Damage.Families;

/// <summary>Undamaged texts: own articles with paragraphs about markup, readings and encodings, and texts that repeat themselves for good reasons.</summary>
internal static class ControlTexts
{
    private static readonly string[] Words = ["café", "Größe", "中国", "新聞", "L’été", "Straße", "привет"];

    private static readonly string[][] Days =
    [
        ["星期一", "星期二", "星期三", "星期四", "星期五"], ["週一", "週二", "週三", "週四"], ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"], ["Montag", "Dienstag", "Mittwoch"],
        ["第一场", "第二场", "第三场"], ["Session one", "Session two", "Session three"], ["lundi", "mardi", "mercredi"],
    ];

    private static readonly string[][] Items =
    [
        ["燕麦粥一碗，苹果一个", "米饭、青菜和豆腐", "番茄鸡蛋面", "睡前一杯温牛奶"], ["稀飯一碗，花生一碟", "米飯、青菜和魚", "麵線一碗", "睡前溫牛奶一杯"],
        ["Oat porridge and a pear", "Bread with cheese and radishes", "Lentil soup with rice and carrots", "A cup of warm milk before bed"],
        ["Haferbrei mit Birne", "Brot mit Käse und Radieschen", "Linsensuppe mit Reis", "Warme Milch vor dem Schlafen"],
        ["主持人宣布会议开始，并介绍到会人员。", "与会代表逐项审议议案，提出修改意见。", "经表决，赞成票过半数，议案获得通过。"],
        ["The chair opened the session and read the names of those present.", "The motion was put to the vote.", "There being no objection, the motion was carried by a majority of those present."],
        ["Gruau d'avoine et une poire", "Pain, fromage et radis", "Soupe de lentilles"],
    ];

    /// <summary>With one to four paragraphs that speak of what looks like damage.</summary>
    public static Original About(Original original, FamilyData data, Random random)
    {
        var language = Languages.Of(original);
        var templates = data.Words("controls", language).ToArray();
        var paragraphs = original.Paragraphs.ToList();
        for (var count = random.Next(1, 4); count > 0 && templates.Length > 0; count--)
            paragraphs.Insert(random.Next(paragraphs.Count + 1), Filled(random.Of(templates), data, random));
        return original with { Id = original.Id + "-about", Paragraphs = paragraphs };
    }

    /// <summary>A meal plan, a timetable, minutes: the same rows under every day.</summary>
    public static Original Repeating(Original original, Random random)
    {
        var kind = random.Next(Days.Length);
        var (days, items) = (Days[kind], Items[kind]);
        var rows = days.SelectMany(day => new[] { day }.Concat(items.Where(_ => random.Next(8) > 0))).ToList();
        return original with { Id = original.Id + "-rows", Paragraphs = [original.Paragraphs[0], .. rows, original.Paragraphs[^1]] };
    }

    /// <summary>Nobody quotes what nobody sees: misread bytes that are controls, or have no shape in any font.</summary>
    private static string Shown(string sample) => sample.Any(c => char.IsControl(c) || c is >= '\uE000' and <= '\uF8FF') ? "Ã©" : sample;

    private static string Filled(string template, FamilyData data, Random random)
    {
        var name = random.Of(data.Entries("markup", "names"));
        var filled = template
            .Replace("{tag}", $"<{name}>", StringComparison.Ordinal)
            .Replace("{end}", $"</{name}>", StringComparison.Ordinal)
            .Replace("{both}", $"<{name}></{name}>", StringComparison.Ordinal)
            .Replace("{comment}", random.Of(["<!-- note -->", "<!-- 注释 -->", "<!--x-->", "<!-- TODO -->"]), StringComparison.Ordinal)
            .Replace("{half}", random.Of([",", ", ", "\",\""]), StringComparison.Ordinal)
            .Replace("{moji}", Shown(MisreadFamily.Sample(random.Of(Words), data, random)), StringComparison.Ordinal);
        while (filled.IndexOf("{entity}", StringComparison.Ordinal) is >= 0 and var at)
            filled = string.Create(CultureInfo.InvariantCulture, $"{filled[..at]}{random.Of(["&nbsp;", "&amp;", "&copy;", "&#160;", "&ldquo;", "&lt;", "&eacute;", "&#x201C;"])}{filled[(at + 8)..]}");
        return filled;
    }
}
