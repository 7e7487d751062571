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

    public string Name => RuleName;

    public void Apply(Draft draft, IReadOnlyList<Line> lines)
    {
        var text = lines.Where(l => !l.IsCode).ToList();
        var annotations = text.Where(l => l.Text.AsSpan().IndexOfAny('(', '（') >= 0).SelectMany(Find).ToList();
        if (annotations.Count == 0 || !PinyinEvidence.ShowsDamage(annotations, text))
            return;
        foreach (var line in annotations.GroupBy(a => a.Line))
            line.Key.Repair(draft.Report, Name, [.. line.Select(a => a.Place)]);
    }

    /// <summary>The text as its reader would say it, whichever of the readings are damage.</summary>
    public static string WithoutBrackets(string text) => Bracket().Replace(text, "");

    private static IEnumerable<PinyinAnnotation> Find(Line line)
    {
        PinyinAnnotation? last = null;
        foreach (Match match in Bracket().Matches(line.Text))
        {
            var start = StartWithSpace(line.Text, match.Index);
            var isRepeat = last is not null && last.Place.End == start;
            var character = isRepeat ? last!.Character : start > 0 ? line.Text[start - 1] : ' ';
            var syllable = PinyinSyllable.Of(match.Groups["syllable"].ValueSpan);
            if (!Han.Is(character) || !PinyinReadings.Instance.IsPossible(character, syllable))
                continue;
            var isAmidText = isRepeat ? last!.IsAmidText : FollowsHan(line.Text, start - 1, last) || PrecedesHan(line.Text, start - 1, match.Index + match.Length);
            var place = new TextEdit(start, match.Index + match.Length - start, "");
            last = new PinyinAnnotation(line, place, character, syllable, isRepeat, isAmidText);
            yield return last;
        }
    }

    // Not in the pattern: .NET 10's NonBacktracking engine misses matches of patterns that begin with something optional.
    private static int StartWithSpace(string text, int bracket)
    {
        var start = bracket;
        while (start > 0 && bracket - start < MaxSpaces && text[start - 1] is ' ' or '\u00A0' or '\u3000')
            start--;
        return start;
    }

    private static bool FollowsHan(string text, int at, PinyinAnnotation? last) =>
        at > 0 && (Han.Is(text[at - 1]) || last?.Place.End == at);

    /// <summary>万(wàn)人 in 3万(wàn)人; where a line begins, it may be a headword.</summary>
    private static bool PrecedesHan(string text, int at, int end) => at > 0 && !char.IsWhiteSpace(text[at - 1]) && end < text.Length && Han.Is(text[end]);

    [GeneratedRegex("[(（][ \u00A0\u3000]?(?<syllable>[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜăĕĭŏŭńňǹḿüêɑɡ:\u0300\u0301\u0302\u0304\u0306\u0308\u030C]{1,14}[0-5]?)[ \u00A0\u3000]?[)）]", RegexOptions.NonBacktracking)]
    private static partial Regex Bracket();
}
