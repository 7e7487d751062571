using System.Text.RegularExpressions;
using Gazette.Text;

namespace Gazette.Extraction.Authors;

/// <summary>Reads who wrote an article out of what stands after a label such as 记者 or By. In doubt it reads nobody.</summary>
internal static partial class PersonNames
{
    private const int MaxNames = 12;
    private const int MaxHanName = 5;
    private const int MaxLatinName = 60;
    private const int MaxValue = 400;

    /// <summary>People as several entries. For values that a label or a tag promises to be names.</summary>
    public static IReadOnlyList<string> Split(string value)
    {
        if (value.Length > MaxValue)
            return [];
        var cleaned = Han.IsMostly(value) ? Roles().Replace(value, " ") : BeyondNames().Replace(ByWords().Replace(value.Trim(), ""), "");
        var parts = Han.IsMostly(cleaned) ? SplitHan(cleaned) : Couple().IsMatch(cleaned) || FamilyFirst().IsMatch(cleaned) ? [cleaned] : LatinSeparators().Split(cleaned);
        return [.. parts.Select(p => p.Trim(' ', '\t', '\u3000', '\u00A0', ',', '.', ';', '|', '(', ')', '（', '）', '[', ']', '【', '】', ':', '：'))
            .Where(IsName).Distinct(StringComparer.Ordinal).Take(MaxNames)];
    }

    /// <summary>Names in running text, where what follows may be no name at all: only short Han names without a word of an office pass.</summary>
    public static IReadOnlyList<string> SplitStrictly(string value)
    {
        var names = Split(value);
        return names.All(n => n.Length is >= 2 and <= 4 && n.All(Han.Is) && !Offices().IsMatch(n)) ? names : [];
    }

    /// <summary>By separators; a lone space separates too, but 王 帅 is one name spaced out.</summary>
    private static string[] SplitHan(string value)
    {
        var parts = HanSeparators().Split(value).Where(p => p.Length > 0).ToArray();
        return parts is [{ Length: 1 }, { Length: 1 or 2 }] && parts.All(p => p.All(Han.Is)) ? [string.Concat(parts)] : parts;
    }

    private static bool IsName(string name)
    {
        if (name.Length < 2 || Nobody().IsMatch(name) || name.Contains("http", StringComparison.OrdinalIgnoreCase) || name.Contains('@', StringComparison.Ordinal))
            return false;
        return Han.IsMostly(name)
            ? name.Length <= MaxHanName || Offices().IsMatch(name) || name.Contains('·', StringComparison.Ordinal)
            : name.Length <= MaxLatinName && name.Any(char.IsLetter) && name.Split(' ').Length <= 8;
    }

    [GeneratedRegex("(?:本报|本報|本网|本網|特约|特約|全媒体|全媒體|融媒体|融媒體|见习|見習|实习|實習)*(?:记者|記者|通讯员|通訊員|作者|撰文|文字|摄影|攝影|图文|圖文|报道|報道|報導)|^\\s*文\\s*[/／]|[/／:：]", RegexOptions.None, 1000)]
    private static partial Regex Roles();

    [GeneratedRegex("^(?:(?:written|posted|reported|reviewed)\\s+)?by:?\\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ByWords();

    /// <summary>What rows put after a name: dates, reading times, other roles.</summary>
    [GeneratedRegex("\\s*(?:[—–•●▪⋅·|]|\\s[-]\\s|\\s(?:on|in|at|for|min|updated|published|posted|fact|reviewed|edited)\\b|[0-9(]).*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex BeyondNames();

    // 王和平 is one person: the word joins two names only where both are whole.
    [GeneratedRegex("[\\s\\u3000、，,;；&|/]+|(?<=\\p{Lo}{2})[和与與及](?=\\p{Lo}{2})", RegexOptions.None, 1000)]
    private static partial Regex HanSeparators();

    /// <summary>Two first names are how a couple signs; neither is a person's name alone.</summary>
    [GeneratedRegex("^[\\p{L}'’-]+ (?:and|&) [\\p{L}'’-]+$", RegexOptions.None, 10000)]
    private static partial Regex Couple();

    /// <summary>"Roe, Jane T.", as lists of references have it.</summary>
    [GeneratedRegex("^\\p{Lu}[\\p{L}'’-]+, \\p{Lu}[\\p{L}'’-]+(?: \\p{Lu}\\.)+$", RegexOptions.None, 10000)]
    private static partial Regex FamilyFirst();

    [GeneratedRegex("\\s*(?:;|\\||&|、|，|\\s/\\s|,\\s*and\\s|\\sand\\s|\\swith\\s|,(?=\\s*[A-Z][\\w.'-]+\\s+[A-Z]))\\s*", RegexOptions.None, 1000)]
    private static partial Regex LatinSeparators();

    [GeneratedRegex("网|網|报|報|社|台|臺|中心|部|局|办|辦|委|厅|廳|处|處|科|院|校|公司|支部|协会|協會|政府|集团|集團|频道|頻道|频|传媒|傳媒|新闻|新聞|小组|小組|编辑|編輯|站|供稿|供图|供圖|整理|综合|綜合", RegexOptions.None, 1000)]
    private static partial Regex Offices();

    [GeneratedRegex("^(?:未知|佚名|匿名|不详|不詳|暂无|无|整合|整理|综合|綜合|编译|編譯|摘编|汇编|采写|報道|报道|文|图|图文|摄影|供图|供稿|编辑|責編|责编|admin|administrator|root|editor|webmaster|null|none|undefined|unknown|anonymous|staff|(?:fact|medically|updated|published|posted|reviewed|edited|last|read|share|written)\\b.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Nobody();
}
