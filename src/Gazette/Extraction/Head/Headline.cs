using System.Text.RegularExpressions;
using Gazette.Text;

namespace Gazette.Extraction.Head;

/// <summary>What a line looks like: a headline, a second headline, or prose.</summary>
internal static partial class Headline
{
    // Cells.
    private const int MaxTitle = 130;
    private const int MaxSecond = 220;
    private const int LongSecond = 32;
    private const int MinProse = 40;

    public static bool CouldBe(string line) =>
        Cells(line) <= MaxTitle && line.Any(char.IsLetterOrDigit) && HasNoSentence(Quoted().Replace(line, "x"));

    private static bool HasNoSentence(string line) => !EndsSentence().IsMatch(line) && !SentenceInside().IsMatch(line);

    /// <summary>No sentence, no list item, no address to somebody, no row of controls.</summary>
    public static bool CouldBeSecond(string line) =>
        Cells(line) is >= 6 and <= MaxSecond && HasNoSentence(line) && line.Count(c => c is '|' or '｜' or '•' or '»') < 2 && !ListMark().IsMatch(line)
            && !EndsOpen().IsMatch(line) && !Salutation().IsMatch(line) && !RuledLine().IsMatch(line);

    public static bool IsLong(string line) => Cells(line) >= LongSecond || line.StartsWith("——", StringComparison.Ordinal);

    public static bool IsProse(string line) => Cells(line) >= MinProse || EndsSentence().IsMatch(line) || ListMark().IsMatch(line) || EndsOpen().IsMatch(line);

    /// <summary>What agencies and offices write above a release; it is no headline.</summary>
    public static bool IsReleaseMark(string line) => ReleaseMark().IsMatch(line);

    /// <summary>A Han character takes two.</summary>
    public static int Cells(string line)
    {
        var cells = 0;
        foreach (var c in line)
            cells += Han.IsOrSign(c) ? 2 : 1;
        return cells;
    }

    [GeneratedRegex("(?:[。；;，,、]|(?<![A-Z])(?<!\\b(?:Mr|Dr|St|Jr|Sr|Inc|Co|Ltd|vs|etc|No))\\.)[”’」』\"')）]*$", RegexOptions.None, 1000)]
    private static partial Regex EndsSentence();

    [GeneratedRegex("。|\\b(?!Mr|Dr|St|Jr|Mrs|Ms|No|vs|Inc)\\p{Ll}{3,}[.] +\\p{Lu}", RegexOptions.None, 1000)]
    private static partial Regex SentenceInside();

    [GeneratedRegex("^\\s*(?:[-*•·▪◦※]\\s|\\(?[0-9]{1,3}[.)、]|[（(]?[一二三四五六七八九十]{1,3}[、）)]|第[一二三四五六七八九十百0-9]{1,4}[章节節条條])", RegexOptions.None, 10000)]
    private static partial Regex ListMark();

    /// <summary>Marks that a line speaks of, and that end no sentence of its own.</summary>
    [GeneratedRegex("[“\"‘「『《（(【]\\W{1,6}[”\"’」』》）)】]", RegexOptions.None, 10000)]
    private static partial Regex Quoted();

    [GeneratedRegex("[:：]$", RegexOptions.None, 10000)]
    private static partial Regex EndsOpen();

    [GeneratedRegex("^(?:Dear|Hello|To whom|Contact)\\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Salutation();

    [GeneratedRegex("^[*\\s]*(?:for immediate release|(?:press|news|media) release|embargoed (?:until|for).{0,60}|新闻稿|新聞稿|通稿)[*\\s:：]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex ReleaseMark();

    [GeneratedRegex("^[\\s\\p{P}\\p{S}]*$", RegexOptions.None, 10000)]
    private static partial Regex RuledLine();
}
