using System.Text.RegularExpressions;

namespace Gazette.Cleaning;

/// <summary>Removes the pinyin that some mirrors put in brackets after characters: <c>召開(kāi)</c>.</summary>
internal sealed partial class PinyinAnnotations : ICleaningRule
{
    public string Name => "pinyin-annotations";

    public void Apply(Draft draft)
    {
        var lines = DocumentLines.Of(draft.Document).Where(l => !l.IsCode).ToList();
        var annotations = lines.SelectMany(Find).ToList();
        if (annotations.Count == 0 || !PinyinEvidence.ShowsDamage(annotations, lines))
            return;
        foreach (var line in annotations.GroupBy(a => a.Line))
            line.Key.Repair(draft.Report, Name, [.. line.Select(a => a.Place)]);
    }

    private static IEnumerable<PinyinAnnotation> Find(Line line)
    {
        PinyinAnnotation? last = null;
        foreach (Match match in Bracket().Matches(line.Text))
        {
            var isRepeat = last?.Place.End == match.Index;
            var character = isRepeat ? last!.Character : match.Index > 0 ? line.Text[match.Index - 1] : ' ';
            var syllable = PinyinSyllable.Of(match.Groups["syllable"].ValueSpan);
            if (!Han.IsHan(character) || !PinyinReadings.Instance.IsPossible(character, syllable))
                continue;
            var followsHan = isRepeat ? last!.FollowsHan : FollowsHan(line.Text, match.Index - 1, last);
            last = new PinyinAnnotation(line, new TextEdit(match.Index, match.Length, ""), character, syllable, isRepeat, followsHan);
            yield return last;
        }
    }

    private static bool FollowsHan(string text, int at, PinyinAnnotation? last) =>
        at > 0 && (Han.IsHan(text[at - 1]) || last?.Place.End == at);

    [GeneratedRegex("[ \u00A0\u3000]?[(（] ?(?<syllable>[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜăĕĭŏŭńňǹḿüêɑɡ:\u0300\u0301\u0302\u0304\u0306\u0308\u030C]{1,14}[0-5]?) ?[)）]", RegexOptions.NonBacktracking)]
    private static partial Regex Bracket();
}
