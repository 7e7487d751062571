using System.Buffers;
using System.Text.RegularExpressions;
using Gazette.Cleaning.Lines;
using Gazette.Drafts;
using Gazette.Text;

namespace Gazette.Cleaning.Pinyin;

/// <summary>Removes the pinyin that some mirrors put in brackets after characters: <c>召開(kāi)</c>.</summary>
internal sealed partial class PinyinAnnotations : ICleaningRule
{
    private const int MaxSpaces = 3;

    public const string RuleName = "pinyin-annotations";

    /// <summary>Between a bracket and what it holds.</summary>
    private const string Spaces = " \u00A0\u3000";

    private static readonly SearchValues<char> Openings = SearchValues.Create("(（[［{｛〔【〈《「『＜</");

    public string Name => RuleName;

    public void Apply(Draft draft, IReadOnlyList<Line> lines)
    {
        var text = lines.Where(l => !l.IsCode).ToList();
        var annotations = text.Where(l => l.Text.AsSpan().IndexOfAny(Openings) >= 0).SelectMany(Find).ToList();
        if (annotations.Count == 0 || !PinyinEvidence.ShowsDamage(annotations, text))
            return;
        foreach (var line in annotations.GroupBy(a => a.Line))
            line.Key.Repair(draft.Report, Name, [.. line.Select(a => a.Place)]);
    }

    /// <summary>The text as its reader would say it, whichever of the readings are damage.</summary>
    public static string WithoutBrackets(string text) => Bracket().Replace(text, "");

    private static List<PinyinAnnotation> Find(Line line)
    {
        var found = new List<PinyinAnnotation>();
        foreach (var match in Bracket().EnumerateMatches(line.Text))
        {
            var bracket = line.Text.AsSpan(match.Index, match.Length);
            if (!ReadingBrackets.ArePair(bracket[0], bracket[^1]))
                continue;
            var last = found.Count > 0 ? found[^1] : null;
            var start = StartWithSpace(line.Text, match.Index);
            var isRepeat = last is not null && last.Place.End == start;
            var character = isRepeat ? last!.Character : start > 0 ? line.Text[start - 1] : ' ';
            if (!Han.Is(character) || SyllableOf(character, bracket[1..^1].Trim(Spaces)) is not var (syllable, isCantonese))
                continue;
            var isAmidText = isRepeat ? last!.IsAmidText : FollowsHan(line.Text, start - 1, last) || PrecedesHan(line.Text, start - 1, match.Index + match.Length);
            var place = new TextEdit(start, match.Index + match.Length - start, "");
            found.Add(new PinyinAnnotation(line, place, character, syllable, isRepeat, isAmidText, isCantonese));
        }

        return found;
    }

    /// <summary>Null when the character is not read so.</summary>
    private static (PinyinSyllable Syllable, bool IsCantonese)? SyllableOf(char character, ReadOnlySpan<char> printed)
    {
        var syllable = Zhuyin.Is(printed[0]) ? Zhuyin.Read(printed.ToString()) : PinyinSyllable.Of(printed);
        if (syllable is { } read && PinyinReadings.Instance.IsPossible(character, read))
            return (read, false);
        return Jyutping().IsMatch(printed) ? (new PinyinSyllable(printed[..^1].ToString(), printed[^1] - '0'), true) : null;
    }

    // Not in the pattern: .NET 10's NonBacktracking engine misses matches of patterns that begin with something optional.
    private static int StartWithSpace(string text, int bracket)
    {
        var start = bracket;
        while (start > 0 && bracket - start < MaxSpaces && text[start - 1] is ' ' or '\u00A0' or '\u3000')
            start--;
        // Brackets that lost what they held.
        if (start > 1 && text[start - 1] is ')' or '）' && text.AsSpan(0, start - 1).TrimEnd() is [.., '(' or '（'] before)
            start = before.Length - 1;
        return start;
    }

    private static bool FollowsHan(string text, int at, PinyinAnnotation? last) =>
        at > 0 && (Han.Is(text[at - 1]) || last?.Place.End == at);

    /// <summary>万(wàn)人 in 3万(wàn)人; where a line begins, it may be a headword.</summary>
    private static bool PrecedesHan(string text, int at, int end) => at > 0 && !char.IsWhiteSpace(text[at - 1]) && end < text.Length && Han.Is(text[end]);

    [GeneratedRegex("[(（\\[［{｛〔【〈《「『＜</][ \u00A0\u3000]?(?:[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜăĕĭŏŭńňǹḿüêɑɡ:\u0300\u0301\u0302\u0304\u0306\u0308\u030C]{1,14}[0-6⁰¹²³⁴⁵]?|[\u3105-\u312Fˊˇˋ˙]{1,4})[ \u00A0\u3000]?[)）\\]］}｝〕】〉》」』＞>/]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Bracket();

    [GeneratedRegex("^(b|p|m|f|d|t|ng|n|l|gw|kw|g|k|w|h|z|c|s|j)?(aa|a|e|i|oe|eo|o|u|yu)(i|u|m|ng|n|p|t|k)?[1-6]$|^(m|ng)[1-6]$", RegexOptions.ExplicitCapture, 10000)]
    private static partial Regex Jyutping();
}
