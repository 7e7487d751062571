using System.Text.RegularExpressions;
using Gazette.Drafts;
using Gazette.Extraction.Lines;

namespace Gazette.Extraction.Authors;

/// <summary>Writers named in the article's own text, which keeps the words: a dateline's bracket, a line of its own.</summary>
internal static partial class AuthorLines
{
    private const int LinesAtHead = 4;
    private const int LinesAtFoot = 3;
    private const int MaxLine = 40;
    private const int MaxDateline = 120;

    public static void FillFromText(IReadOnlyList<TextLine> lines, Metadata metadata)
    {
        if (metadata.Authors.Count > 0)
            return;
        var places = lines.Take(LinesAtHead).Concat(lines.Skip(LinesAtHead).TakeLast(LinesAtFoot));
        foreach (var line in places)
        {
            var names = InDateline(line.Text) is { Count: > 0 } dateline ? dateline : OnOwnLine(line.Text) is { Count: > 0 } own ? own : AtEnd(line.Text, line == lines[^1]);
            if (names.Count == 0)
                continue;
            metadata.Authors = names;
            return;
        }
    }

    /// <summary>天門網訊(全媒體記者王帥)1月28日下午 names 王帥.</summary>
    private static IReadOnlyList<string> InDateline(string line)
    {
        var head = line[..Math.Min(line.Length, MaxDateline)];
        var match = Dateline().Match(head);
        return match.Success ? PersonNames.SplitStrictly(match.Groups["names"].Value) : [];
    }

    /// <summary>The last sentence of the text, and in brackets behind it who wrote: ……已恢复正常。（王帅）</summary>
    private static IReadOnlyList<string> AtEnd(string line, bool isLast)
    {
        if (!isLast || EndOfText().Match(line) is not { Success: true } end)
            return [];
        var names = PersonNames.SplitStrictly(end.Groups["names"].Value);
        return names.All(n => PersonShape.IsHan(n) && !Region().IsMatch(n)) ? names : [];
    }

    public static IReadOnlyList<string> OnOwnLine(string line)
    {
        if (line.Length > MaxLine)
            return [];
        var han = OwnLine().Match(line);
        if (han.Success)
            return PersonNames.SplitStrictly(han.Groups["names"].Value);
        if (KoreanByline().Match(line) is { Success: true } korean)
            return [korean.Groups["name"].Value];
        var latin = LatinByline().Match(line);
        return latin.Success ? PersonNames.Split(latin.Groups["names"].Value) : [];
    }

    private const string Role = "(?:记者|記者|通讯员|通訊員|撰稿人|作者)";

    [GeneratedRegex("^.{0,60}?[（(【\\[][^（()）【】\\[\\]。]{0,30}?" + Role + "[\\s:：]*(?<names>[^（()）【】\\[\\]。]{2,60})[)）】\\]]", RegexOptions.None, 1000)]
    private static partial Regex Dateline();

    [GeneratedRegex("[。！？”…][（(](?:\\S{0,8}?" + Role + "\\s*[:：/／]?)?\\s*(?<names>[\\p{Lo}、\\s]{2,16})[)）]$", RegexOptions.None, 1000)]
    private static partial Regex EndOfText();

    /// <summary>What begins with a family name too.</summary>
    [GeneratedRegex("^(?:江苏|江西|安徽|吉林|甘肃|宁夏|金融|安全|高考|成语|方言|文化|高清|时评|夏季|向导|白话|黄历|江城|华侨|常识|温馨|单位|祝福|游记)$", RegexOptions.None, 10000)]
    private static partial Regex Region();

    [GeneratedRegex("^[【（(\\[]?\\s*(?:(?:文|撰文|图[/／、]?文|文[/／、]?图)\\s*[/／丨|｜:：]\\s*(?:\\S{0,12}?" + Role + ")?|\\S{0,10}?" + Role + "\\s*[:：/／]?)\\s*(?<names>[^，。！？：:]{2,24}?)\\s*(?:报道|報道|報導|文)?(?:\\s+(?:审核|校对|编辑|责编|摄影|编审)\\s*[:：]\\s*[\\p{Lo}、]{2,12})*\\s*[】）)\\]]?$", RegexOptions.None, 1000)]
    private static partial Regex OwnLine();

    /// <summary>The role stands behind the name, an address behind both.</summary>
    [GeneratedRegex("^(?:글 ?[=:]? ?)?(?<name>[가-힣]{2,4}) ?(?:선임|수습|객원|인턴)?(?:기자|특파원|논설위원)(?: *(?:[=|(] *)?[\\w.+-]+@[\\w.-]+[)]?)?$", RegexOptions.None, 10000)]
    private static partial Regex KoreanByline();

    [GeneratedRegex("^(?:Written |Words |Story )?[Bb][Yy]:? (?<names>(?:[A-Z][\\w.'’-]+)(?: (?:[A-Z][\\w.'’-]+|and|de|van|von|der|&|da|di)){0,8})(?:, (?:Staff|Senior|Special|Reporter).*)?$", RegexOptions.None, 1000)]
    private static partial Regex LatinByline();
}
